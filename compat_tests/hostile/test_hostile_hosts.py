"""The address a request claims to be for, or to come from, is published safely or not believed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import etree

from compat_tests.hostile.conftest import Target
from compat_tests.hostile.envelopes import PATH, call, envelope, post
from compat_tests.hostile.http_cases import request
from compat_tests.hostile.raw import Reply, exchange
from compat_tests.serving import Server, running

_NO_HOSTS = [
    '"><script>alert(1)</script>',
    "'onload='x",
    "a&b;&lt;",
    "a]]>",
    "<!--",
    "evil.example:999999",
    "evil.example:",
    ":80",
    "[",
    "]",
    "[::1",
    "[::1]:x",
    "[v1.x]",
    "user:password@evil.example",
    "evil.example/path",
    "evil.example?query",
    "evil.example#fragment",
    "evil\\example",
    "a b",
    "\xe9.example",
    "\xff\xfe",
    "%00",
    "{{7*7}}",
    "",
]
_HOSTS = [
    "help.example",
    "HELP.example:8443",
    "192.0.2.1:80",
    "[2001:db8::1]:81",
    "a_b",
    "x" * 8000,
]


def fetch(port: int, query: str, *headers: str) -> Reply:
    return exchange(port, [request(f"GET {PATH}{query} HTTP/1.1", *headers)])


def published(reply: Reply) -> str:
    """Return the one address that a WSDL publishes, without the path."""
    root = etree.fromstring(reply.body)
    [address] = {str(found) for found in root.xpath("//@location[contains(., '://')]")}
    return address.removesuffix(PATH)


@pytest.mark.parametrize("host", _NO_HOSTS)
def test_a_host_that_is_none_is_not_published(target: Target, host: str) -> None:
    reply = fetch(target.port, "?wsdl", f"Host: {host}")
    assert published(reply) == f"http://127.0.0.1:{target.port}"


@pytest.mark.parametrize("host", _HOSTS)
def test_a_host_that_is_one_is_published(target: Target, host: str) -> None:
    assert published(fetch(target.port, "?wsdl", f"Host: {host}")) == f"http://{host}"


@pytest.mark.parametrize("host", _NO_HOSTS)
@pytest.mark.parametrize("query", ["", "?op=PingService", "?op=%3Cb%3E", "?disco"])
def test_no_page_is_broken_by_a_host(target: Target, host: str, query: str) -> None:
    reply = fetch(target.port, query, f"Host: {host}")
    assert (reply.status, reply.kind in ("page", "xml")) == (200, True)
    assert "<script>alert" not in reply.text
    assert target.is_ready()


_FORWARDED = (
    "Host: inside:1",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: help.example",
    "X-Forwarded-Prefix: /support",
    "X-Forwarded-For: 192.0.2.7",
)


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that trusts a proxy on this machine."""
    environ = {"ISERVICE_TRUSTED_PROXIES": "127.0.0.1,10.0.0.0/8", "ISERVICE_WORKERS": "1"}
    with running(tmp_path_factory.mktemp("proxied"), environ=environ) as server:
        yield server


def test_what_a_stranger_forwards_is_not_believed(target: Target) -> None:
    assert published(fetch(target.port, "?wsdl", *_FORWARDED)) == "http://inside:1"


def test_what_a_trusted_proxy_forwards_is_believed(proxied: Server) -> None:
    assert published(fetch(proxied.port, "?wsdl", *_FORWARDED)) == "https://help.example/support"


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (("X-Forwarded-Host: <script>",), "http://inside:1"),
        (("X-Forwarded-Host: [",), "http://inside:1"),
        (("X-Forwarded-Host: a.example, b.example",), "http://a.example"),
        (("X-Forwarded-Proto: javascript",), "http://inside:1"),
        (("X-Forwarded-Proto: HTTPS",), "https://inside:1"),
        (("X-Forwarded-Host: a.example", "X-Forwarded-Port: 8443"), "http://a.example:8443"),
        (("X-Forwarded-Host: a.example", "X-Forwarded-Port: <b>"), "http://a.example"),
        (("X-Forwarded-Host: a.example", "X-Forwarded-Port: 80"), "http://a.example"),
        (("X-Forwarded-Prefix: /<b>",), "http://inside:1/%3Cb%3E"),
        (("X-Forwarded-Prefix: /",), "http://inside:1"),
    ],
)
def test_a_trusted_proxy_cannot_forward_nonsense(
    proxied: Server, lines: tuple[str, ...], address: str
) -> None:
    assert published(fetch(proxied.port, "?wsdl", "Host: inside:1", *lines)) == address


_FAULT = post(envelope(call("PingService")), soap_action="unknown")
_DETAILED = "System.Web.Services.Protocols.SoapException: "


@pytest.mark.parametrize(
    ("forwarded", "is_local"),
    [
        ("192.0.2.7", False),
        ("127.0.0.1", False),
        ("192.0.2.7, 127.0.0.1", False),
        ("127.0.0.1, 192.0.2.7", False),
        ("10.0.0.1", False),
        ("::1", True),
        ("nonsense", False),
        ("'; DROP TABLE st_Tickets; --", False),
        (", ,,", False),
        ("x" * 15_000, False),
        ("1," * 7000, False),
    ],
)
def test_who_is_local_is_for_the_proxy_to_say(
    proxied: Server, forwarded: str, is_local: bool
) -> None:
    line = f"X-Forwarded-For: {forwarded}\r\n".encode()
    reply = exchange(proxied.port, [_FAULT.replace(b"Content-Type", line + b"Content-Type", 1)])
    assert (reply.status, reply.kind) == (500, "fault")
    assert (_DETAILED in reply.text) == is_local
