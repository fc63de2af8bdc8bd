"""Random requests and random results: always an answer that is allowed, always well-formed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from compat_tests.hostile.endpoints import content, fresh_call, request
from compat_tests.hostile.envelopes import SOAP11, SOAP12, call, envelope
from compat_tests.sample import tickets
from compat_tests.sample.contracts import contract as sample_contract
from soap_service.asmx import Endpoint, EndpointSettings
from soap_service.asmx.http import Response
from soap_service.exceptions import SoapFault

_BOUNDED = settings(
    max_examples=400,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

_CONTRACT = sample_contract("svcTickets.wsdl")
_ECHOING = sorted(name for name in _CONTRACT.operations if name.startswith("Echo"))

# Requests

_SAMPLE = Endpoint(
    _CONTRACT,
    tickets.handlers(),
    EndpointSettings(custom_errors="Off"),
    records=tickets.RECORDS,
)
_SEEDS: list[tuple[str, str]] = [
    ("Login", "<authUserName>a</authUserName><departmentID>7</departmentID><active>1</active>"),
    ("EchoInt", "<value>-7</value>"),
    ("EchoDecimal", "<value>12.500</value>"),
    ("EchoDouble", "<value>1E+300</value>"),
    ("EchoDateTime", "<value>2024-02-29T13:04:05.1234567+02:00</value>"),
    ("EchoGuid", "<value>{01234567-89ab-cdef-0123-456789abcdef}</value>"),
    ("EchoBytes", "<value>AQL+/w==</value>"),
    ("EchoFlags", "<value>Read Locked</value>"),
    ("EchoNullableInt", '<value xsi:nil="true"/>'),
    ("EchoObject", '<value xmlns:d="http://www.w3.org/2001/XMLSchema" xsi:type="d:int">1</value>'),
    ("EchoStringArray", '<values><string>a</string><string xsi:nil="1"/></values>'),
    ("EchoTicket", "<ticket><ID>7</ID><Subject>a &amp; b</Subject></ticket>"),
    ("DescribeItem", '<item xsi:type="TaskItem"><Id>1</Id></item>'),
]
_TOKENS = [
    *("<", ">", "&", "'", '"', "/", "=", "]]>", "<![CDATA[", "<!--", "-->", "--", "<?p ", "?>"),
    *("<!DOCTYPE x [", "<!ENTITY e 'v'>", "&e;", "&#0;", "&#xD800;", "&#65;", "&lt;", "&amp;"),
    *("xmlns=''", " xmlns:p='u'", "p:", " xsi:nil='true'", " xsi:type='x:y'", " a='", "</value>"),
    *("<value>", "<a/>", "</soap:Body>", "<soap:Body>", "<soap:Header>", "soap:mustUnderstand='1'"),
    *("\0", "\x01", "\r", "\ufeff", "\uffff", "\u0661", "\u00a0", "NaN", "INF", "-0", "9" * 40),
    *("1e999", "0001-01-01", "T24:00:00", "Z", "+14:00", "true", "xmlns:xml='u'", ":", "}", "{"),
]
_MUTATION = st.tuples(
    st.sampled_from(("insert", "replace", "delete", "double", "cut")),
    st.floats(0, 1),
    st.integers(0, 40),
    st.one_of(
        st.sampled_from([token.encode() for token in _TOKENS]), st.binary(min_size=1, max_size=4)
    ),
)
_CONTENT_TYPES = [
    "text/xml; charset=utf-8",
    "text/xml",
    "text/xml; charset=utf-16",
    "application/soap+xml; charset=utf-8",
    'application/soap+xml; action="x"',
]


def mutated(message: bytes, mutation: tuple[str, float, int, bytes]) -> bytes:
    kind, place, length, inserted = mutation
    start = int(place * len(message))
    end = start + length
    before, piece, behind = message[:start], message[start:end], message[end:]
    return {
        "insert": before + inserted + piece + behind,
        "replace": before + inserted + behind,
        "delete": before + behind,
        "double": before + piece + piece + behind,
        "cut": before,
    }[kind]


def outcome(response: Response) -> str:
    """Return what an answer is, once its body has been parsed."""
    body = content(response)
    if response.status[:3] in ("400", "415") and not body:
        return "refused"
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False))
    [element] = root.iterfind("{*}Body/*")
    name = etree.QName(element).localname
    return f"{response.status[:3]} {'fault' if name == 'Fault' else 'answer'}"


@_BOUNDED
@given(
    seed=st.sampled_from(_SEEDS),
    is_soap12=st.booleans(),
    mutations=st.lists(_MUTATION, max_size=4),
    named=st.booleans(),
    content_type=st.sampled_from(_CONTENT_TYPES),
)
def test_a_damaged_request_is_answered_or_refused(
    seed: tuple[str, str],
    is_soap12: bool,
    mutations: list[tuple[str, float, int, bytes]],
    named: bool,
    content_type: str,
) -> None:
    operation, parameters = seed
    version = {"version": SOAP12} if is_soap12 else {}
    message = envelope(call(operation, parameters), **version).encode()
    for mutation in mutations:
        message = mutated(message, mutation)
    made = fresh_call()
    response = _SAMPLE.answer(request(message, operation if named else None, content_type), made)
    assert outcome(response) in ("refused", "500 fault", "200 answer")
    assert made.error is None or isinstance(made.error, SoapFault)


@_BOUNDED
@given(body=st.binary(max_size=2000), content_type=st.sampled_from(_CONTENT_TYPES))
def test_random_bytes_are_refused(body: bytes, content_type: str) -> None:
    response = _SAMPLE.answer(request(body, "EchoInt", content_type), fresh_call())
    assert outcome(response) in ("refused", "500 fault")


@_BOUNDED
@given(
    operation=st.sampled_from(_ECHOING),
    value=st.text(
        st.one_of(st.sampled_from("0123456789+-.eE:TZ {}()abcdefxINFa=/"), st.characters()),
        max_size=40,
    ),
)
def test_any_text_is_a_value_or_a_fault(operation: str, value: str) -> None:
    root = etree.fromstring(envelope(call(operation, "<value/>")).encode())
    made = fresh_call()
    [element] = root.iter("{*}value")
    try:
        element.text = value
    except ValueError:
        element.text = "\u2028"
    response = _SAMPLE.answer(request(etree.tostring(root, encoding="utf-8"), operation), made)
    assert outcome(response) in ("refused", "500 fault", "200 answer")
    assert made.error is None or isinstance(made.error, SoapFault)


# Results

_BOX: list[Callable[[], object]] = [object]
_ECHOES = Endpoint(
    _CONTRACT,
    dict.fromkeys(_CONTRACT.operations, lambda *_: _BOX[0]()),
    EndpointSettings(custom_errors="On"),
    records=tickets.RECORDS,
)
_ANY_CHARACTER = st.characters(exclude_categories=())
_ANY_TEXT = st.text(st.one_of(_ANY_CHARACTER, st.sampled_from("<>&]\"'\r\n\t\0\x1b")), max_size=60)
_ZONES = st.one_of(
    st.none(),
    st.just(UTC),
    st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
_DATES = st.builds(lambda date, zone: date.replace(tzinfo=zone), st.datetimes(), _ZONES)
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def response_to(operation: str, result: object, version: str = SOAP11) -> Response:
    """Return the response of an operation of the sample whose handler returns the result."""
    return response_of(operation, lambda: result, version)


def response_of(operation: str, act: Callable[[], object], version: str) -> Response:
    """Return the response of an operation whose handler does this."""
    _BOX[0] = act
    body = envelope(call(operation), version=version).encode()
    kind = {SOAP11: "text/xml", SOAP12: "application/soap+xml"}[version]
    return _ECHOES.answer(request(body, operation, f"{kind}; charset=utf-8"), fresh_call())


def written(operation: str, result: object) -> etree._Element:
    """Return the result element of a successful answer, as a client parses it."""
    response = response_to(operation, result)
    assert response.status == "200 OK"
    root = etree.fromstring(content(response), etree.XMLParser(huge_tree=True))
    [element] = root.iterfind("{*}Body/*/*")
    return element


def as_read(text: str) -> str:
    """Return what an XML reader makes of a text that was written."""
    return _NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


@_BOUNDED
@given(text=_ANY_TEXT)
def test_any_text_can_be_a_result(text: str) -> None:
    assert (written("EchoString", text).text or "") == as_read(text)


@_BOUNDED
@given(texts=st.lists(st.one_of(st.none(), _ANY_TEXT), max_size=5), streamed=st.booleans())
def test_any_texts_can_be_items(texts: list[str | None], streamed: bool) -> None:
    items = written("EchoStringArray", iter(texts) if streamed else texts)
    read = [item.text or "" for item in items]
    assert read == [as_read(text or "") for text in texts]


@_BOUNDED
@given(
    fields=st.fixed_dictionaries(
        {},
        optional={
            "ticket_number": st.one_of(st.none(), _ANY_TEXT),
            "id": st.one_of(st.none(), st.integers()),
            "is_open": st.one_of(st.none(), st.booleans()),
            "date_opened_utc": st.one_of(st.none(), _DATES),
            "score": st.one_of(st.none(), st.floats()),
            "tags": st.one_of(st.none(), st.lists(st.one_of(st.none(), _ANY_TEXT), max_size=3)),
            "thumbprint": st.one_of(st.none(), st.binary(max_size=9)),
        },
    )
)
def test_any_values_can_be_members(fields: dict[str, Any]) -> None:
    assert etree.QName(written("EchoTicket", tickets.RECORDS["TicketInfo"](**fields))).localname


@_BOUNDED
@given(value=_DATES)
def test_any_date_can_be_a_result(value: datetime) -> None:
    text = written("EchoDateTime", value).text or ""
    assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}T[0-9:.]{8,16}(Z|[+-][0-9]{2}:[0-9]{2})?", text)


@_BOUNDED
@given(value=st.floats())
def test_any_float_can_be_a_result(value: float) -> None:
    text = written("EchoDouble", value).text or ""
    read = float(text.replace("INF", "inf"))
    assert read == value or (math.isnan(read) and math.isnan(value))


@_BOUNDED
@given(value=st.decimals(allow_nan=False, allow_infinity=False, places=10))
def test_any_decimal_can_be_a_result(value: Decimal) -> None:
    assert Decimal(written("EchoDecimal", value).text or "") == value


_ANY_VALUE = st.one_of(
    _ANY_TEXT,
    st.integers(),
    st.floats(),
    st.decimals(),
    st.binary(),
    st.uuids(),
    _DATES,
    st.none(),
    st.booleans(),
    st.dates(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(_ANY_TEXT, st.integers(), max_size=2),
    st.builds(object),
)


@_BOUNDED
@given(
    operation=st.sampled_from(sorted(_CONTRACT.operations.keys() - {"FireAndForget"})),
    result=_ANY_VALUE,
    version=st.sampled_from((SOAP11, SOAP12)),
)
def test_a_result_of_any_type_is_an_answer_or_a_fault(
    operation: str, result: object, version: str
) -> None:
    response = response_to(operation, result, version)
    assert outcome(response) in ("500 fault", "200 answer")


_NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,8}", fullmatch=True)
_SPACES = st.sampled_from(("", "u", "http://n/?a&b", "urn:x:y"))
_XML_SPACE = st.just("http://www.w3.org/XML/1998/namespace")
_XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=10).filter(
    lambda text: not _NOT_XML.search(text)
)


@st.composite
def _trees(draw: st.DrawFn, depth: int = 2) -> etree._Element:
    def qname(spaces: st.SearchStrategy[str]) -> str:
        namespace = draw(spaces)
        return f"{{{namespace}}}{draw(_NAMES)}" if namespace else draw(_NAMES)

    element = etree.Element(qname(_SPACES))
    for _ in range(draw(st.integers(0, 2))):
        element.set(qname(_SPACES | _XML_SPACE), draw(_XML_TEXT))
    element.text = draw(_XML_TEXT)
    for _ in range(draw(st.integers(0, depth))):
        child = draw(st.one_of(_trees(depth - 1), _asides()))
        child.tail = draw(_XML_TEXT)
        element.append(child)
    return element


@st.composite
def _asides(draw: st.DrawFn) -> etree._Element:
    if draw(st.booleans()):
        return etree.Comment("a comment")
    return etree.ProcessingInstruction("p", "an instruction")


@_BOUNDED
@given(tree=_trees())
def test_any_tree_can_be_a_result(tree: etree._Element) -> None:
    [copy] = written("GetXml", tree)
    assert shape(copy) == shape(tree)


def shape(node: etree._Element) -> Any:
    """Return names, attributes and text of a tree, without comments and instructions."""
    texts = [node.text or "", *(child.tail or "" for child in node)]
    children = [shape(child) for child in node if isinstance(child.tag, str)]
    return node.tag, dict(node.attrib), "".join(texts), children


@_BOUNDED
@given(message=_ANY_TEXT, actor=_ANY_TEXT, version=st.sampled_from((SOAP11, SOAP12)))
def test_any_text_can_be_told_in_a_fault(message: str, actor: str, version: str) -> None:
    def act() -> object:
        raise SoapFault("Client", message, actor)

    assert outcome(response_of("NoArgs", act, version)) == "500 fault"


@_BOUNDED
@given(message=_ANY_TEXT, version=st.sampled_from((SOAP11, SOAP12)))
def test_an_exception_of_any_text_is_a_fault(message: str, version: str) -> None:
    def act() -> object:
        raise ValueError(message) from KeyError(message)

    assert outcome(response_of("NoArgs", act, version)) == "500 fault"
