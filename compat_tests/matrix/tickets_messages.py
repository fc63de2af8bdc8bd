"""Tickets of set times, messages, notes, time logs and history: each as it should and should not.

The cases build on each other: one ticket of long ago is opened, written to, noted on and locked.
"""

from collections.abc import Mapping

from .case import Case

_NO_TICKET = "000-00000000-0000"
_NOBODY = 999999
_HTML = "<p>Grüße, 日本語 😀 &amp; 1 &lt; 2</p>"
_TEXT = "Grüße aus Köln,\n<b>not bold</b> & 日本語 😀"

_TIMES = {
    "dateOpenedUTC": "2015-02-03T13:45:39Z",
    "dateIdleStartTimeUTC": "2015-02-04T08:00:00Z",
    "dateFirstMessageReceived": "2015-02-03T13:45:00Z",
}
_TO_CUSTOMER = {
    "departmentID": "{department_id}",
    "groupId": "{group_id}",
    "userIdOfAgent": "{agent_id}",
    "toAddress": "{customer_email}",
    "subject": "Größe <&> of long ago",
    "body": _TEXT,
    "setWaiting": True,
    "sendEmail": True,
}
_FROM_CUSTOMER = {
    "departmentId": "{department_id}",
    "groupId": "{group_id}",
    "userId": "{agent_id}",
    "fromAddress": "{customer_email}",
    "subject": "From long ago",
    "body": _HTML,
    "isHtml": True,
    "sendAutoResponder": True,
}
_INCOMING = {
    "body": _HTML,
    "subject": "Incoming ✓",
    "groupID": "{group_id}",
    "departmentID": "{department_id}",
    "displayName": "Zoë",
    "senderEmailAddress": "zoe@example.net",
}
_LETTER = {
    "ticketNumber": "{number}",
    "ccAddress": "boss@example.net",
    "subject": "Re: Größe",
    "body": _HTML,
    "isHtml": True,
    "toCustomer": True,
    "sendEmail": True,
}
_NOTE = {"ticketNumber": "{number}", "messageType": "General", "notetext": _HTML}
_VISIT = {
    "ticketId": "{ticket_id}",
    "subject": "Visit",
    "agentID": "{agent_id}",
    "description": "There & back ✓",
    "dateStartUTC": "2015-02-04T09:00:00Z",
    "dateEndUTC": "2015-02-04T09:45:00Z",
    "isBillable": True,
}


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcTickets", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcTickets", operation, arguments, expect or {}, succeeds=False)


_OPENING = (
    _good(
        "CreateTicketWithDate",
        {**_TO_CUSTOMER, **_TIMES},
        {"RequestResult": "*nonempty"},
        number="RequestResult",
    ),
    _bad("CreateTicketWithDate", {**_TO_CUSTOMER, "subject": ""}, {"RequestResult": None}),
    _good(
        "GetTicketInfoByTicketNumber",
        {"ticketNumber": "{number}"},
        {
            "Ticket.LastReplyDateUtc": "2015-02-04T08:00:00",
            "Ticket.IsOpen": True,
            "Ticket.IsActive": False,
            "Ticket.ReplyCountOut": 1,
        },
        ticket_id="Ticket.ID",
    ),
    _good(
        "CreateTicketFromCustomerWithDate",
        {**_FROM_CUSTOMER, **_TIMES},
        {"RequestResult": "*nonempty"},
    ),
    _bad("CreateTicketFromCustomerWithDate", {**_FROM_CUSTOMER, "userId": _NOBODY}),
    _good(
        "CreateIncomingTicket",
        {"ticketData": _INCOMING},
        {
            "Ticket.ID": "*positive",
            "Ticket.CustomerEmailAddress": "zoe@example.net",
            "Ticket.IdGroup": "{group_id}",
            "Ticket.Subject": "Incoming ✓",
            "Ticket.ReplyCountIn": 1,
        },
    ),
    _bad(
        "CreateIncomingTicket",
        {"ticketData": {**_INCOMING, "senderEmailAddress": "nobody"}},
        {"Ticket": "*zero"},
    ),
)

