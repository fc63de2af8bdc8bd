"""Status, transfer, follow-up, links and signatures; who receives tickets and hands them off.

The cases build on each other: a ticket is opened, handed around, and carried to another server.
"""

from collections.abc import Mapping

from .case import Case

_NO_TICKET = "000-00000000-0000"
_AGENT: Mapping[str, object] = {
    "authUserName": "{agent_user}",
    "authPassword": "{agent_password}",
}
_OTHER_AGENT: Mapping[str, object] = {"agentUserName": "{other_agent_user}"}
_GROUP: Mapping[str, object] = {
    "DepartmentId": "{department_id}",
    "GroupId": "{group_id}",
    "IsReceiving": True,
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
    _good(
        "CreateTicket",
        {
            "departmentID": "{department_id}",
            "groupId": "{group_id}",
            "userIdOfAgent": "{agent_id}",
            "toAddress": "{customer_email}",
            "subject": "To be handed around",
            "body": "Grüße",
        },
        number="RequestResult",
    ),
    _good("GetTicketInfoByTicketNumber", {"ticketNumber": "{number}"}, ticket_id="Ticket.ID"),
)

_STATUS = (
    _good("GetTicketStatus", {"ticketNumber": "{number}"}, {"RequestResult": "Active"}),
    _bad("GetTicketStatus", {"ticketNumber": _NO_TICKET}, {"RequestResult": None}),
    _good("GetTicketURL", {"ticketNumber": "{number}"}, {"RequestResult": "*nonempty"}),
    _bad("GetTicketURL", {"ticketNumber": _NO_TICKET}, {"RequestResult": None}),
    _good(
        "GetAgentsSignature",
        {"DepartmentID": "{department_id}", "GroupID": "{group_id}", "plainText": True},
        {"RequestResult": ""},
    ),
    _bad("GetAgentsSignature", {"DepartmentID": 99}, {"RequestResult": None}),
)

_TRANSFER = (
    _good(
        "TransferTicket",
        {
            "ticketNumber": "{number}",
            "targetGroupID": "{second_group_id}",
            "targetAgentID": "{other_agent_id}",
            "transferComment": "Bitte übernehmen.",
            "ticketStatus": "waiting",
        },
    ),
    _good(
        "GetTicketInfo",
        {"ticketId": "{ticket_id}"},
        {
            "Ticket.IdGroup": "{second_group_id}",
            "Ticket.IdAgent": "{other_agent_id}",
            "Ticket.IsOpen": True,
            "Ticket.IsActive": False,
        },
    ),
    _bad("TransferTicket", {"ticketNumber": "{number}", "targetGroupID": 99}),
    _bad("TransferTicket", {"ticketNumber": "{number}", "ticketStatus": "Sleeping"}),
)

_FOLLOW_UP = (
    _good(
        "SetFollowUp",
        {
            "ticketId": "{ticket_id}",
            "followUpDateUtc": "2030-02-28T09:00:00Z",
            "newStatus": "Active",
            "pinToAgent": True,
            "comment": "Call again",
        },
    ),
    _good(
        "GetTicketInfo",
        {"ticketId": "{ticket_id}"},
        {
            "Ticket.RequiresFollowUp": True,
            "Ticket.ShowInFollowUpView": True,
            "Ticket.IsPinnedToAgent": True,
            "Ticket.IsActive": True,
        },
    ),
    _bad("SetFollowUp", {"ticketId": "{ticket_id}"}),
    _good("RemoveFollowUp", {"ticketId": "{ticket_id}"}),
    _bad("RemoveFollowUp", {"ticketId": 0}),
)

_RECEIVING = (
    _good("SetAgentReceivingStatusForAllGroups", {**_AGENT, "receiveTickets": False}),
    _good("SetAgentReceivingStatus", {**_AGENT, "receivingStatusArr": [_GROUP]}),
    _good(
        "GetAgentReceivingStatus",
        _AGENT,
        {
            "ReceivingStatus.0.DepartmentName": "{department_name}",
            "ReceivingStatus.0.GroupId": "{group_id}",
            "ReceivingStatus.0.GroupName": "{group_name}",
            "ReceivingStatus.0.IsReceiving": True,
            "ReceivingStatus.1.IsReceiving": False,
        },
    ),
    _bad("SetAgentReceivingStatus", {"receivingStatusArr": [_GROUP]}),
    _good("SetAgentReceivingStatusForAllGroupsAsAdmin", {**_OTHER_AGENT, "receiveTickets": False}),
    _good("SetAgentReceivingStatusAsAdmin", {**_OTHER_AGENT, "receivingStatusArr": [_GROUP]}),
    _good(
        "GetAgentReceivingStatusAsAdmin",
        _OTHER_AGENT,
        {
            "ReceivingStatus.0.GroupId": "{group_id}",
            "ReceivingStatus.0.IsReceiving": True,
            "ReceivingStatus.1.IsReceiving": False,
        },
    ),
    _bad("GetAgentReceivingStatusAsAdmin", {**_AGENT, **_OTHER_AGENT}, {"ReceivingStatus": None}),
    _bad("SetAgentReceivingStatusAsAdmin", {**_AGENT, **_OTHER_AGENT}),
    _bad("SetAgentReceivingStatusForAllGroupsAsAdmin", {"agentUserName": "nobody"}),
)

_HAND_OFF = (
    _good("HandOffActiveTickets", _AGENT),
    _good("HandOffActiveTicketsAsAdmin", _OTHER_AGENT),
    _good(
        "GetTicketsBySearch",
        {"searchCriteria": ["UserID={agent_id}", "IsActive=true", "IsDeleted=false"]},
        {"Tickets": "*nonempty"},
    ),
    _bad("HandOffActiveTicketsAsAdmin", {**_AGENT, **_OTHER_AGENT}),
)

_TO_INSTANCE = (
    _good(
        "TransferTicketToInstance",
        {
            "ticketNumber": "{number}",
            "transferServerID": "{transfer_server_id}",
            "targetDepartmentName": "{department_name}",
            "targetGroupName": "{group_name}",
            "transferComment": "Bitte übernehmen.",
            "ticketStatus": "Active",
        },
    ),
    _good("GetTicketStatus", {"ticketNumber": "{number}"}, {"RequestResult": "Closed"}),
    _bad(
        "TransferTicketToInstance",
        {"ticketNumber": "{number}", "transferServerID": "{transfer_server_id}"},
    ),
    _bad("TransferTicketToInstance", {"ticketNumber": "{number}", "transferServerID": 0}),
)

CASES = (
    *_OPENING,
    *_STATUS,
    *_TRANSFER,
    *_FOLLOW_UP,
    *_RECEIVING,
    *_HAND_OFF,
    *_TO_INSTANCE,
)
