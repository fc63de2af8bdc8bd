"""Types of svcOrganization, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class StringRequestResult:
    """StringRequestResult of svcOrganization."""

    message: str | None = None
    request_result: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class BrandInfoArrayResult:
    """BrandInfoArrayResult of svcOrganization."""

    brands: Iterable[BrandInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class BrandInfo:
    """BrandInfo of svcOrganization."""

    id: int = 0
    name: str | None = None


@dataclass(slots=True)
class DepartmentInfoArrayResult:
    """DepartmentInfoArrayResult of svcOrganization."""

    departments: Iterable[DepartmentInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class DepartmentInfo:
    """DepartmentInfo of svcOrganization."""

    id: int = 0
    name: str | None = None


@dataclass(slots=True)
class GroupInfoArrayResult:
    """GroupInfoArrayResult of svcOrganization."""

    groups: Iterable[GroupInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class GroupInfo:
    """GroupInfo of svcOrganization."""

    id: int = 0
    name: str | None = None


@dataclass(slots=True)
class AgentRoleInfo:
    """AgentRoleInfo of svcOrganization."""

    agent: AgentInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0
    roles: Iterable[int] | None = None


@dataclass(slots=True)
class AgentInfo:
    """AgentInfo of svcOrganization."""

    display_name: str | None = None
    id: int = 0
    user_name: str | None = None


@dataclass(slots=True)
class AgentInfoArrayResult:
    """AgentInfoArrayResult of svcOrganization."""

    agents: Iterable[AgentInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class SettingsRequestResult:
    """SettingsRequestResult of svcOrganization."""

    message: str | None = None
    request_results: Iterable[str | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcOrganization."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class UserInfoResult:
    """UserInfoResult of svcOrganization."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    user_id: int = 0


@dataclass(slots=True)
class RoleInfoResultArray:
    """RoleInfoResultArray of svcOrganization."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    roles: Iterable[RoleInfo | None] | None = None


@dataclass(slots=True)
class RoleInfo:
    """RoleInfo of svcOrganization."""

    is_employee: bool = False
    role_id: int = 0
    role_name: str | None = None


@dataclass(slots=True)
class ReportInfoResultArray:
    """ReportInfoResultArray of svcOrganization."""

    message: str | None = None
    reports: Iterable[ReportInfo | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ReportInfo:
    """ReportInfo of svcOrganization."""

    report_id: str | None = None
    report_name: str | None = None


@dataclass(slots=True)
class CustomFieldInfoArrayResult:
    """CustomFieldInfoArrayResult of svcOrganization."""

    custom_fields: Iterable[CustomFieldInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class CustomFieldInfo:
    """CustomFieldInfo of svcOrganization."""

    data_type: str | None = None
    default_value: str | None = None
    display_name: str | None = None
    id: int = 0
    is_global: bool = False
    value_options: Iterable[str | None] | None = None


@dataclass(slots=True)
class TimeLogCategoryInfoArrayResult:
    """TimeLogCategoryInfoArrayResult of svcOrganization."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_log_categories: Iterable[TimeLogCategoryInfo | None] | None = None


@dataclass(slots=True)
class TimeLogCategoryInfo:
    """TimeLogCategoryInfo of svcOrganization."""

    category_name: str | None = None
    description: str | None = None
    id: int = 0


@dataclass(slots=True)
class ActiveItemArrayResult:
    """ActiveItemArrayResult of svcOrganization."""

    active_items: Iterable[ActiveItem | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ActiveItem:
    """ActiveItem of svcOrganization."""

    agent: AgentInfo | None = None
    active_tickets_count: int = 0
    active_live_chats_count: int = 0
    in_progress_tasks_count: int = 0


@dataclass(slots=True)
class DailyStatItemArrayResult:
    """DailyStatItemArrayResult of svcOrganization."""

    stat_items: Iterable[DailyStatItem | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class DailyStatItem:
    """DailyStatItem of svcOrganization."""

    agent: AgentInfo | None = None
    daily_ticket_count: int = 0
    daily_chat_count: int = 0
    daily_call_log_count: int = 0
    average_ticket_response_time: float = 0.0


@dataclass(slots=True)
class OrganizationInfoResult:
    """OrganizationInfoResult of svcOrganization."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    organization: OrganizationInfo | None = None


@dataclass(slots=True)
class OrganizationInfo:
    """OrganizationInfo of svcOrganization."""

    name: str | None = None
    phone_number: str | None = None
    website: str | None = None
    organization_id: int = 0


@dataclass(slots=True)
class OrganizationInfoMemberResult:
    """OrganizationInfoMemberResult of svcOrganization."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    id: int = 0


@dataclass(slots=True)
class OrganizationMemberInfoArrayResult:
    """OrganizationMemberInfoArrayResult of svcOrganization."""

    organization_members: Iterable[OrganizationMemberInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class OrganizationMemberInfo:
    """OrganizationMemberInfo of svcOrganization."""

    type: int = 0
    value: str | None = None
    id: int = 0
