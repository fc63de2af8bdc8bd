"""The user information provider: what an agent sees of a customer (``GetUserDetails``)."""

from __future__ import annotations

from dataclasses import dataclass

from providers.envelope import Result
from providers.variables import item

__all__ = ["USER_DETAILS", "UserInfoQuestion", "read_user_info", "user_info_inputs"]

USER_DETAILS = "GetUserDetails"
_TICKET = "ticket"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserInfoQuestion:
    """The ticket that an agent looks at."""

    email: str
    brand_name: str
    department_name: str
    group_name: str
    ticket_number: str
    user_name: str = ""


def user_info_inputs(question: UserInfoQuestion) -> list[str]:
    """Return what is sent about a ticket; two keys are documented in two spellings each."""
    return [
        item("username", question.user_name),
        item("email", question.email),
        item("brandName", question.brand_name),
        item("departmentName", question.department_name),
        item("group", question.group_name),
        item("groupName", question.group_name),
        item("ticketNumber", question.ticket_number),
        item("interactionType", _TICKET),
        item("interactiontype", _TICKET),
    ]


def read_user_info(result: Result) -> str | None:
    """Return the HTML of a result as the provider wrote it: unsafe; None when there is none."""
    html = result.text("UserInfoHtml") or result.text("UserInfoHTML")
    return html if html.strip() else None
