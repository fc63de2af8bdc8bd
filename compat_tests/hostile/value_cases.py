"""Hostile values, against the sample service, which knows every type a contract can have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compat_tests.hostile.case import Case
from compat_tests.hostile.envelopes import call, envelope, post

_PATH = "/stock/Services2/svcTickets.asmx"
_SCRIPT_PATH = "/stock/Services2/svcScript.asmx"
_XSD = "http://www.w3.org/2001/XMLSchema"
_MILLION = 1_000_000
_UNREADABLE = "Server was unable to read request. ---&gt; There is an error in XML document"
_FORMAT = "Input string was not in a correct format."
_SIZE = "Value was either too large or too small for"


def _sent(operation: str, content: str, name: str = "value", attributes: str = "") -> bytes:
    value = f"<{name}{attributes}>{content}</{name}>"
    return post(envelope(call(operation, value)), operation, path=_PATH)


def _echo(title: str, operation: str, make: Callable[[], str], text: str) -> Case:
    return Case(title, lambda: _sent(operation, make()), 200, "served", text)


def _fault(title: str, operation: str, make: Callable[[], str], text: str) -> Case:
    return Case(title, lambda: _sent(operation, make()), 500, "fault", text)


def _numbers() -> Iterator[Case]:
    many = "1" * _MILLION
    for operation in ("EchoInt", "EchoLong", "EchoDecimal", "EchoNullableInt", "EchoChar"):
        yield _fault(f"{operation} of 10^6 digits", operation, lambda: many, _SIZE)
        yield _fault(f"{operation} of -10^6 digits", operation, lambda: f"-{many}", _SIZE)
    zeros = "0" * _MILLION
    for operation in ("EchoInt", "EchoLong", "EchoNullableInt"):
        yield _echo(f"{operation} of 10^6 zeros and 7", operation, lambda: f"{zeros}7", ">7<")
        yield _echo(f"{operation} of minus 10^6 zeros", operation, lambda: f"-{zeros}", ">0<")
    for title, value in {
        "nothing": "",
        "spaces": "   ",
        "a sign": "-",
        "two signs": "--1",
        "hexadecimal": "0x1F",
        "an exponent": "1e3",
        "an underscore": "1_000",
        "a comma": "1,000",
        "a point": "1.0",
        "Arabic digits": "\u0661\u0662",
        "full width digits": "\uff11",
        "superscripts": "\u00b2",
        "a no-break space": "\u00a01",
        "a zero width space": "\u200b1",
        "a NaN": "NaN",
        "markup": "&lt;b&gt;",
        "SQL": "1; DROP TABLE st_Tickets",
        "None": "None",
    }.items():
        yield _fault(f"int of {title}", "EchoInt", lambda value=value: value, _FORMAT)  # type: ignore[misc]
        yield _fault(f"long of {title}", "EchoLong", lambda value=value: value, _FORMAT)  # type: ignore[misc]
    for operation, value in {
        "EchoInt": "2147483648",
        "EchoLong": "9223372036854775808",
        "EchoDecimal": "79228162514264337593543950336",
        "EchoFloat": "1e39",
        "EchoDouble": "1e309",
        "EchoChar": "65536",
    }.items():
        yield _fault(f"{operation} of one too many", operation, lambda value=value: value, _SIZE)  # type: ignore[misc]
    for title, exponent in {"10^9": "1000000000", "of 10^6 digits": "9" * _MILLION}.items():
        for operation in ("EchoDouble", "EchoFloat"):
            name = f"{operation} with an exponent {title}"
            yield _fault(name, operation, lambda exponent=exponent: f"1e{exponent}", _SIZE)  # type: ignore[misc]
            name = f"{operation} with an exponent -{title}"
            yield _echo(name, operation, lambda exponent=exponent: f"1e-{exponent}", ">0<")  # type: ignore[misc]
    yield _fault("decimal with an exponent", "EchoDecimal", lambda: "1e1000000000", _FORMAT)
    yield _fault("decimal that is no number", "EchoDecimal", lambda: "Infinity", _FORMAT)
    yield _echo("decimal with 900 places", "EchoDecimal", lambda: f"0.{'3' * 900}", ">0.3333")
    yield _fault("decimal with 10^6 places", "EchoDecimal", lambda: f"0.{'3' * _MILLION}", _SIZE)
    yield _fault("double of 10^6 digits", "EchoDouble", lambda: many, _SIZE)
    yield _echo("double with 10^6 places", "EchoDouble", lambda: f"0.{many}", ">0.1111")


def _dates() -> Iterator[Case]:
    for title, value in {
        "nothing": "",
        "the year 0": "0000-01-01T00:00:00",
        "the year 10000": "10000-01-01T00:00:00",
        "the year -1": "-0001-01-01T00:00:00",
        "a year of 10^4 digits": f"{'9' * 10_000}-01-01T00:00:00",
        "month 13": "2024-13-01T00:00:00",
        "month 0": "2024-00-01T00:00:00",
        "day 30 of February": "2024-02-30T00:00:00",
        "day 29 of a common year": "2023-02-29T00:00:00",
        "hour 25": "2024-01-01T25:00:00",
        "minute 60": "2024-01-01T00:60:00",
        "second 60": "2024-01-01T00:00:60",
        "an offset of 15 hours": "2024-01-01T00:00:00+15:00",
        "an offset of 99 minutes": "2024-01-01T00:00:00+01:99",
        "a space for the T": "2024-01-01 00:00:00",
        "words": "yesterday",
        "Arabic digits": "\u0662\u0660\u0662\u0664-01-01T00:00:00",
        "a fraction of nothing": "2024-01-01T00:00:00.",
        "a negative fraction": "2024-01-01T00:00:00.-5",
        "10^5 spaces inside": f"2024-01-01T00:00:00{' ' * 100_000}x",
    }.items():
        text = "is not a valid AllXsd value."
        yield _fault(f"date of {title}", "EchoDateTime", lambda value=value: value, text)  # type: ignore[misc]
    for title, value in {
        "the first moment": "0001-01-01T00:00:00",
        "the first moment in the east": "0001-01-01T00:00:00+14:00",
        "the last moment": "9999-12-31T23:59:59.9999999",
        "the last moment in the west": "9999-12-31T23:59:59.9999999-14:00",
        "10^6 fraction digits": f"2024-01-01T00:00:00.{'9' * _MILLION}",
        "10^6 zeros": f"2024-01-01T00:00:00.{'0' * _MILLION}",
    }.items():
        text = "EchoDateTimeResult"
        yield _echo(f"date of {title}", "EchoDateTime", lambda value=value: value, text)  # type: ignore[misc]


def _other_scalars() -> Iterator[Case]:
    for title, operation, value, text in [
        ("boolean of a word", "EchoBool", "yes", "The string 'yes' is not a valid Boolean value."),
        ("boolean in capitals", "EchoBool", "TRUE", "is not a valid Boolean value."),
        ("boolean of 2", "EchoBool", "2", "is not a valid Boolean value."),
        ("boolean of markup", "EchoBool", "&lt;b&gt;", "The string '&lt;b&gt;' is not"),
        ("guid of letters", "EchoGuid", "g" * 32, "Guid should contain 32 digits"),
        ("guid with odd braces", "EchoGuid", "}" + "0" * 32, "Guid should contain 32 digits"),
        ("enumeration of a number", "EchoEnum", "1", "is not a valid value for TicketPriority."),
        ("enumeration of markup", "EchoEnum", "&lt;/x&gt;", "'&lt;/x&gt;' is not a valid value"),
        ("flag that is none", "EchoFlags", "Read Evil", "'Evil' is not a valid value"),
    ]:
        yield _fault(title, operation, lambda value=value: value, text)  # type: ignore[misc]
    long = "x" * _MILLION
    yield _fault("boolean of 1 MB", "EchoBool", lambda: long, long)
    yield _fault("enumeration of 1 MB", "EchoEnum", lambda: long, long)
    yield _fault("guid of 1 MB", "EchoGuid", lambda: "0" * _MILLION, "Guid should contain")
    yield _echo("100 000 flags", "EchoFlags", lambda: "Read " * 100_000, "EchoFlagsResult")
    for title, value in {
        "of words": "not base64!",
        "with a comma": "AA,A",
        "with a line of markup": "AAAA&#x3C;AAA",
        "beyond ASCII": "AAA\u00e9",
        "with an element inside": "AAAA<b/>",
        "of padding in the middle": "AA==AAAA",
        "of padding and spaces in the middle": "AA= =\n A",
        "with a no-break space": "AAAA\u00a0AAAA",
        "with a no-break space at the end": "AA\u00a0",
        "of 1 MB of nonsense": "!" * _MILLION,
    }.items():
        sent = _sent("EchoBytes", value)
        yield Case(f"base64 {title}", sent, 400, "empty")
    yield _echo("base64 of nothing", "EchoBytes", lambda: "", "<EchoBytesResult />")
    yield _echo("base64 of 11 MB", "EchoBytes", lambda: "AAAA" * 3_900_000, "AAAAAAAA")
    yield _echo(
        "base64 with a MB of spaces", "EchoBytes", lambda: f"AA{' ' * _MILLION}AA", ">AAAA<"
    )
    for title, value in {
        "every ASCII symbol": "!#$%'()*+,-./:;=?@[]^_`{|}~\"",
        "a template": "{{7*7}}${7*7}%s%n{0}",
        "SQL": "'; DROP TABLE st_Tickets; --",
        "a path": "../../../../etc/passwd",
        "bidirectional marks": "\u202eabc\u202d\u2066",
        "combining marks": "e" + "\u0301" * 10_000,
        "CDATA end by references": "]]&gt;",
        "line separators": "\u2028\u2029\u0085",
    }.items():
        yield _echo(f"text of {title}", "EchoString", lambda value=value: value, "EchoStringResult")  # type: ignore[misc]


def _objects() -> Iterator[Case]:
    xsd = f' xmlns:d="{_XSD}"'

    def sent(attributes: str, content: str) -> bytes:
        return _sent("EchoObject", content, attributes=xsd + attributes)

    for title, attributes, content, status, kind in [
        ("int of 10^6 digits", ' xsi:type="d:int"', "9" * _MILLION, 500, "fault"),
        ("decimal of 10^6 digits", ' xsi:type="d:decimal"', "9" * _MILLION, 500, "fault"),
        ("int of words", ' xsi:type="d:int"', "x", 500, "fault"),
        ("bytes of nonsense", ' xsi:type="d:base64Binary"', "!!", 400, "empty"),
        ("hexadecimal of nonsense", ' xsi:type="d:hexBinary"', "zz", 400, "empty"),
        ("an unknown type", ' xsi:type="d:noSuchType"', "x", 200, "served"),
        ("an unknown prefix", ' xsi:type="e:int"', "x", 200, "served"),
        ("a class", ' xsi:type="TicketInfo"', "<ID>1</ID>", 200, "served"),
        ("a type of 100 KB", f' xsi:type="{"x" * 100_000}"', "x", 200, "served"),
        ("elements", "", "<a><b/></a>", 200, "served"),
        ("nil", ' xsi:nil="true"', "x", 200, "served"),
        ("nil of nonsense", ' xsi:nil="\u00e9"', "x", 200, "served"),
    ]:
        yield Case(f"object of {title}", sent(attributes, content), status, kind)
    for title, operation, name, status, kind in [
        ("nil int", "EchoInt", "value", 500, "fault"),
        ("nil date", "EchoDateTime", "value", 500, "fault"),
        ("nil text", "EchoString", "value", 200, "served"),
        ("nil nullable", "EchoNullableInt", "value", 200, "served"),
        ("nil array", "EchoStringArray", "values", 200, "served"),
        ("nil object", "EchoTicket", "ticket", 200, "served"),
    ]:
        yield Case(title, _sent(operation, "", name, ' xsi:nil="1"'), status, kind)
    nested = "<ticket>" * 50 + "</ticket>" * 50
    yield Case("objects nested 50 deep", _sent("EchoTicket", nested, "ticket"), 200, "served")
    for title, item in {
        "texts": "<string/>",
        "nil texts": '<string xsi:nil="1"/>',
        "unknown items": "<evil/>",
    }.items():
        yield Case(
            f"100 000 {title}",
            lambda item=item: _sent("EchoStringArray", item * 100_000, "values"),  # type: ignore[misc]
            200,
            "served",
        )
    yield Case(
        "100 000 objects",
        lambda: _sent("EchoPairs", "<NameValue/>" * 100_000, "pairs"),
        200,
        "served",
    )
    yield Case(
        "200 001 texts",
        lambda: _sent("EchoStringArray", "<string/>" * 200_001, "values"),
        400,
        "empty",
    )


def _form(
    body: bytes | str,
    operation: str = "EchoString",
    content_type: str = "application/x-www-form-urlencoded",
) -> bytes:
    return post(body, path=f"{_PATH}/{operation}", content_type=content_type)


def _forms() -> Iterator[Case]:
    for title, body, status, kind, text in [
        ("nothing", "", 500, "text", "Missing parameter: value."),
        ("another field", "other=1", 500, "text", "Missing parameter: value."),
        ("no equals sign", "value", 500, "text", "Missing parameter: value."),
        ("broken percent signs", "value=%zz%", 200, "served", "%zz%"),
        ("bytes that are no text", "value=%ff%fe", 200, "served", "\ufffd"),
        ("NUL", "value=%00", 200, "served", "\ufffd"),
        ("no characters", "value=%EF%BF%BF%ED%A0%80", 200, "served", "\ufffd"),
        ("markup", "value=%3Cscript%3E", 200, "served", "&lt;script&gt;"),
        ("1 MB", f"value={'x' * _MILLION}", 200, "served", "xxx"),
        ("the same field 9000 times", "value=x&" * 9000, 200, "served", "x,x,x"),
        ("100 000 fields", "a=1&" * 100_000, 500, "text", "too many fields"),
        ("100 000 ampersands", "&" * 100_000, 500, "text", "too many fields"),
    ]:
        name = f"form of {title}"
        yield Case(name, _form(body), status, "xml" if kind == "served" else kind, text)
    for content_type in ("multipart/form-data; boundary=x", "text/plain", "", "\xff"):
        sent = _form("value=x", content_type=content_type)
        yield Case(f"form called {content_type!r}", sent, 500, "text", "Request format is invalid")
    for charset in ("utf-7", "idna", "punycode", "zlib_codec", "no-such", "utf-16"):
        kind = f"application/x-www-form-urlencoded; charset={charset}"
        yield Case(f"form in {charset}", _form("value=x", content_type=kind), 200, "xml", ">x<")
    for title, operation, value, text in [
        ("int of 10^6 digits", "EchoInt", "9" * _MILLION, "Cannot convert"),
        ("int of markup", "EchoInt", "%3Cb%3E", "Cannot convert &lt;b&gt;"),
        ("int of 10^6 zeros and a letter", "EchoInt", f"{'0' * _MILLION}x", "Cannot convert"),
        ("decimal of an exponent", "EchoDecimal", "1e999999999", "Cannot convert"),
        ("date of words", "EchoDateTime", "x", "Cannot convert"),
        ("method that is none", "Evil%3Cb%3E", "x", "Evil&lt;b&gt; Web Service method name"),
        ("method of two parts", "Evil/EchoInt", "x", "Web Service method name is not valid"),
    ]:
        sent = _form(f"value={value}", operation)
        yield Case(f"form with {title}", sent, 500, "text", text, lacks="<b>")
    zeros = _form(f"value={'0' * _MILLION}7", "EchoInt")
    yield Case("form with int of 10^6 zeros and 7", zeros, 200, "xml", ">7<")


def _json(body: bytes | str, method: str = "Hello") -> bytes:
    return post(body, path=f"{_SCRIPT_PATH}/{method}", content_type="application/json")


def _scripts() -> Iterator[Case]:
    hidden = "There was an error processing the request."
    for title, body, method in [
        ("nothing but spaces", "  ", "Hello"),
        ("half an object", '{"name": ', "Hello"),
        ("a list", "[]", "Hello"),
        ("100 000 brackets", "[" * 100_000, "Hello"),
        ("100 000 objects", '{"a":' * 100_000, "Hello"),
        ("a number of 10^6 digits", f'{{"n": {"9" * _MILLION}}}', "Twice"),
        ("a fraction of 10^6 digits", f'{{"n": 0.{"9" * _MILLION}}}', "Twice"),
        ("an exponent", '{"n": 1e999999999}', "Twice"),
        ("NaN", '{"n": NaN}', "Twice"),
        ("a number too large", '{"n": 99999999999}', "Twice"),
        ("an object for a number", '{"n": {}}', "Twice"),
        ("bytes that are no text", b'{"n": "\xff"}', "Twice"),
        ("NUL", '{"name": "\0"}', "Hello"),
        ("text behind the object", '{"name": "a"}x', "Hello"),
        ("a lone surrogate", '{"name": "\\ud800"}', "Hello"),
    ]:
        sent = _json(body, method)
        yield Case(f"JSON of {title}", sent, 500, "json", hidden)
    for title, body in {
        "control characters": '{"name": "\\u0000\\u001b"}',
        "markup": '{"name": "</script>"}',
        "the same name twice": '{"name": "a", "name": "b"}',
        "100 000 other names": "{" + "".join(f'"a{n}":0,' for n in range(100_000)) + '"name":""}',
        "a byte order mark": '\ufeff{"name": "a"}',
        "prototypes": '{"__proto__": {}, "constructor": 1, "__type": "Evil", "name": "a"}',
    }.items():
        yield Case(f"JSON of {title}", _json(body), 200, "json", '{"d":"Hello ')


CASES = [
    *_numbers(),
    *_dates(),
    *_other_scalars(),
    *_objects(),
    *_forms(),
    *_scripts(),
]
