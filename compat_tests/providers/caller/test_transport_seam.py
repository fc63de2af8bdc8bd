"""What every transport does, over a network or without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest

from compat_tests.providers.caller.certificates import Certificate
from compat_tests.providers.caller.memory import MemoryTransport, Request
from compat_tests.providers.caller.raw_server import Peer, RawServer, Script, answer, raw_server
from providers import (
    BadAnswer,
    HttpTransport,
    ProviderError,
    ProviderTimeout,
    ProviderUnavailable,
    Reply,
    Transport,
)

HEADERS = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '"urn:x/Do"'}
KIND = "text/xml; charset=utf-8"
LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Lane:
    """A transport and where its server is; ``seen`` returns the bodies that reached it."""

    transport: Transport
    url: str
    seen: Callable[[], list[bytes]]

    def ask(self, path: str, body: bytes | None = b"<a/>", seconds: float = 5.0) -> Reply:
        return self.transport.send(self.url + path, body, HEADERS, seconds=seconds, max_bytes=LIMIT)


BODIES = {"/page": b"<page/>", "/limit": b"x" * LIMIT, "/big": b"x" * (LIMIT + 1)}


def in_memory(request: Request) -> Reply | ProviderError:
    path = request.url.removeprefix("http://memory")
    others: dict[str, Reply | ProviderError] = {
        "/error": Reply(500, KIND, b"<fault/>"),
        "/elsewhere": Reply(307, KIND, b""),
        "/late": ProviderTimeout("It took too long."),
        "/gone": ProviderUnavailable("The connection failed."),
        "/echo": Reply(200, KIND, request.body or b""),
    }
    return others.get(path) or Reply(200, KIND, BODIES[path])


def over_the_network(seen: list[bytes]) -> Script:
    def script(peer: Peer) -> None:
        while request := peer.read_request():
            head, _, body = request.partition(b"\r\n\r\n")
            seen.append(body)
            say(peer, head.split()[1].decode(), body)

    return script


def say(peer: Peer, path: str, body: bytes) -> None:
    others: dict[str, Callable[[], None]] = {
        "/error": lambda: peer.send(answer(b"<fault/>", "500 Internal Server Error")),
        "/elsewhere": lambda: peer.send(answer(b"", "307 Moved", "Location: /echo")),
        "/late": peer.wait,
        "/gone": hang_up,
        "/echo": lambda: peer.send(answer(body)),
    }
    others.get(path, lambda: peer.send(answer(BODIES[path])))()


def hang_up() -> None:
    raise ConnectionError


@contextmanager
def memory_lane(_: Certificate) -> Iterator[Lane]:
    transport = MemoryTransport(in_memory)
    yield Lane(
        transport, "http://memory", lambda: [each.body or b"" for each in transport.requests]
    )


@contextmanager
def http_lane(_: Certificate) -> Iterator[Lane]:
    seen: list[bytes] = []
    with raw_server(over_the_network(seen)) as server, opened(HttpTransport()) as transport:
        yield Lane(transport, server.url, lambda: seen)


@contextmanager
def https_lane(certificate: Certificate) -> Iterator[Lane]:
    seen: list[bytes] = []
    with (
        raw_server(over_the_network(seen), certificate.server()) as server,
        opened(HttpTransport(certificate.trusting())) as transport,
    ):
        yield Lane(transport, https(server), lambda: seen)


def https(server: RawServer) -> str:
    return f"https://localhost:{server.port}"


@contextmanager
def opened(transport: HttpTransport) -> Iterator[HttpTransport]:
    try:
        yield transport
    finally:
        transport.close()


LaneMaker = Callable[[Certificate], AbstractContextManager[Lane]]


@pytest.fixture(params=[memory_lane, http_lane, https_lane])
def lane(request: pytest.FixtureRequest, certificate: Certificate) -> Iterator[Lane]:
    """Every transport in turn."""
    make: LaneMaker = request.param
    with make(certificate) as lane:
        yield lane


def test_a_body_is_posted_and_the_answer_returned(lane: Lane) -> None:
    assert lane.ask("/echo", "<ü/>".encode()) == Reply(200, KIND, "<ü/>".encode())
    assert lane.seen() == ["<ü/>".encode()]


def test_a_page_is_got_without_a_body(lane: Lane) -> None:
    assert lane.ask("/page", None).body == b"<page/>"


def test_any_status_is_an_answer(lane: Lane) -> None:
    assert lane.ask("/error") == Reply(500, KIND, b"<fault/>")


def test_a_redirect_is_an_answer_and_not_followed(lane: Lane) -> None:
    """Known difference E6."""
    assert lane.ask("/elsewhere").status == 307
    assert len(lane.seen()) == 1


def test_an_answer_of_the_largest_size_is_returned(lane: Lane) -> None:
    assert len(lane.ask("/limit").body) == LIMIT


def test_an_answer_that_is_larger_is_a_bad_one(lane: Lane) -> None:
    with pytest.raises(BadAnswer):
        lane.ask("/big")


def test_an_answer_that_does_not_come_is_a_timeout(lane: Lane) -> None:
    with pytest.raises(ProviderTimeout):
        lane.ask("/late", seconds=0.2)


def test_a_connection_that_ends_is_no_timeout(lane: Lane) -> None:
    with pytest.raises(ProviderUnavailable) as caught:
        lane.ask("/gone")
    assert not isinstance(caught.value, ProviderTimeout)


@pytest.mark.parametrize("path", ["/big", "/late", "/gone", "/error"])
def test_a_failure_is_no_concern_of_the_next_request(lane: Lane, path: str) -> None:
    with pytest.raises((BadAnswer, ProviderUnavailable)):
        raise_unless_ok(lane.ask(path, seconds=0.5))
    assert lane.ask("/echo", b"<b/>").body == b"<b/>"


def raise_unless_ok(reply: Reply) -> None:
    raise ProviderUnavailable(str(reply.status))


@pytest.mark.parametrize(
    "url", ["", "nonsense", "ftp://host/", "http://", "http://h:99999/", "http://a:b@h/"]
)
def test_a_request_goes_to_addresses_of_http_only(lane: Lane, url: str) -> None:
    with pytest.raises(ProviderUnavailable):
        lane.transport.send(url, b"", HEADERS, seconds=1.0)
    assert lane.seen() == []


def test_a_header_cannot_become_two(lane: Lane) -> None:
    with pytest.raises(ProviderUnavailable):
        lane.transport.send(
            lane.url + "/echo", b"", {"SOAPAction": '"x"\r\nHost: elsewhere'}, seconds=1.0
        )
    assert lane.seen() == []