_MESSAGES = (
    _good("AddMessageToTicket", _LETTER),
    _bad("AddMessageToTicket", {**_LETTER, "ticketNumber": _NO_TICKET}),
    _good("AddMessageToTicketFromUser", {**_LETTER, "userID": "{agent_id}"}),
    _good("AddMessageToTicketFromUser", {**_LETTER, "userID": None, "toCustomer": False}),
    _bad("AddMessageToTicketFromUser", {**_LETTER, "userID": _NOBODY}),
    _good(
        "AddMessageToTicketWithDate",
        {**_LETTER, "dateMessageReceived": "2015-02-03T15:00:00Z"},
        {
            "Part.PartId": "*positive",
            "Part.Type": 1,
            "Part.Direction": 1,
            "Part.Description": "Re: Größe",
            "Part.Recipient": "{customer_email}",
            "Part.CreationDateUtc": "2015-02-03T15:00:00",
            "Part.IsDraft": False,
        },
        message_id="Part.PartId",
    ),
    _good("GetTicketMessageHtml", {"ticketMessageId": "{message_id}"}, {"messageBody": _HTML}),
    _bad("AddMessageToTicketWithDate", {**_LETTER, "toAddress": "no address"}, {"Part": "*zero"}),
    _good(
        "AddMessageToTicketWithDateFromUser",
        {
            **_LETTER,
            "toCustomer": False,
            "fromAddress": "lee@example.net",
            "dateMessageReceived": "2015-02-03T16:00:00",
        },
        {
            "Part.Direction": 0,
            "Part.Sender": "lee@example.net",
            "Part.CreationDateUtc": "2015-02-03T16:00:00",
        },
    ),
    _bad("AddMessageToTicketWithDateFromUser", {**_LETTER, "userID": _NOBODY}, {"Part": "*zero"}),
    _good(
        "GetTicketInfo",
        {"ticketId": "{ticket_id}"},
        {"Ticket.ReplyCountOut": 4, "Ticket.ReplyCountIn": 2, "Ticket.IsActive": False},
    ),
)

_NOTES = (
    _good("AddTicketNoteHtml", _NOTE),
    _bad("AddTicketNoteHtml", {**_NOTE, "messageType": "no such type"}),
    # The oldest part of the ticket, and so the first of its conversation.
    _good("AddTicketNoteHtmlWithDate", {**_NOTE, "dateEnteredUTC": "2015-02-03T13:00:00Z"}),
    _bad("AddTicketNoteHtmlWithDate", {**_NOTE, "ticketNumber": _NO_TICKET}),
    _good(
        "GetTicketConversationPartList",
        {"ticketId": "{ticket_id}"},
        {"Parts.0.Type": 10, "Parts.0.CreationDateUtc": "2015-02-03T13:00:00"},
        note_id="Parts.0.PartId",
    ),
    _good(
        "GetTicketNote",
        {"commentId": "{note_id}"},
        {
            "Comment.CommentId": "{note_id}",
            "Comment.CommentText": _HTML,
            "Comment.CommentType": "General",
            "Comment.DateEnteredUTC": "2015-02-03T13:00:00",
            "Comment.TicketId": "{ticket_id}",
            "Comment.UserId": "*positive",
        },
    ),
    _bad("GetTicketNote", {"commentId": 0}, {"Comment": "*zero"}),
    _good(
        "EditTicketNote",
        {
            "commentId": "{note_id}",
            "ticketNumber": "{number}",
            "messageType": "Resolution",
            "noteText": "shorter",
        },
    ),
    _bad("EditTicketNote", {"commentId": _NOBODY, "ticketNumber": "{number}"}),
    _good(
        "GetTicketNote",
        {"commentId": "{note_id}"},
        {"Comment.CommentText": "shorter", "Comment.CommentType": "Resolution"},
    ),
)

_TIME_LOGS = (
    _good("AddTicketTimeLog", _VISIT),
    _bad("AddTicketTimeLog", {**_VISIT, "agentID": _NOBODY}),
    _good(
        "GetTicketTimeLogs",
        {"ticketId": "{ticket_id}"},
        {"TimeLogs.0.Subject": "Visit"},
        time_log_id="TimeLogs.0.ID",
    ),
    _bad("GetTicketTimeLogs", {"ticketId": 0}, {"TimeLogs": None}),
    _good(
        "GetTicketTimeLog",
        {"ticketId": "{ticket_id}", "timeLogId": "{time_log_id}"},
        {
            "TimeLog.AgentID": "{agent_id}",
            "TimeLog.DateStartUTC": "2015-02-04T09:00:00",
            "TimeLog.DateEndUTC": "2015-02-04T09:45:00",
            "TimeLog.Description": "There & back ✓",
            "TimeLog.IsBillable": True,
            "TimeLog.TicketID": "{ticket_id}",
        },
    ),
    _bad(
        "GetTicketTimeLog",
        {"ticketId": "{ticket_id}", "timeLogId": 0},
        {"TimeLog": "*zero"},
    ),
)

_HISTORY = (
    _good(
        "GetTicketEventHistory",
        {"ticketId": "{ticket_id}"},
        {
            "Events.0.Description": "Ticket Created",
            "Events.0.Details": "*nonempty",
            "Events.0.UserTakingAction": "*nonempty",
            "Events.1.Description": "Ticket Message Sent",
        },
    ),
    _bad("GetTicketEventHistory", {"ticketId": 0}, {"Events": None}),
)

_LOCKED = (
    _good(
        "SetTicketProperties",
        {"ticketNumber": "{number}", "ticketPropertyValues": ["TicketStatusID=4"]},
    ),
    _bad("AddMessageToTicket", _LETTER),
)

CASES = (*_OPENING, *_MESSAGES, *_NOTES, *_TIME_LOGS, *_HISTORY, *_LOCKED)
