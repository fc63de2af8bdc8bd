"""Hostile arguments of callers who are let in: as text well-formed, as arguments absurd."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

_MEGABYTE = 1024 * 1024
_SQL = "'; DROP TABLE st_Tickets; --"
_TEXTS = {
    "nothing": "",
    "SQL": _SQL,
    "SQL of a comment": "1/**/OR/**/1=1",
    "wildcards": "%_%[a-z]%",
    "a backslash": "\\",
    "quotes": "'\"`\u2019",
    "markup": "<script>alert(1)</script>",
    "a template": "{{7*7}}${7*7}<%= 7*7 %>%s%n",
    "line ends": "a\r\nBcc: everybody@example.com\r\n\r\nx",
    "a path": "../../../../etc/passwd",
    "a Windows path": "..\\..\\web.config",
    "a device": "CON",
    "a no character": "\ufffd",
    "emoji": "\U0001f600" * 50,
    "combining marks": "e" + "\u0301" * 5000,
    "bidirectional marks": "\u202eabc\u2066",
    "a zero width space": "\u200b",
    "a Turkish i": "\u0130\u0131",
    "a large number": "9" * 400,
    "a negative number": "-1",
    "no number": "NaN",
    "1 MB": "x" * _MEGABYTE,
}
_NUMBERS = ("-2147483648", "-1", "0", "2147483647")
_ITEMS = {
    **_TEXTS,
    "no equals sign": "EmailAddress",
    "only an equals sign": "=",
    "no key": "=value",
    "no value": "EmailAddress=",
    "many equals signs": "EmailAddress=a=b==c",
    "spaces": "  EmailAddress  =  a  ",
    "a key of SQL": f"{_SQL}=1",
    "a key of 1 MB": "k" * _MEGABYTE + "=1",
    "a value of SQL": f"EmailAddress={_SQL}",
    "a value of wildcards": "EmailAddress=%_%",
    "a number of words": "UserId=words",
    "a number of 10^5 digits": "UserId=" + "9" * 100_000,
    "a number beyond 64 bits": "GroupId=99999999999999999999",
    "a boolean of words": "IsOpen=maybe",
    "an order of SQL": f"sortorder={_SQL}",
    "a date of words": "DateOpened=yesterday",
    "a private attribute": "__class__=1",
    "another column": "UserPassword=x",
}


@dataclass(frozen=True)
class ArgumentCase:
    """A call: its operation and its parameters behind the credentials, as XML."""

    name: str
    operation: str
    make: Callable[[], str]


def _text(operation: str, name: str, others: str = "") -> Iterator[ArgumentCase]:
    for title, text in _TEXTS.items():
        yield _case(f"{operation} {name}: {title}", operation, _around(name, text, others))


def _around(name: str, text: str, others: str) -> Callable[[], str]:
    return lambda: f"<{name}>{escape(text)}</{name}>{others}"


def _case(name: str, operation: str, make: Callable[[], str]) -> ArgumentCase:
    return ArgumentCase(name, operation, make)


def _numbers(operation: str, name: str, others: str = "") -> Iterator[ArgumentCase]:
    for number in _NUMBERS:
        yield _case(f"{operation} {name}: {number}", operation, _around(name, number, others))


def _lists(operation: str, name: str, others: str = "") -> Iterator[ArgumentCase]:
    for title, item in _ITEMS.items():
        make = _around("string", item, "")
        yield _case(f"{operation} {name}: {title}", operation, _wrapped(name, make, others))
    for title, items in {
        "nil": '<string xsi:nil="true"/>',
        "10^5 items without a key": "<string>x</string>" * 100_000,
        "500 criteria": "<string>EmailAddress=a@b.example</string>" * 500,
        "10^4 criteria": "<string>EmailAddress=a@b.example</string>" * 10_000,
        "10^4 distinct criteria": "".join(f"<string>k{n}={n}</string>" for n in range(10_000)),
        "the same key twice": "<string>IsOpen=true</string><string>isopen=false</string>",
        "no items": "",
    }.items():
        yield _case(
            f"{operation} {name}: {title}", operation, _wrapped(name, _constant(items), others)
        )


def _constant(text: str) -> Callable[[], str]:
    return lambda: text


def _wrapped(name: str, make: Callable[[], str], others: str) -> Callable[[], str]:
    return lambda: f"{others}<{name}>{make()}</{name}>"


_TICKET = (
    "<departmentID>1</departmentID><groupId>0</groupId><userIdOfAgent>0</userIdOfAgent>"
    "<toAddress>kim@example.com</toAddress>"
)

CASES = [
    *_text("GetTicketInfoByTicketNumber", "ticketNumber"),
    *_text("GetTicketInfo", "nonsense"),
    *_numbers("GetTicketInfo", "ticketId"),
    *_numbers("GetTicketConversationPartList", "ticketId"),
    *_numbers("GetTicketMessageHtml", "ticketMessageId"),
    *_numbers("GetTicketAttachments", "ticketId"),
    *_text("CreateTicket", "subject", _TICKET),
    *_text("CreateTicket", "body", _TICKET),
    *_text("CreateTicket", "toAddress", "<departmentID>1</departmentID>"),
    *_numbers("CreateTicket", "departmentID"),
    *_numbers("CreateTicket", "groupId", "<departmentID>1</departmentID>"),
    *_text("CreateTicketFromCustomer", "fromAddress", "<departmentId>1</departmentId>"),
    *_text("AddTicketNote", "ticketNumber"),
    *_text("CloseTicket", "ticketNumber"),
    *_lists("GetTicketsBySearch", "searchCriteria"),
    *_lists("SetTicketProperties", "ticketPropertyValues"),
]
