"""No client can keep the threads from the others."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from compat_tests.serving import Server

CONNECTIONS = 40
SLOW_BODY = b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: %d\r\n\r\n"
CHUNKED = b"POST /echo HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"
LONG_LENGTH = b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: %b\r\n\r\n"
GATHERED, LARGE = 1000, 1_000_000
SENDERS = 10
SOON = 9.0
"""Seconds; what trickles in here would take more, and what stops would take for ever."""


@contextlib.contextmanager
def connections(server: Server, count: int = 1) -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as stack:
        address = (server.host, server.port)
        yield [
            stack.enter_context(socket.create_connection(address, timeout=20)) for _ in range(count)
        ]


def read_all(sock: socket.socket) -> bytes:
    return b"".join(iter(lambda: sock.recv(65536), b""))


def serves_others(server: Server) -> bool:
    """Ask a few times, and wait for each answer for less time than a patient server would."""
    return all(server.get("/environ") for _ in range(5))


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"POST /ec",
        b"POST /echo HTTP/1.1\r\nHost: t\r\nX-Slow: ",
        b"\r\n\r\n",
        SLOW_BODY % GATHERED,
        SLOW_BODY % GATHERED + b"x" * (GATHERED - 1),
        SLOW_BODY % LARGE + b"x" * 100,
        SLOW_BODY % LARGE + b"x" * (LARGE - 1),
        LONG_LENGTH % (b"0" * 40 + b"5"),
        LONG_LENGTH % (b"9" * 40),
        LONG_LENGTH % (b"1" + b"0" * 40),
        CHUNKED + b"5\r\nhel",
        CHUNKED + b"5\r\nhello\r\n0\r\n",
        CHUNKED + b"64\r\n\r\n0\r\n\r\n",
        CHUNKED + b"0" * 2000 + b"5\r\n\r\n0\r\n\r\n",
        CHUNKED + b"40000\r\n" + b"x" * 0x3FFFF,
    ],
    ids=[
        "silent",
        "half a request line",
        "half a header",
        "empty lines",
        "no body",
        "all but a byte of the body",
        "begin of a large body",
        "all but a byte of a large body",
        "zeros before the length",
        "a length beyond all",
        "a length that ends in zeros",
        "half a chunk",
        "chunks without an end",
        "what looks like the end within a chunk",
        "zeros before the size of a chunk",
        "all but a byte of a large chunk",
    ],
)
def test_many_who_stop_sending_hold_up_nobody(patient: Server, beginning: bytes) -> None:
    with connections(patient, CONNECTIONS) as slow:
        for sock in slow:
            sock.sendall(beginning)
        assert serves_others(patient)


def test_an_unfinished_head_is_answered_408_and_cut(tiny: Server) -> None:
    with connections(tiny) as [sock]:
        sock.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\n")
        started = time.monotonic()
        answer = read_all(sock)
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert 0.9 < time.monotonic() - started < SOON


def test_a_silent_connection_is_closed_without_a_word(tiny: Server) -> None:
    with connections(tiny) as [sock]:
        assert read_all(sock) == b""


def test_a_head_that_trickles_in_is_cut_at_the_same_time(tiny: Server) -> None:
    started = time.monotonic()
    with connections(tiny) as [sock], contextlib.suppress(OSError):
        for byte in b"GET /environ HTTP/1.1\r\nX-Slow: " + b"x" * 100:
            sock.sendall(bytes([byte]))
            time.sleep(0.1)
    assert 0.9 < time.monotonic() - started < SOON


@pytest.mark.parametrize("length", [GATHERED, LARGE])
def test_an_unfinished_body_is_answered_408_and_cut(tiny: Server, length: int) -> None:
    with connections(tiny) as [sock]:
        sock.sendall(SLOW_BODY % length + b"x" * 10)
        started = time.monotonic()
        answer = read_all(sock)
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert 0.9 < time.monotonic() - started < SOON


@pytest.mark.parametrize("length", [GATHERED, LARGE])
def test_a_body_that_trickles_in_is_cut_at_the_same_time(tiny: Server, length: int) -> None:
    started = time.monotonic()
    with connections(tiny) as [sock], contextlib.suppress(OSError):
        sock.sendall(SLOW_BODY % length)
        for _ in range(100):
            sock.sendall(b"x")
            time.sleep(0.1)
    assert 0.9 < time.monotonic() - started < SOON


def test_who_does_not_read_the_answer_is_cut(tiny: Server) -> None:
    with connections(tiny, 8) as slow:
        for sock in slow:  # There are more of them than threads.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            sock.sendall(b"GET /big HTTP/1.1\r\nHost: t\r\n\r\n")
        assert serves_others(tiny)


def test_who_does_not_close_after_the_answer_holds_up_nobody(patient: Server) -> None:
    with connections(patient, CONNECTIONS) as slow:
        for sock in slow:
            sock.sendall(b"GET /environ HTTP/1.0\r\n\r\n")
        for sock in slow:
            assert read_all(sock).startswith(b"HTTP/1.0 200 OK\r\n")
        assert serves_others(patient)


def test_large_bodies_are_read_one_after_the_other(patient: Server) -> None:
    """There are more of them than threads, and they come to their ends in any order."""
    body = bytes(range(256)) * 4000
    head = b"POST /echo HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % len(body)

    def complete(sock: socket.socket) -> bool:
        sock.sendall(body[1:])
        return read_all(sock).partition(b"\r\n\r\n")[2] == body

    with connections(patient, SENDERS) as senders, ThreadPoolExecutor(SENDERS) as clients:
        for sock in senders:
            sock.sendall(head + body[:1])
        assert serves_others(patient)
        assert list(clients.map(complete, senders)) == [True] * SENDERS


def test_a_thousand_idle_connections_make_room(patient: Server) -> None:
    with connections(patient, 1100):
        assert serves_others(patient)
