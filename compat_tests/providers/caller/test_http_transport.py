"""The transport of HTTP against servers of all manners."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from compat_tests.providers.caller.certificates import Certificate
from compat_tests.providers.caller.raw_server import (
    Peer,
    RawServer,
    Script,
    answer,
    raw_server,
    saying,
)
from providers import (
    BadAnswer,
    HttpTransport,
    ProviderTimeout,
    ProviderUnavailable,
    Reply,
)

BUDGET_S = 0.4
SLACK_S = 0.6
"""What a loaded machine may add to a budget."""

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
OK = answer(b"<ok/>")


@pytest.fixture
def transport() -> Iterator[HttpTransport]:
    """A transport that trusts what the system trusts."""
    transport = HttpTransport()
    yield transport
    transport.close()


def ask(
    transport: HttpTransport, server: RawServer, body: bytes = b"<a/>", **options: Any
) -> Reply:
    return transport.send(server.url + "/x.asmx", body, {}, seconds=BUDGET_S, **options)


def after_request(act: Callable[[Peer], None]) -> Script:
    def script(peer: Peer) -> None:
        peer.read_request()
        act(peer)

    return script


def dripping(before: bytes, drops: bytes) -> Script:
    def act(peer: Peer) -> None:
        peer.send(before)
        peer.drip(drops)

    return after_request(act)


def flooding(before: bytes, block: bytes) -> Script:
    def act(peer: Peer) -> None:
        peer.send(before)
        peer.flood(block)

    return after_request(act)


SLOW = {
    "says nothing": after_request(Peer.wait),
    "drips its status": dripping(b"", b"H" * 1000),
    "drips its headers": dripping(HEAD, b"X-More: 1\r\n"),
    "drips its body": dripping(HEAD + b"Content-Length: 900000\r\n\r\n", b" "),
    "drips a body without a length": dripping(HEAD + b"\r\n", b" "),
    "drips chunks": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "drips trailers": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: 1\r\n"),
    "goes on announcing": flooding(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "does not read": Peer.wait,
}


@pytest.mark.parametrize("manner", SLOW)
def test_everything_together_ends_in_time(transport: HttpTransport, manner: str) -> None:
    body = b"x" * (20_000_000 if manner == "does not read" else 10)
    with raw_server(SLOW[manner]) as server:
        started = time.monotonic()
        with pytest.raises(ProviderTimeout):
            ask(transport, server, body)
        took = time.monotonic() - started
    assert BUDGET_S <= took < BUDGET_S + SLACK_S


LARGE = {
    "announces it": after_request(
        lambda peer: peer.send(HEAD + b"Content-Length: 99999999999\r\n\r\n")
    ),
    "says more than it may": after_request(
        lambda peer: peer.send(HEAD + b"Content-Length: 2000\r\n\r\n" + b"x" * 2000)
    ),
    "never ends": flooding(HEAD + b"\r\n", b"x" * 65536),
    "never ends its chunks": flooding(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\nxxxxx\r\n"
    ),
}


@pytest.mark.parametrize("manner", LARGE)
def test_an_answer_is_read_as_far_as_it_may_go(transport: HttpTransport, manner: str) -> None:
    with raw_server(LARGE[manner]) as server, pytest.raises(BadAnswer, match="too large"):
        ask(transport, server, max_bytes=1000)


GARBAGE = {
    "hangs up": after_request(lambda peer: None),
    "hangs up in the headers": after_request(lambda peer: peer.send(HEAD + b"Content-Length: 9")),
    "hangs up in the body": after_request(
        lambda peer: peer.send(HEAD + b"Content-Length: 100\r\n\r\n<half")
    ),
    "hangs up in a chunk": after_request(
        lambda peer: peer.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n64\r\n<half")
    ),
    "hangs up at once": lambda peer: None,
    "speaks no HTTP": after_request(lambda peer: peer.send(b"220 mail.example ESMTP\r\n" * 3)),
    "has no end of a line": flooding(b"", b"x" * 65536),
    "has endless headers": flooding(HEAD, b"X-More: 1\r\n" * 1000),
    "has chunks of no size": after_request(
        lambda peer: peer.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n")
    ),
}


@pytest.mark.parametrize("manner", GARBAGE)
def test_what_is_no_answer_is_none(transport: HttpTransport, manner: str) -> None:
    with raw_server(GARBAGE[manner]) as server, pytest.raises(ProviderUnavailable) as caught:
        ask(transport, server)
    assert type(caught.value) is ProviderUnavailable


def test_an_answer_without_a_length_ends_with_the_connection(transport: HttpTransport) -> None:
    with raw_server(after_request(lambda peer: peer.send(HEAD + b"\r\n<ok/>"))) as server:
        assert ask(transport, server).body == b"<ok/>"


def test_an_announcement_before_the_answer_is_skipped(transport: HttpTransport) -> None:
    content = b"HTTP/1.1 100 Continue\r\n\r\n" + OK
    with raw_server(saying(content)) as server:
        assert ask(transport, server).body == b"<ok/>"


def test_a_request_says_all_that_a_server_needs(transport: HttpTransport) -> None:
    seen: list[bytes] = []

    def script(peer: Peer) -> None:
        seen.append(peer.read_request())
        peer.send(OK)

    with raw_server(script) as server:
        headers = {"SOAPAction": '"urn:x"'}
        transport.send(f"{server.url}/a b.asmx?c=ü", b"<a/>", headers, seconds=BUDGET_S)
    head, _, body = seen[0].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert lines[0] == b"POST /a%20b.asmx?c=%C3%BC HTTP/1.1"
    assert f"Host: 127.0.0.1:{server.port}".encode() in lines
    assert {b"Content-Length: 4", b'SOAPAction: "urn:x"', b"Accept-Encoding: identity"} < {*lines}
    assert body == b"<a/>"


# The pool


def test_connections_are_used_again(transport: HttpTransport) -> None:
    with raw_server(saying(OK, OK, OK)) as server:
        for _ in range(3):
            ask(transport, server)
    assert server.connections == 1


def test_a_connection_that_was_closed_meanwhile_is_replaced(transport: HttpTransport) -> None:
    with raw_server(saying(OK)) as server:
        for _ in range(3):
            ask(transport, server)
            time.sleep(0.1)
    assert server.connections == 3


def test_a_connection_on_which_something_came_unasked_is_replaced(
    transport: HttpTransport,
) -> None:
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(answer(b"<own/>"))
        time.sleep(0.05)
        peer.send(answer(b"<somebody else's/>"))
        peer.wait()

    with raw_server(script) as server:
        first = ask(transport, server)
        time.sleep(0.2)
        assert [first.body, ask(transport, server).body] == [b"<own/>", b"<own/>"]


@pytest.mark.parametrize(
    "content",
    [OK.replace(b"HTTP/1.1", b"HTTP/1.0"), answer(b"<ok/>", "200 OK", "Connection: close")],
)
def test_a_connection_that_the_server_gives_up_is_not_kept(
    transport: HttpTransport, content: bytes
) -> None:
    with raw_server(saying(content, content)) as server:
        assert [ask(transport, server).body for _ in range(2)] == [b"<ok/>"] * 2
    assert server.connections == 2


def test_a_request_is_never_sent_twice(transport: HttpTransport) -> None:
    requests: list[bytes] = []

    def script(peer: Peer) -> None:
        requests.append(peer.read_request())
        peer.send(OK)
        requests.append(peer.read_request())

    with raw_server(script) as server:
        ask(transport, server, b"first")
        with pytest.raises(ProviderUnavailable):
            ask(transport, server, b"second")
    assert [each.endswith(body) for each, body in zip(requests, (b"first", b"second"), strict=True)]
    assert server.connections == 1


def test_a_transport_may_keep_no_connection() -> None:
    transport = HttpTransport(max_idle=0)
    with raw_server(saying(OK, OK)) as server:
        for _ in range(2):
            ask(transport, server)
    assert server.connections == 2


def test_after_its_end_a_transport_keeps_no_connection(transport: HttpTransport) -> None:
    with raw_server(saying(OK, OK)) as server:
        transport.close()
        for _ in range(2):
            ask(transport, server)
    assert server.connections == 2


# Names and certificates


def test_a_server_whom_nobody_vouches_for_is_sent_nothing(
    transport: HttpTransport, certificate: Certificate
) -> None:
    seen: list[bytes] = []
    script: Script = lambda peer: seen.append(peer.read_request())  # noqa: E731
    with (
        raw_server(script, certificate.server()) as server,
        pytest.raises(ProviderUnavailable, match="certificate"),
    ):
        transport.send(f"https://localhost:{server.port}/", b"secret", {}, seconds=5.0)
    assert seen == []


def test_a_certificate_for_another_name_is_none(certificate: Certificate) -> None:
    transport = HttpTransport(certificate.trusting())
    with (
        raw_server(saying(OK), certificate.server()) as server,
        pytest.raises(ProviderUnavailable, match="certificate"),
    ):
        transport.send(f"https://127.0.0.1:{server.port}/", b"secret", {}, seconds=5.0)


def test_a_handshake_ends_in_time(transport: HttpTransport) -> None:
    with raw_server(Peer.wait) as server:
        started = time.monotonic()
        with pytest.raises(ProviderTimeout):
            transport.send(f"https://localhost:{server.port}/", b"", {}, seconds=BUDGET_S)
    assert time.monotonic() - started < BUDGET_S + SLACK_S + 0.5


def unknown(*_: object, flags: int = 0, **__: object) -> list[tuple[Any, ...]]:
    raise socket.gaierror(socket.EAI_NONAME, "not known")


def test_a_name_that_nobody_knows_is_told() -> None:
    transport = HttpTransport(look_up=unknown)
    with pytest.raises(ProviderUnavailable, match="name"):
        transport.send("http://nowhere.example/", b"", {}, seconds=5.0)


def test_looking_a_name_up_ends_in_time() -> None:
    over = Event()

    def slow(*_: object, flags: int = 0, **__: object) -> list[tuple[Any, ...]]:
        if not flags:
            over.wait(20.0)
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    transport = HttpTransport(look_up=slow)
    started = time.monotonic()
    with pytest.raises(ProviderTimeout):
        transport.send("http://slow.example/", b"", {}, seconds=BUDGET_S)
    over.set()
    assert time.monotonic() - started < BUDGET_S + SLACK_S


def test_the_next_address_is_tried_when_one_is_dead() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        dead = listener.getsockname()[1]
    with raw_server(saying(OK)) as server:
        ports = [dead, server.port]

        def both(*_: object, **__: object) -> list[tuple[Any, ...]]:
            kind = (socket.AF_INET, socket.SOCK_STREAM, 0, "")
            return [(*kind, ("127.0.0.1", port)) for port in ports]

        transport = HttpTransport(look_up=both)
        reply = transport.send("http://two.example/", b"", {}, seconds=BUDGET_S)
        transport.close()
    assert reply.status == 200


def test_many_threads_share_it(transport: HttpTransport) -> None:
    def script(peer: Peer) -> None:
        while request := peer.read_request():
            peer.send(answer(request.partition(b"\r\n\r\n")[2]))

    with raw_server(script) as server, ThreadPoolExecutor(8) as pool:
        bodies = [str(number).encode() for number in range(200)]
        answers = pool.map(
            lambda body: transport.send(server.url, body, {}, seconds=10.0).body, bodies
        )
        assert list(answers) == bodies
    assert server.connections <= 8
