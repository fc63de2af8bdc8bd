"""Properties, custom fields, related items, parts of files and counts; in the end deletion.

The cases build on each other: two tickets are opened, one is filled, and deleted.
"""

from collections.abc import Mapping

from .case import Case

_NO_TICKET = "000-00000000-0000"
_PARTS = (bytes(range(256)), b"\r\n\0\xff")
_NEW: Mapping[str, object] = {
    "departmentID": "{department_id}",
    "groupId": "{second_group_id}",
    "userIdOfAgent": "{agent_id}",
    "toAddress": "{customer_email}",
    "body": "<p>Grüße ✓</p>",
    "isHtml": True,
}


def _good(
    operation: str,
    arguments: Mapping[str, object] | None = None,
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcTickets", operation, arguments or {}, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcTickets", operation, arguments, expect or {}, succeeds=False)


_OPENING = (
    _good("CreateTicket", {**_NEW, "subject": "a=b"}, number="RequestResult"),
    _good("CreateTicket", {**_NEW, "subject": "The other"}, other_number="RequestResult"),
    _good("GetTicketInfoByTicketNumber", {"ticketNumber": "{number}"}, ticket_id="Ticket.ID"),
)

_PROPERTIES = (
    _good(
        "SetTicketProperties",
        {"ticketNumber": "{number}", "ticketPropertyValues": ["SUBJECT=c=d", "ispinnedtoagent=1"]},
    ),
    _good(
        "GetTicketProperties",
        {
            "ticketNumber": "{number}",
            "requestedValues": ["TICKETSTATUSID", "subject", "BodyHTML", "TicketID", "GroupName"],
        },
        {
            "RequestResults": [
                "TICKETSTATUSID=1",
                "subject=c=d",
                "BodyHTML=<p>Grüße ✓</p>",
                "TicketID={ticket_id}",
                "GroupName={second_group_name}",
            ]
        },
    ),
    _bad(
        "GetTicketProperties",
        {"ticketNumber": _NO_TICKET, "requestedValues": ["Subject"]},
        {"RequestResults": None},
    ),
    _good("GetTicketPropertiesList", {"ticketNumber": "{number}"}, {"RequestResults": "*nonempty"}),
    _bad("GetTicketPropertiesList", {"ticketNumber": _NO_TICKET}, {"RequestResults": None}),
)

_CUSTOM_FIELDS = (
    _good(
        "GetCustomFieldControls",
        {"departmentId": "{department_id}"},
        {
            "CustomFields.0.DisplayName": "Serial Number",
            "CustomFields.0.CustomFieldId": "*positive",
            "CustomFields.0.IsVisibleToAgents": True,
            "CustomFields.1.DisplayName": "Plan",
            "CustomFields.1.SortOrder": 1,
        },
    ),
    _bad("GetCustomFieldControls", {"departmentId": 0}, {"CustomFields": None}),
    _good(
        "SetTicketCustomFields",
        {"ticketNumber": "{number}", "customFieldValues": ["serial number=A=1", "PLAN=pro"]},
    ),
    _bad(
        "SetTicketCustomFields",
        {"ticketNumber": "{number}", "customFieldValues": ["Plan=Gold"]},
    ),
    _good(
        "GetTicketCustomFields",
        {"ticketNumber": "{number}", "requestedValues": ["plan", "SERIAL NUMBER"]},
        {"RequestResults": ["plan=Pro", "SERIAL NUMBER=A=1"]},
    ),
    _bad(
        "GetTicketCustomFields",
        {"ticketNumber": _NO_TICKET, "requestedValues": ["Plan"]},
        {"RequestResults": None},
    ),
    _good(
        "GetTicketCustomFieldsList",
        {"ticketNumber": "{other_number}"},
        {"RequestResults": ["Serial Number=", "Plan=Pick one"]},
    ),
    _bad("GetTicketCustomFieldsList", {"ticketNumber": _NO_TICKET}, {"RequestResults": None}),
)

_RELATED = (
    _good("AddRelatedItem", {"ticketNumber": "{number}", "relatedItemNumber": "{other_number}"}),
    _bad("AddRelatedItem", {"ticketNumber": "{number}", "relatedItemNumber": "{number}"}),
)

_FILES = (
    _good(
        "AddTicketAttachment",
        {
            "ticketNumber": "{number}",
            "fileName": "in parts.bin",
            "data": _PARTS[0],
            "fileLength": sum(map(len, _PARTS)),
            "dateCreatedUTC": "2024-02-29T13:04:05Z",
        },
        {"File.fileSizeInBytes": "*positive"},
        file_id="File.fileId",
    ),
    _good(
        "AppendToTicketAttachment",
        {"ticketAttachmentId": "{file_id}", "data": _PARTS[1]},
    ),
    _good(
        "GetTicketAttachments",
        {"ticketId": "{ticket_id}"},
        {"Files.0.fileId": "{file_id}", "Files.0.fileSizeInBytes": sum(map(len, _PARTS))},
    ),
    _bad("AppendToTicketAttachment", {"ticketAttachmentId": "{file_id}", "data": b"more"}),
)

_AS_AGENT = {"authUserName": "{agent_user}", "authPassword": "{agent_password}"}
_AS_STRANGER = {"authUserName": "{customer_user}", "authPassword": "{customer_password}"}

_COUNTS = (
    _good("GetTicketCount", _AS_AGENT, {"RequestResult": "*positive"}),
    _bad("GetTicketCount", _AS_STRANGER, {"RequestResult": "*zero"}),
    _good(
        "GetTicketCounts_Agent",
        _AS_AGENT,
        {
            "TicketCounts.0.UserId": "{agent_id}",
            "TicketCounts.0.DepartmentId": "{department_id}",
            "TicketCounts.0.ActiveTicketCount": "*positive",
        },
    ),
    _bad("GetTicketCounts_Agent", _AS_STRANGER, {"TicketCounts": None}),
    _good(
        "GetTicketCounts_Global",
        expect={
            "TicketCounts.0.BrandId": "*positive",
            "TicketCounts.0.DepartmentId": "{department_id}",
            "TicketCounts.0.GroupId": "{group_id}",
        },
    ),
    _bad("GetTicketCounts_Global", _AS_STRANGER, {"TicketCounts": None}),
    _good("GetGroupTicketInfo", expect={"RequestResults.0": "*nonempty"}),
    _bad("GetGroupTicketInfo", _AS_STRANGER, {"RequestResults": None}),
)

_DELETION = (
    _good("DeleteTicket", {"ticketId": "{ticket_id}"}),
    _good("GetTicketInfo", {"ticketId": "{ticket_id}"}, {"Ticket.IsDeleted": True}),
    _bad("DeleteTicket", {"ticketId": 0}),
)

CASES = (
    *_OPENING,
    *_PROPERTIES,
    *_CUSTOM_FIELDS,
    *_RELATED,
    *_FILES,
    *_COUNTS,
    *_DELETION,
)
"""The cases, in the order in which they must be played."""
