"""Every place of a request in which a password can travel, on purpose or by mistake."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from compat_tests.hostile.endpoints import contract
from compat_tests.hostile.envelopes import PATH, SOAP12, call, envelope, post
from compat_tests.hostile.http_cases import request, soap
from compat_tests.hostile.raw import Step
from compat_tests.serving import PROJECT
from soap_service.asmx.contract import Operation
from soap_service.services import SERVICES

_PATHS = {each.name: each.path for each in SERVICES if each.name != "iService"}
"""Where the services answer whose calls carry names and passwords."""
_SOME = 8
"""Every eighth operation is called in every way there is."""
_READ_AS_TEXT = ("string", "ArrayOfString")

Make = Callable[[str], bytes | Sequence[Step]]
"""Makes a request, or its steps, around a password."""


@dataclass(frozen=True)
class Place:
    """A place, and the request that has a password there; at its end it may hang up."""

    name: str
    make: Make
    hangs_up: bool = False


def _evidence(service: str) -> dict[str, dict[str, object]]:
    document = json.loads((PROJECT / "wsdl" / f"{service}.json").read_text("utf-8"))
    operations: dict[str, dict[str, object]] = document["operations"]
    return operations


def _element(operation: Operation, parameters: str) -> str:
    name, namespace = operation.request.name, operation.request.namespace
    return f'<{name} xmlns="{namespace}">{parameters}</{name}>'


def _called(service: str, operation: Operation, parameters: str, version: str = "1.1") -> bytes:
    """Return a call of any operation."""
    path = _PATHS[service]
    element = _element(operation, parameters)
    if version == "1.2":
        content = envelope(element, version=SOAP12)
        return post(content, content_type="application/soap+xml; charset=utf-8", path=path)
    return post(envelope(element), soap_action=operation.soap_action, path=path)


def organization_call(operation: str, parameters: str) -> bytes:
    """Return a call of svcOrganization."""
    service = "svcOrganization"
    return _called(service, contract(service).operations[operation], parameters)


def _operations() -> Iterator[tuple[str, Operation, dict[str, object]]]:
    for service in _PATHS:
        evidence = _evidence(service)
        for name, operation in contract(service).operations.items():
            yield service, operation, evidence[name]


def _secret_parameters() -> Iterator[Place]:
    """The parameters that are secret by contract; of some operations in every way to call."""
    for number, (service, operation, facts) in enumerate(_operations()):
        secrets = facts["secrets"]
        assert isinstance(secrets, list)
        for name in secrets:
            where = f"{operation.message_name} {name}"
            yield Place(f"{where}, SOAP 1.1", _secret(service, operation, name, "1.1"))
            if number % _SOME == 0:
                yield Place(f"{where}, SOAP 1.2", _secret(service, operation, name, "1.2"))
                yield Place(f"{where}, twice", _twice(service, operation, name))
                yield Place(f"{where}, GET", _get(service, operation, name))
                yield Place(f"{where}, form", _form(service, operation, name))


def _secret(service: str, operation: Operation, name: str, version: str) -> Make:
    return lambda it: _called(
        service, operation, f"<authUserName>agent1</authUserName><{name}>{it}</{name}>", version
    )


def _twice(service: str, operation: Operation, name: str) -> Make:
    return lambda it: _called(service, operation, f"<{name}>x</{name}><{name}>{it}</{name}>")


def _fields(operation: Operation, name: str, it: str) -> str:
    values = {parameter.name: "1" for parameter in operation.parameters} | {name: it}
    return "&".join(f"{field}={value}" for field, value in values.items())


def _get(service: str, operation: Operation, name: str) -> Make:
    path = f"{_PATHS[service]}/{operation.message_name}"
    return lambda it: request(f"GET {path}?{_fields(operation, name, it)} HTTP/1.1", "Host: h")


def _form(service: str, operation: Operation, name: str) -> Make:
    path = f"{_PATHS[service]}/{operation.message_name}"
    kind = "application/x-www-form-urlencoded"
    return lambda it: post(_fields(operation, name, it), path=path, content_type=kind)


def _wrong_types() -> Iterator[Place]:
    """A password in a parameter that is no text: the fault quotes it to the caller."""
    for number, (service, operation, _) in enumerate(_operations()):
        for parameter in operation.parameters:
            if getattr(parameter.type, "name", "") not in _READ_AS_TEXT:
                where = f"{operation.message_name} {parameter.name}"
                yield Place(f"{where}, wrong type", _value(service, operation, parameter.name))
                if number % _SOME == 0:
                    yield Place(f"{where}, GET", _get(service, operation, parameter.name))
                    yield Place(f"{where}, form", _form(service, operation, parameter.name))


def _value(service: str, operation: Operation, name: str) -> Make:
    return lambda it: _called(service, operation, f"<{name}>{it}</{name}>")


def _pairs() -> Iterator[Place]:
    """Key=Value lists."""
    for service, operation, facts in _operations():
        keys = facts.get("secret_keys", {})
        assert isinstance(keys, dict)
        for name in keys:
            for pattern in (
                "Password={}",
                "password={}",
                "NewPassWord = {}",
                "Pass={}" if keys[name] == ["*"] else "OldPassword={}",
                "{}",
                "={}",
                "Subject=x&amp;Password={}",
            ):
                where = f"{operation.message_name} {name} {pattern}"
                yield Place(where, _pair(service, operation, name, pattern))


def _pair(service: str, operation: Operation, name: str, pattern: str) -> Make:
    return lambda it: _called(
        service, operation, f"<{name}><string>{pattern.format(it)}</string></{name}>"
    )


def _soap(make: Callable[[str], str]) -> Make:
    return lambda it: post(make(it))


def _in_messages() -> Iterator[Place]:
    """Around the parameters: headers, misspelt elements, markup, what does not parse."""
    ping = call("PingService")
    security = '<w:Security xmlns:w="w"{}><w:Password>{}</w:Password></w:Security>'
    mistakes: dict[str, Callable[[str], str]] = {
        "SOAP header": lambda it: envelope(ping, header=security.format("", it)),
        "SOAP header that must be understood": lambda it: envelope(
            ping, header=security.format(' soap:mustUnderstand="1"', it)
        ),
        "name of a header that must be understood": lambda it: envelope(
            ping, header=f'<{it} xmlns="u" soap:mustUnderstand="1"/>'
        ),
        "unknown element": lambda it: envelope(call("PingService", f"<Passwort>{it}</Passwort>")),
        "element in another case": lambda it: envelope(
            call("PingService", f"<AUTHPASSWORD>{it}</AUTHPASSWORD>")
        ),
        "element in no namespace": lambda it: envelope(
            call("PingService", f'<authPassword xmlns="">{it}</authPassword>')
        ),
        "element name": lambda it: envelope(call("PingService", f"<{it}/>")),
        "attribute": lambda it: envelope(call("PingService", f'<authPassword value="{it}"/>')),
        "attribute name": lambda it: envelope(call("PingService", f'<authPassword {it}="x"/>')),
        "comment": lambda it: envelope(f"<!-- {it} -->{ping}"),
        "comment inside a value": lambda it: envelope(
            call("PingService", f"<authPassword>x<!-- {it} --></authPassword>")
        ),
        "instruction": lambda it: envelope(f"<?password {it}?>{ping}"),
        "CDATA": lambda it: envelope(
            call("PingService", f"<authPassword><![CDATA[{it}]]></authPassword>")
        ),
        "namespace": lambda it: envelope(f'<PingService xmlns="{it}"/>'),
        "namespace of the envelope": lambda it: envelope(ping, version=it),
        "xsi:type": lambda it: envelope(
            call("CreateIncomingTicket", f'<ticketData xsi:type="{it}"/>')
        ),
        "body element": lambda it: envelope(f"<{it}/>"),
        "text of the body": lambda it: envelope(it),
        "no envelope": lambda it: f"<login>{it}</login>",
        "XML that does not parse": lambda it: envelope(f"<authPassword>{it}</wrong>"),
        "XML cut off inside the value": lambda it: envelope(
            call("PingService", f"<authPassword>{it}")
        ).partition("</PingService>")[0],
        "DTD": lambda it: envelope(ping, before=f'<!DOCTYPE x [<!ENTITY p "{it}">]>'),
        "no XML at all": lambda it: it,
        "JSON": lambda it: json.dumps({"authPassword": it}),
        "text behind the envelope": lambda it: envelope(ping) + it,
        "password of 1 MB": lambda it: envelope(
            call("PingService", f"<authPassword>{it * 60_000}</authPassword>")
        ),
        "too many elements": lambda it: envelope(
            call("PingService", f"<authPassword>{it}</authPassword>") + "<a/>" * 600_000
        ),
    }
    for name, make in mistakes.items():
        yield Place(name, _soap(make))
    incoming = "CreateIncomingTicket"
    yield Place("xsi:type, routed", lambda it: post(mistakes["xsi:type"](it), incoming))
    valid = mistakes["CDATA"]
    for kind in ("text/plain", "application/json", "multipart/form-data; boundary=x", ""):
        yield Place(f"body called {kind!r}", _typed(kind, valid))
    yield Place(
        "body in UTF-16", lambda it: post(valid(it).encode("utf-16"), content_type="text/xml")
    )
    yield Place(
        "body beyond the limit", lambda it: soap("Content-Length: 99999999", body=it.encode())
    )


def _typed(kind: str, make: Callable[[str], str]) -> Make:
    return lambda it: post(make(it), content_type=kind)


def _in_http() -> Iterator[Place]:
    """In the HTTP around a message, well-formed or not."""
    body = envelope(call("PingService")).encode()
    length = f"Content-Length: {len(body)}"

    def with_header(line: str) -> Make:
        return lambda it: soap(line.format(it), length)

    for line in (
        "Authorization: Bearer {}",
        "Proxy-Authorization: Bearer {}",
        "Cookie: password={}",
        "Cookie: {}",
        "X-Password: {}",
        "X-{}: x",
        "Referer: http://h/?authPassword={}",
        "User-Agent: {}",
        "X-Forwarded-For: {}",
        "X-Forwarded-Host: {}",
        "Forwarded: for={}",
        "SoapAction2: {}",
        "Expect: {}",
        "Transfer-Encoding: {}",
        "Connection: {}",
        "Upgrade: {}",
        "Content-Encoding: {}",
        "Range: {}",
        "If-None-Match: {}",
        "Password {}",
        "{}",
        "Pass word: {}",
        "Pass\x01word: {}",
        "X-Password: {}\x01",
        "X-Password: x\r\n {}",
        "{}\xe9: x",
        "Content-Length: {}",
        "Content-Type: {}",
        "Host: {}\x01",
    ):
        yield Place(f"header {line!r}", with_header(line))
    yield Place(
        "basic authorization",
        lambda it: soap(f"Authorization: Basic {_basic(it)}", length),
    )
    yield Place("host", lambda it: request(f"GET {PATH}?wsdl HTTP/1.1", f"Host: {it}"))
    yield Place("SOAPAction", lambda it: post(body, soap_action=it))
    yield Place("SOAPAction with a NUL", lambda it: post(body, soap_action=f"{it}\0"))
    soap12 = envelope("<x/>", version=SOAP12)
    for kind in (
        'application/soap+xml; action="{}"',
        "text/xml; charset={}",
        "{}",
        "text/xml; password={}",
    ):
        yield Place(f"content type {kind}", _kind(soap12, kind))
    for target in (
        PATH + "?authPassword={}",
        PATH + "?{}",
        PATH + "/PingService?authUsername=a&authPassword={}&dataUsername=c&extra=%ff",
        PATH + "/PingService?{}=x",
        PATH + "/{}",
        PATH + "?op={}",
        PATH + "?wsdl={}",
        PATH + "?schema={}",
        "/{}",
        "/{}.asmx",
        "/{}?authPassword=x",
        "/healthz?authPassword={}",
        "/metrics?authPassword={}",
        "/readyz?{}",
        "http://agent1:{}@h" + PATH,
        "http://[{}/",
        PATH + "?authPassword={}\x7f",
        PATH + "?authPassword={} x",
        PATH + "?authPassword={}\xe9",
        PATH + "?" + "x" * 9000 + "{}",
    ):
        for method in ("GET", "POST", "PUT", "HEAD", "OPTIONS", "TRACE", "get"):
            yield Place(f"{method} {target[:60]!r}", _target(method, target))
    yield Place("method", lambda it: request(f"{it} {PATH} HTTP/1.1", "Host: h"))
    yield Place(
        "method in capitals", lambda it: request(f"{it.upper()} {PATH} HTTP/1.1", "Host: h")
    )
    yield Place("HTTP version", lambda it: request(f"GET {PATH} {it}", "Host: h"))
    yield Place("request line alone", lambda it: f"{it}\r\n\r\n".encode())
    yield Place("request line without an end", lambda it: it.encode(), hangs_up=True)


def _kind(content: str, kind: str) -> Make:
    return lambda it: post(content, content_type=kind.format(it))


def _target(method: str, target: str) -> Make:
    return lambda it: request(f"{method} {target.format(it)} HTTP/1.1", "Host: h")


def _basic(password: str) -> str:
    return base64.b64encode(f"agent:{password}".encode()).decode()


def _in_framing() -> Iterator[Place]:
    """In what the framing of a body leaves over, cuts off or cannot read."""

    def message(it: str) -> bytes:
        return envelope(call("PingService", f"<authPassword>{it}</authPassword>")).encode()

    def lines(it: str) -> bytes:
        return f"<a>\r\n<authPassword>{it}</authPassword>\r\n\r\n".encode()

    def cut_to(length: int, body: Callable[[str], bytes] = message) -> Make:
        return lambda it: soap(f"Content-Length: {length}", body=body(it))

    chunked = "Transfer-Encoding: chunked"

    def in_chunks(body: str) -> Make:
        return lambda it: soap(chunked, body=body.format(it, it).encode())

    yield Place("body without a length", lambda it: soap(body=message(it)))
    yield Place("body with too small a length", cut_to(1))
    yield Place("lines with too small a length", cut_to(3, lines))
    two = ("Content-Length: 1", "Content-Length: 2")
    yield Place("two lengths", lambda it: soap(*two, body=message(it)))
    yield Place("length and chunks", lambda it: soap(two[0], chunked, body=message(it)))
    yield Place("chunk size", in_chunks("{}\r\nx\r\n0\r\n\r\n"))
    yield Place("chunk extension", in_chunks("1;{} {}\r\nx\r\n"))
    yield Place("behind a chunk", in_chunks("1\r\nx{}\r\n0\r\n\r\n"))
    yield Place("message in place of chunks", lambda it: soap(chunked, body=message(it)))
    yield Place("trailer", in_chunks("0\r\n{}\r\n\r\n"))
    yield Place("named trailer", in_chunks("0\r\nHost: {}\r\n\r\n"))
    yield Place("chunk that is cut off", in_chunks("ffff\r\n<a>{}"), hangs_up=True)
    yield Place("body that is cut off", cut_to(99_999), hangs_up=True)
    yield Place("large body that is cut off", cut_to(999_999), hangs_up=True)
    yield Place("chunk that stalls", in_chunks("ffff\r\n<a>{}"))
    yield Place("body that stalls", cut_to(99_999))
    yield Place("large body that stalls", cut_to(999_999))
    yield Place("head that stalls", lambda it: f"POST {PATH} HTTP/1.1\r\nX: {it}".encode())
    yield Place("a second, bad request", lambda it: post(message("x")) + f"{it} {it}\r\n".encode())


def places() -> list[Place]:
    """Return all places."""
    return [
        *_secret_parameters(),
        *_wrong_types(),
        *_pairs(),
        *_in_messages(),
        *_in_http(),
        *_in_framing(),
    ]
