"""HTTP as our clients speak it."""

from __future__ import annotations

import json
import socket
import time

import pytest

from compat_tests.serving import Server

LARGE = b"x" * 1_000_000
CHUNKS = (LARGE[:500_000], LARGE[500_000:] + b"\r\nf4240\r\n", LARGE, b"\r\n0\r\n\r\n")


def exchange(server: Server, sent: bytes, *more: bytes) -> bytes:
    with socket.create_connection((server.host, server.port), timeout=20) as sock:
        sock.sendall(sent)
        for part in more:
            time.sleep(0.1)
            sock.sendall(part)
        return b"".join(iter(lambda: sock.recv(65536), b""))


def body(answer: bytes) -> bytes:
    return answer.rpartition(b"\r\n\r\n")[2]


def environ(
    server: Server, *headers: bytes, line: bytes = b"GET /environ HTTP/1.0"
) -> dict[str, str]:
    answer = exchange(server, b"\r\n".join([line, *headers, b"", b""]))
    found: dict[str, str] = json.loads(body(answer))
    return found


def test_a_body_is_invited_once(tiny: Server) -> None:
    head = b"POST /echo HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n"
    answer = exchange(tiny, head + b"Connection: close\r\n\r\n", b"hello")
    assert answer.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
    assert answer.count(b"100 Continue") == 1


@pytest.mark.parametrize(
    ("framing", "sent"),
    [
        (b"Content-Length: 1000000", LARGE),
        (b"Transfer-Encoding: chunked", b"f4240\r\n" + LARGE + b"\r\n0\r\n\r\n"),
    ],
)
def test_a_large_body_is_invited_once(tiny: Server, framing: bytes, sent: bytes) -> None:
    head = b"POST /echo HTTP/1.1\r\nConnection: close\r\nExpect: 100-continue\r\n" + framing
    answer = exchange(tiny, head + b"\r\n\r\n", sent)
    assert answer.count(b"100 Continue") == 1
    assert LARGE in answer


def test_a_body_beyond_the_limit_is_not_invited(tiny: Server) -> None:
    head = b"POST /environ HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"
    assert exchange(tiny, head).startswith(b"HTTP/1.1 200 OK\r\n")


def test_an_expectation_of_http_1_0_is_ignored(tiny: Server) -> None:
    head = b"POST /echo HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
    assert exchange(tiny, head, b"hello").startswith(b"HTTP/1.0 200 OK\r\n")


def test_chunks_are_read_whatever_their_cut(tiny: Server) -> None:
    head = b"POST /echo HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b"hello world" in exchange(
        tiny, head, b"5\r\nhel", b"lo\r\n6\r\n world\r", b"\n0\r\n\r\n"
    )
    assert b"hello" in exchange(tiny, head + b"5\r\nhello\r\n0\r\n\r\n")
    assert b"hello" in exchange(tiny, head + b"5\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n")
    assert b"hello" in exchange(tiny, head + b"5;name=value\r\nhello\r\n0\r\n", b"\r\n")
    assert LARGE in exchange(tiny, head, b"f4240\r\n", *CHUNKS)


def test_a_request_may_come_in_single_bytes(tiny: Server) -> None:
    request = b"POST /echo HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello"
    with socket.create_connection((tiny.host, tiny.port), timeout=20) as sock:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in request:
            sock.sendall(bytes([byte]))
            time.sleep(0.001)
        assert body(b"".join(iter(lambda: sock.recv(65536), b""))) == b"hello"


def test_a_connection_is_kept_and_requests_may_be_pipelined(tiny: Server) -> None:
    one = b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello"
    last = one.replace(b"Host: t", b"Host: t\r\nConnection: close")
    answer = exchange(tiny, one + one + one[:20], one[20:] + b"\r\n", last)
    assert answer.count(b"HTTP/1.1 200 OK\r\n") == 4
    assert answer.count(b"Connection: keep-alive\r\n") == 3


def test_http_1_0_is_answered_without_chunks_and_closed(tiny: Server) -> None:
    answer = exchange(tiny, b"GET /environ HTTP/1.0\r\n\r\n")
    assert answer.startswith(b"HTTP/1.0 200 OK\r\n")
    assert b"Transfer-Encoding" not in answer
    assert b"Connection: close\r\n" in answer


def test_http_1_0_may_ask_to_keep_the_connection(tiny: Server) -> None:
    request = b"POST /echo HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n"
    answer = exchange(tiny, request)
    assert b"Connection: close\r\n" in answer  # Its answer's length is not known beforehand.


def test_a_client_may_close_its_side_after_the_request(tiny: Server) -> None:
    with socket.create_connection((tiny.host, tiny.port), timeout=20) as sock:
        sock.sendall(b"POST /echo HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhello")
        sock.shutdown(socket.SHUT_WR)
        assert b"hello" in b"".join(iter(lambda: sock.recv(65536), b""))


def test_forwarding_headers_change_nothing(tiny: Server) -> None:
    seen = environ(
        tiny,
        b"X-Forwarded-For: 10.1.2.3",
        b"X-Forwarded-Proto: https",
        b"X-Forwarded-Ssl: on",
        b"Script_Name: /evil",
        b"Path_Info: /evil",
        b"Remote_Addr: 10.1.2.3",
    )
    assert seen["wsgi.url_scheme"] == "http"
    assert seen["REMOTE_ADDR"] == "127.0.0.1"
    assert (seen["SCRIPT_NAME"], seen["PATH_INFO"]) == ("", "/environ")
    assert seen["HTTP_X_FORWARDED_PROTO"] == "https"


def test_the_server_does_not_say_what_it_is_made_of(tiny: Server) -> None:
    answer = exchange(tiny, b"GET /environ HTTP/1.0\r\n\r\n")
    assert b"\r\nServer: iservice-asmx\r\n" in answer


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        (b"GET /environ HTTP/1.1\nHost: t\n\n", b"400"),
        (b"GET /environ HTTP/1.1\r\nHost: t\n\n", b"400"),
        (b"GET /environ\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"400"),
        (b"GET /environ HTTP/3.0\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", b"400"),
        (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx", b"400"),
        (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nContent-Length: 9" + b"9" * 30 + b"\r\n\r\n", b"408"),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n0\r\n\r\n", b"400"),
        (b"GET /%b HTTP/1.1\r\n\r\n" % (b"x" * 9000), b"414"),
        (b"GET / HTTP/1.1\r\nX: %b\r\n\r\n" % (b"x" * 20000), b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: 1\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: 1\r\n" * 20000, b"431"),
    ],
)
def test_what_is_not_http_is_refused(tiny: Server, request_head: bytes, status: bytes) -> None:
    answer = exchange(tiny, request_head)
    assert answer.split(b" ")[1] == status
    assert tiny.get("/environ")


def test_an_application_that_crashes_is_answered_500(tiny: Server) -> None:
    answer = exchange(tiny, b"GET /crash HTTP/1.1\r\nHost: t\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert b"RuntimeError" not in answer
