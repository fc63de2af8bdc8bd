"""The first slice: opening, reading, noting, changing and closing tickets, and who there is."""

from .case import Case

_SUBJECT = 'Zoë\'s "Größe" <&> 日本語 😀'
_BODY = "Grüße aus Köln,\n<b>not bold</b> & 日本語 😀"
_HTML = "<p>Grüße, 日本語 😀 &amp; 1 &lt; 2</p>"
_NOBODY = "000-00000000-0000"
_BYTES = bytes(range(256)) * 3

_PLAIN = {
    "departmentID": "{department_id}",
    "groupId": "{group_id}",
    "userIdOfAgent": "{agent_id}",
    "toAddress": "{customer_email}",
    "subject": _SUBJECT,
    "body": _BODY,
}
_FROM_CUSTOMER = {
    "departmentId": "{department_id}",
    "fromAddress": "{customer_email}",
    "subject": _SUBJECT,
    "body": _HTML,
    "isHtml": True,
}
_ATTACHMENT = {
    "ticketNumber": "{number}",
    "fileName": "every byte.bin",
    "data": _BYTES,
    "fileLength": len(_BYTES),
    "dateCreatedUTC": "2024-02-29T13:04:05Z",
}
_NO_TICKET = {"Ticket": "*zero"}

_OPENING = (
    Case("svcTickets", "PingService", {"dataUsername": ""}, {"IsAvailable": True}),
    Case(
        "svcTickets",
        "CreateTicket",
        _PLAIN,
        {"RequestResult": "*nonempty"},
        {"number": "RequestResult"},
    ),
    Case(
        "svcTickets",
        "CreateTicket",
        {**_PLAIN, "departmentID": 99},
        {"RequestResult": None},
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "CreateTicketFromCustomer",
        _FROM_CUSTOMER,
        {"RequestResult": "*nonempty"},
        {"page_number": "RequestResult"},
    ),
    Case(
        "svcTickets",
        "CreateTicketFromCustomer",
        {**_FROM_CUSTOMER, "fromAddress": "not an address"},
        {"RequestResult": None},
        succeeds=False,
    ),
)

_READING = (
    Case(
        "svcTickets",
        "GetTicketInfoByTicketNumber",
        {"ticketNumber": "{number}"},
        {
            "Ticket.ID": "*positive",
            "Ticket.IdAgent": "{agent_id}",
            "Ticket.IdDepartment": "{department_id}",
            "Ticket.IdGroup": "{group_id}",
            "Ticket.CustomerEmailAddress": "{customer_email}",
            "Ticket.Subject": _SUBJECT,
            "Ticket.TicketNumber": "{number}",
            "Ticket.IsOpen": True,
            "Ticket.IsActive": True,
            "Ticket.IsDeleted": False,
        },
        {"ticket_id": "Ticket.ID"},
    ),
    Case(
        "svcTickets",
        "GetTicketInfoByTicketNumber",
        {"ticketNumber": "{page_number}"},
        {"Ticket.Subject": _SUBJECT},
        {"page_id": "Ticket.ID"},
    ),
    Case(
        "svcTickets",
        "GetTicketInfoByTicketNumber",
        {"ticketNumber": _NOBODY},
        _NO_TICKET,
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "GetTicketInfo",
        {"ticketId": "{page_id}"},
        {"Ticket.TicketNumber": "{page_number}", "Ticket.CustomerEmailAddress": "{customer_email}"},
    ),
    Case("svcTickets", "GetTicketInfo", {"ticketId": 0}, _NO_TICKET, succeeds=False),
    Case(
        "svcTickets",
        "GetTicketsBySearch",
        {"searchCriteria": ["EmailAddress={customer_email}", "UserId={agent_id}", "IsOpen=true"]},
        {"Tickets": "*nonempty", "Tickets.0.ID": "*positive"},
    ),
    Case(
        "svcTickets",
        "GetTicketsBySearch",
        {"searchCriteria": ["EmailAddress=nobody@example.org"]},
        {"Tickets": []},
    ),
    Case(
        "svcTickets",
        "GetTicketsBySearch",
        {"searchCriteria": ["no pair"]},
        {"Tickets": None},
        succeeds=False,
    ),
)

