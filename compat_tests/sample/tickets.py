"""svcTickets: one operation for every wire shape of a document/literal wrapped service."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lxml import etree

from compat_tests.sample.contracts import contract
from compat_tests.sample.sessions import Sessions
from soap_service.asmx.dates import MAX_DATETIME
from soap_service.asmx.records import record_classes
from soap_service.call import Call
from soap_service.exceptions import SoapFault, SoapHeaderFault

Handler = Callable[..., Any]

RECORDS = record_classes(contract("svcTickets.wsdl"))
_OPENED = datetime(2024, 2, 29, 13, 4, 5, tzinfo=UTC)
_GUID = UUID("0a1b2c3d-0000-1111-2222-333344445555")
_DATES = {
    "utc": _OPENED,
    "local": _OPENED.astimezone(),
    "none": _OPENED.replace(tzinfo=None),
    "frac": _OPENED.replace(microsecond=120_000),
    "min": datetime.min,
    "max": MAX_DATETIME,
}
_DOUBLES = {
    "nan": math.nan,
    "inf": math.inf,
    "-inf": -math.inf,
    "big": 1e300,
    "small": 1.5e-7,
    "int": 100.0,
    "third": 1 / 3,
}
_TEXTS = {
    "markup": "<b>\"x\" & 'y'</b> ]]>",
    "crlf": "line1\r\nline2\nline3\rline4\tend",
    "control": "a\x01b\x0bc",
    "unicode": "é€😀",
    "spaces": "  padded  ",
    "empty": "",
}
_ARRAYS: dict[str, list[str | None]] = {"empty": [], "mixed": ["one", None, "", "four"]}
_DETAIL = '<detail><t:ErrorInfo xmlns:t="urn:refpeer:errors">42</t:ErrorInfo></detail>'
_CODES: dict[str, str | tuple[str, str]] = {
    "client": "Client",
    "server": "Server",
    "custom": ("urn:refpeer:codes", "Custom.Code"),
}
_ECHOES = (
    "String Int Long Bool Float Double Decimal DateTime Guid Bytes Enum Flags NullableInt Char "
    "TimeSpan Object StringList StringArray IntArray NullableIntArray Pairs Ticket"
)


def handlers() -> Mapping[str, Handler]:
    """Return the handler of each operation by message name."""
    return {
        **{f"Echo{kind}": _echo for kind in _ECHOES.split()},
        "DescribeDateTime": _describe_date_time,
        "DescribeString": _describe_string,
        "DescribeArray": _describe_array,
        "DescribeItem": _describe_item,
        "GetDateTime": lambda call, kind: _DATES[kind],
        "GetDouble": lambda call, kind: _DOUBLES[kind],
        "GetText": lambda call, kind: _TEXTS.get(kind),
        "GetStringArray": lambda call, kind: _ARRAYS.get(kind),
        "GetBig": lambda call, kilobytes: "x" * (1024 * kilobytes),
        "GetScalars": _get_scalars,
        "GetTicket": lambda call, id_, full: None if id_ < 0 else _ticket(id_, full),
        "GetTickets": lambda call, count, full: _tickets(count, full),
        "GetTicketResult": _get_ticket_result,
        "GetTicketArrayResult": _get_ticket_array_result,
        "GetItems": _get_items,
        "GetShapes": _get_shapes,
        "GetXml": lambda call: etree.fromstring('<root a="1"><x xmlns="urn:x">t</x></root>'),
        "DoNothing": lambda call: None,
        "DoWithArgs": lambda call, a, b: None,
        "FireAndForget": lambda call, note: None,
        "GetNullString": lambda call: None,
        "NoArgs": lambda call: "ok",
        "Login": _login,
        "TryGet": _try_get,
        "Find": lambda call, id_: f"id:{id_}",
        "FindByEmail": lambda call, email: f"email:{email}",
        "Custom": _echo,
        "Bare": _echo,
        "Cached": lambda call: "cached",
        "Counter": Sessions().count,
        "WhoAmI": _who_am_i,
        "Traced": _traced,
        "CountUnknownHeaders": _count_unknown_headers,
        "ThrowGeneric": _throw_generic,
        "ThrowNested": _throw_nested,
        "ThrowSoap": _throw_soap,
        "ThrowHeader": _throw_header,
    }


def _echo(call: Call, value: object) -> object:
    return value


def _null_or(value: object) -> str:
    return "null" if value is None else str(value)


# Descriptions: what a parameter had become when it arrived


def _describe_date_time(call: Call, value: datetime) -> str:
    kind = "Unspecified" if value.tzinfo is None else "Utc" if value.tzinfo is UTC else "Local"
    return f"{kind} {value.replace(tzinfo=None).isoformat()}"


def _describe_string(call: Call, value: str | None) -> str:
    return "null" if value is None else f"{len(value)}:{value}"


def _describe_array(call: Call, values: list[str | None] | None) -> str:
    if values is None:
        return "null"
    return f"{len(values)}:" + ",".join("null" if v is None else f"'{v}'" for v in values)


def _describe_item(call: Call, item: Any) -> str:
    return "null" if item is None else f"{type(item).__name__} {item.id}"


# Values of every shape


def _get_scalars(call: Call, filled: bool) -> Any:
    if not filled:
        return RECORDS["Scalars"](c="x")
    return RECORDS["Scalars"](
        s="a<b>&\"c'",
        c="A",
        sb=-8,
        b=200,
        i16=-16,
        u16=16,
        i32=-32,
        u32=32,
        i64=-64,
        u64=64,
        f=1.5,
        d=0.1,
        m=Decimal("12.50"),
        bool=True,
        dt=_OPENED,
        g=_GUID,
        bytes=b"\x01\x02\xfe\xff",
        ni=7,
        nb=False,
        nd=datetime(2024, 1, 1),
        ng=UUID(int=0),
        ne="very-high",
    )


def _ticket(id_: int, full: bool) -> Any:
    ticket = RECORDS["TicketInfo"](
        id=id_,
        ticket_number=f"ABC-{id_}",
        is_open=True,
        priority="High",
        date_opened_utc=_OPENED,
        time_spent_hours=Decimal("1.50"),
        score=0.5,
    )
    if full:
        ticket.last_reply_utc = datetime(2024, 3, 1, microsecond=123_000, tzinfo=UTC)
        ticket.agent_id = 42
        ticket.customer = RECORDS["Customer"](id=9, name="Zoë & Co")
        ticket.tags = ["a", None, "c"]
        ticket.messages = [_message(), None]
        ticket.thumbprint = b"\x00\x01\x02\xff"
    return ticket


def _message() -> Any:
    return RECORDS["TicketMessage"](
        message_id=_GUID, received_utc=_OPENED, subject="Hi", body_html="<p>\r\n&nbsp;</p>"
    )


def _tickets(count: int, full: bool) -> list[Any] | None:
    return None if count < 0 else [_ticket(number, full) for number in range(1, count + 1)]


def _get_ticket_result(call: Call, user: str, password: str, number: str) -> Any:
    if number == "ABC-1":
        return RECORDS["TicketResult"](result=True, ticket=_ticket(1, full=False))
    return RECORDS["TicketResult"](result=False, message="Ticket not found")


def _get_ticket_array_result(call: Call, count: int) -> Any:
    tickets = _tickets(count, full=False)
    return RECORDS["TicketArrayResult"](result=True, message="", tickets=tickets)


def _get_items(call: Call) -> list[Any]:
    return [
        RECORDS["CarItem"](id=1, doors=4),
        RECORDS["BikeItem"](id=2, brand="x"),
        RECORDS["BaseItem"](id=3),
        None,
    ]


def _get_shapes(call: Call) -> Any:
    return RECORDS["Shapes"](
        flat=["f1", "f2"],
        wrapped=["w1"],
        jagged=[["a"], [], None],
        count=3,
        with_default=5,
        anything=12,
        flags=("Read", "Locked"),
        date_only=date(2024, 2, 29),
        version=2,
        kind="k",
    )


# Parameters, results, headers


def _login(
    call: Call, user: str | None, password: str | None, department_id: int, active: bool
) -> str:
    parts = (_null_or(user), _null_or(password), str(department_id), str(active).lower())
    return "|".join(parts)


def _try_get(call: Call, id_: int, count: int) -> tuple[bool, str | None, int]:
    found = id_ == 1
    return found, "one" if found else None, count + 1


def _who_am_i(call: Call) -> str:
    header: Any = call.headers.get("AuthHeader")
    return "anonymous" if header is None else f"{header.user_name}/{header.password}"


def _traced(call: Call) -> str:
    header: Any = call.headers.get("TraceHeader")
    header = header or RECORDS["TraceHeader"](trace_id="new", hops=0)
    header.hops += 1
    call.out_headers["TraceHeader"] = header
    return str(header.trace_id)


def _count_unknown_headers(call: Call) -> int:
    return len(call.unknown_headers)


# Faults


def _throw_generic(call: Call, message: str | None) -> None:
    raise RuntimeError(message or "")


def _throw_nested(call: Call) -> None:
    try:
        raise ValueError("Value cannot be null.\r\nParameter name: departmentID")
    except ValueError as error:
        raise RuntimeError('outer <failed> & "broke"') from error


def _throw_soap(call: Call, code: str) -> None:
    raise SoapFault(_CODES[code], "soap failure", "http://actor/", _DETAIL)


def _throw_header(call: Call) -> None:
    raise SoapHeaderFault("Client", "bad header")
