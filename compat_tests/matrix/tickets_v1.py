"""The old svcTickets of /Services, whose CreateTicket returns a bare text or a fault."""

from .case import Case

_SERVICE = "svcTicketsV1"
_FAULT = "System.Web.Services.Protocols.SoapException: "
_TICKET = {
    "departmentId": "{department_id}",
    "from": "{customer_email}",
    "subject": 'Zoë\'s "Größe" <&> 日本語 😀',
    "body": "<p>Grüße &amp; 1 &lt; 2</p>",
    "isHtmlBody": True,
}

CASES = (
    Case(
        _SERVICE,
        "CreateTicket",
        _TICKET,
        {"CreateTicketResult": "*nonempty"},
        {"number": "CreateTicketResult"},
    ),
    Case(
        _SERVICE,
        "CreateTicket",
        {**_TICKET, "departmentId": 999999},
        {"Fault": _FAULT + "Department not found: 999999"},
        succeeds=False,
    ),
    Case(
        "svcTickets",
        "GetTicketInfoByTicketNumber",
        {"ticketNumber": "{number}"},
        {"Ticket.CustomerEmailAddress": "{customer_email}", "Ticket.Subject": _TICKET["subject"]},
    ),
    Case(
        _SERVICE,
        "GetTicketPropertiesList",
        {"ticketNumber": "{number}"},
        {"RequestResults": "*nonempty"},
    ),
    Case(
        _SERVICE,
        "GetTicketPropertiesList",
        {"ticketNumber": "000-00000000-0000"},
        {"RequestResults": None},
        succeeds=False,
    ),
)