_CONVERSATION = (
    Case(
        "svcTickets",
        "AddTicketNote",
        {"ticketNumber": "{number}", "messageType": "general", "notetext": _BODY},
        {},
    ),
    Case(
        "svcTickets",
        "AddTicketNote",
        {"ticketNumber": "{number}", "messageType": "no such type", "notetext": _BODY},
        {},
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "GetTicketConversationPartList",
        {"ticketId": "{ticket_id}"},
        {"Parts.0.Type": 1, "Parts.0.PartId": "*positive", "Parts.1.Type": 10},
        {"message_id": "Parts.0.PartId"},
    ),
    Case(
        "svcTickets",
        "GetTicketConversationPartList",
        {"ticketId": "{page_id}"},
        {"Parts.0.Direction": 0},
        {"page_message_id": "Parts.0.PartId"},
    ),
    Case(
        "svcTickets",
        "GetTicketConversationPartList",
        {"ticketId": 0},
        {"Parts": None},
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "GetTicketMessagePlainText",
        {"ticketMessageId": "{message_id}"},
        {"messageBody": _BODY},
    ),
    Case(
        "svcTickets",
        "GetTicketMessagePlainText",
        {"ticketMessageId": 0},
        {"messageBody": None},
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "GetTicketMessageHtml",
        {"ticketMessageId": "{page_message_id}"},
        {"messageBody": _HTML},
    ),
    Case(
        "svcTickets",
        "GetTicketMessageHtml",
        {"ticketMessageId": 0},
        {"messageBody": None},
        succeeds=False,
    ),
)

_ATTACHMENTS = (
    Case(
        "svcTickets",
        "AddTicketAttachment",
        _ATTACHMENT,
        {"File.fileNameOriginal": "every byte.bin", "File.fileSizeInBytes": len(_BYTES)},
    ),
    Case(
        "svcTickets",
        "AddTicketAttachment",
        {**_ATTACHMENT, "ticketNumber": _NOBODY},
        {"File": "*zero"},
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "GetTicketAttachments",
        {"ticketId": "{ticket_id}"},
        {
            "Files.0.fileNameOriginal": "every byte.bin",
            "Files.0.fileDateUtc": "2024-02-29T13:04:05",
            "Files.0.downloadUrl": "*nonempty",
        },
    ),
    Case("svcTickets", "GetTicketAttachments", {"ticketId": 0}, {"Files": None}, succeeds=False),
)

_CHANGING = (
    Case(
        "svcTickets",
        "SetTicketProperties",
        {"ticketNumber": "{number}", "ticketPropertyValues": ["Subject=a=b, ¿y después?"]},
        {},
    ),
    Case(
        "svcTickets",
        "GetTicketInfo",
        {"ticketId": "{ticket_id}"},
        {"Ticket.Subject": "a=b, ¿y después?"},
    ),
    Case(
        "svcTickets",
        "SetTicketProperties",
        {"ticketNumber": "{number}", "ticketPropertyValues": ["NoSuchKey=1"]},
        {},
        succeeds=False,
    ),
    Case(
        "svcTickets", "CloseTicket", {"ticketNumber": "{number}", "closingComment": "Solved, ✓"}, {}
    ),
    Case(
        "svcTickets",
        "GetTicketInfo",
        {"ticketId": "{ticket_id}"},
        {"Ticket.IsOpen": False, "Ticket.IsActive": False},
    ),
    Case("svcTickets", "CloseTicket", {"ticketNumber": _NOBODY}, {}, succeeds=False),
)

_WHO_THERE_IS = (
    Case(
        "svcOrganization",
        "ValidateAgent",
        {"agentUserName": "{agent_user}", "agentPassword": "{agent_password}"},
        {"Agent.ID": "{agent_id}", "Agent.UserName": "{agent_user}", "Roles": [3]},
    ),
    Case(
        "svcOrganization",
        "GetQueueUser",
        {},
        {"Agent.ID": 1, "Agent.UserName": "*nonempty", "Agent.DisplayName": "*nonempty"},
    ),
    Case(
        "svcOrganization",
        "GetAllDepartments",
        {},
        {"Departments.0": {"ID": "{department_id}", "Name": "{department_name}"}},
    ),
    Case("svcOrganization", "GetAllAgents", {}, {"Agents.0.ID": "*positive"}),
    Case(
        "svcOrganization",
        "GetAllGroups",
        {},
        {"Groups.0": {"ID": "{group_id}", "Name": "{group_name}"}},
    ),
)

CASES = (*_OPENING, *_READING, *_CONVERSATION, *_ATTACHMENTS, *_CHANGING, *_WHO_THERE_IS)
