"""Calls of Services2 as clients send them: what the database part and the load tests speak."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Service:
    """Where a service answers, its namespace, and what it calls the caller's credentials."""

    path: str
    namespace: str
    user_name: str = "authUserName"
    password: str = "authPassword"


NAMESPACE = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx"
PATH = "/Services2/svcTickets.asmx"
TICKETS = Service(PATH, NAMESPACE)

Credentials = tuple[str, str]
"""User name and password."""


def body(
    operation: str, who: Credentials, arguments: str = "", service: Service = TICKETS
) -> bytes:
    """Return the envelope of a call; ``arguments`` are what ``elements`` made."""
    user_name, password = who
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
        f'<{operation} xmlns="{service.namespace}">'
        f"{elements(**{service.user_name: user_name, service.password: password})}"
        f"{arguments}</{operation}></soap:Body></soap:Envelope>"
    ).encode()


def request(
    operation: str, who: Credentials, arguments: str = "", service: Service = TICKETS
) -> bytes:
    """Return the whole HTTP request of a call."""
    content = body(operation, who, arguments, service)
    head = (
        f"POST {service.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: text/xml; charset=utf-8\r\n"
        f'SOAPAction: "{service.namespace}/{operation}"\r\nContent-Length: {len(content)}\r\n\r\n'
    )
    return head.encode("ascii") + content


def elements(**members: str | int) -> str:
    """Return elements with these names and contents; a boolean is ``true`` or ``false``."""
    return "".join(f"<{name}>{_text(value)}</{name}>" for name, value in members.items())


def _text(value: str | int) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(str(value))


def new_ticket(address: str, subject: str = "Printer on floor 3", group_id: int = 0) -> str:
    """Return the arguments of CreateTicket: Support, and an agent whose turn it is."""
    return elements(
        departmentID=1,
        groupId=group_id,
        userIdOfAgent=0,
        toAddress=address,
        subject=subject,
        body="It does not print <anything> since this morning.",
        isHtml=False,
        setWaiting=False,
        sendEmail=False,
    )


def criteria(*texts: str) -> str:
    """Return the argument of GetTicketsBySearch and of the other searches by criteria."""
    return f"<searchCriteria>{''.join(elements(string=text) for text in texts)}</searchCriteria>"
