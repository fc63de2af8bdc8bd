"""The rows that every tenant of iService starts from: user types and the global segment.

The names of the types are the product's; ids and what each may do are ours.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from db.models.iservice import Segment, UserKind, UserType, UserTypeRight
from db.models.iservice.base import IServiceBase
from db.models.iservice.rights import Right

ANONYMOUS, CUSTOMER, CSR, QA_CSR, QA_MANAGER, CSR_MANAGER = 1, 2, 3, 4, 5, 6
ADMINISTRATOR, SUPER_USER, MAIL_SERVICE, LANDLORD = 7, 8, 9, 10
GLOBAL_SEGMENT = 1

_TYPES = (
    (ANONYMOUS, "Anonymous", UserKind.ANONYMOUS),
    (CUSTOMER, "Customer", UserKind.CUSTOMER),
    (CSR, "CSR", UserKind.AGENT),
    (QA_CSR, "QA CSR", UserKind.AGENT),
    (QA_MANAGER, "QA Manager", UserKind.AGENT),
    (CSR_MANAGER, "CSR Manager", UserKind.AGENT),
    (ADMINISTRATOR, "Administrator", UserKind.AGENT),
    (SUPER_USER, "Super User", UserKind.AGENT),
    (MAIL_SERVICE, "Mail Service", UserKind.SERVICE),
    (LANDLORD, "Landlord", UserKind.LANDLORD),
)
_CHAT = ("Chat.Answer",)
_MANAGING = (
    *_CHAT,
    Right.SEND,
    Right.APPROVE,
    Right.ASSIGN,
    Right.EDIT_RESOLVED,
    Right.BROADCAST,
    "Chat.Supervise",
)
_ADMINISTERING = (
    *_MANAGING,
    Right.AGENTS,
    Right.SEGMENTS,
    Right.SMTP_OUT,
    Right.MONITOR,
    Right.USER_TYPES,
    Right.PURGE,
    Right.TENANT,
    Right.DELETE,
    "Admin.ExternalAPI",
    "Payment",
    "Tab.Admin.AdditionalDetails",
    "Tab.Admin.AgentEmailForm",
    "Tab.Admin.Alerts",
    "Tab.Admin.ContactProperties",
    "Tab.Admin.Departments",
    "Tab.Admin.Forms",
    "Tab.Admin.InteractionProperties",
    "Tab.Admin.Mailings",
    "Tab.Admin.OpenID",
    "Tab.Admin.ServiceLevels",
    "Tab.Admin.Skills",
)
_RIGHTS = {
    CSR: (*_CHAT, Right.SEND),
    QA_CSR: _CHAT,
    QA_MANAGER: (*_CHAT, Right.SEND, Right.APPROVE),
    CSR_MANAGER: _MANAGING,
    ADMINISTRATOR: _ADMINISTERING,
    SUPER_USER: (*_ADMINISTERING, Right.MONITOR_ALL, Right.ALL_SEGMENTS),
}


def iservice_rows() -> list[tuple[Table, list[dict[str, Any]]]]:
    """Return the rows by their tables, with the names of columns."""
    types = [{"userTypeID": number, "name": name, "kind": kind} for number, name, kind in _TYPES]
    rights = [
        {"userTypeID": number, "accessRight": name}
        for number, names in _RIGHTS.items()
        for name in names
    ]
    segment = {
        "segmentID": GLOBAL_SEGMENT,
        "name": "Global",
        "isStandard": False,
        "isGlobal": True,
        "getAllOnGetNext": False,
    }
    return [
        (_table(UserType), types),
        (_table(UserTypeRight), rights),
        (_table(Segment), [segment]),
    ]


def _table(model: type[IServiceBase]) -> Table:
    return IServiceBase.metadata.tables[model.__tablename__]
