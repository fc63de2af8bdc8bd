"""A connection to a client: what has arrived of a request, and the answer that leaves.

Beside gunicorn's own parts these look at a request before a thread does, read against a clock, and
send the headers of an answer together with its first block.
"""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Callable
from typing import Any

from gunicorn import util
from gunicorn.http.unreader import SocketUnreader
from gunicorn.http.wsgi import Response
from gunicorn.workers.gthread import TConn

__all__ = ["MAX_GATHERED_BODY", "RECEIVE", "Answer", "Connection"]

RECEIVE = 64 * 1024
"""Bytes to take from a socket at a time."""

MAX_GATHERED_BODY = 128 * 1024
"""Bytes of a body that are gathered before a thread gets to read it."""

_NEXT_REQUEST_S = 0.002
_CONTENT_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]+)[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"0*([0-9a-f]{1,15})(?![0-9a-f])[^\r\n]*\r\n", re.IGNORECASE)
_HEX_DIGITS = b"0123456789abcdefABCDEF"
_EXPECTS_CONTINUE = re.compile(
    rb"[^\r]* HTTP/1\.1\r\n(?:.*\r\n)?expect:[ \t]*100-continue[ \t]*\r\n",
    re.IGNORECASE | re.DOTALL,
)


class TimedUnreader(SocketUnreader):
    """Reads what a connection still sends, until a deadline.

    Raises TimeoutError when the deadline passes first.
    """

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        super().__init__(sock)
        self.timed_out = False
        self._seconds = seconds
        self._deadline = 0.0

    def start(self) -> None:
        """Start the clock for receiving; each send of the answer has as long again."""
        self._deadline = time.monotonic() + self._seconds
        self.timed_out = False
        self.sock.settimeout(self._seconds)

    def chunk(self, size_hint: int | None = None) -> bytes:
        """Return what comes next, at most ``size_hint`` or some KiB; empty at the end."""
        # gunicorn allows less time than we do where it discards a body nobody read.
        allowed = self.sock.gettimeout()
        left = self._deadline - time.monotonic()
        try:
            self.sock.settimeout(max(0.001, left if allowed is None else min(left, allowed)))
            return bytes(super().chunk(size_hint))
        except TimeoutError:
            self.timed_out = True
            raise
        finally:
            self.sock.settimeout(allowed)


class Connection(TConn):
    """A connection, and what of its next request has arrived so far.

    ``linger`` is called with the socket to close it once the client has.
    """

    def __init__(
        self,
        cfg: Any,
        sock: socket.socket,
        client: Any,
        server: Any,
        linger: Callable[[socket.socket], None],
    ) -> None:
        super().__init__(cfg, sock, client, server)
        self._linger = linger
        self.expect_request()

    def expect_request(self) -> None:
        """Begin the next request, with what came in together with the last one."""
        self.arrived = bytearray(self.parser.unreader.take_buffered() if self.parser else b"")
        self.head_length = 0
        self.complete = False
        self.awaits_continue = False
        self.hung_up = False
        self._searched = 0
        self._end: int | None = None

    @property
    def body_length(self) -> int:
        """Bytes of the body: all of them, or of chunks those that have arrived."""
        return (self._end or len(self.arrived)) - self.head_length

    @property
    def large(self) -> bool:
        """Whether the body is too large to gather."""
        return self.head_length > 0 and self.body_length > MAX_GATHERED_BODY

    def receive(self) -> None:
        """Take in what the client has sent. Raises OSError when the connection broke.

        Afterwards ``complete`` says whether a thread can answer without waiting for the client.
        """
        with contextlib.suppress(BlockingIOError):
            data = self.sock.recv(RECEIVE)
            self.arrived += data
            self.hung_up = not data
        if not self.head_length:
            self._look_for_head()
        if self.head_length and self._end is None:
            self._follow_chunks()
        whole = self.head_length > 0 and self._end is not None and len(self.arrived) >= self._end
        self.complete = whole or self.hung_up

    def _look_for_head(self) -> None:
        # Empty lines before a request are to be ignored (RFC 9112, section 2.2).
        while self.arrived.startswith(b"\r\n"):
            del self.arrived[:2]
        end = self.arrived.find(b"\r\n\r\n", self._searched)
        # Lines that end in a bare LF are for the parser to refuse.
        if end < 0 and self.arrived.find(b"\n\n", self._searched) < 0:
            self._searched = max(0, len(self.arrived) - 3)
            return
        self.head_length = self._searched = end + 4 if end >= 0 else len(self.arrived)
        self._read_head(bytes(self.arrived[: self.head_length]))

    def _read_head(self, head: bytes) -> None:
        """Find out how much is to come; whether the head is valid is for the parser to say."""
        self.awaits_continue = bool(_EXPECTS_CONTINUE.match(head))
        length = _CONTENT_LENGTH.search(head)
        if length:
            # More digits than these are too many in any case.
            self._end = self.head_length + int(length[1].lstrip(b"0")[:18] or b"0")
        elif not _CHUNKED.search(head):
            self._end = self.head_length

    def _follow_chunks(self) -> None:
        """Step from chunk to chunk as far as they have arrived; the last one is empty."""
        while line := _CHUNK_SIZE.match(self.arrived, self._searched):
            size = int(line[1], 16)
            if not size:
                end = self.arrived.find(b"\r\n\r\n", line.end() - 2)
                self._end = end + 4 if end >= 0 else None
                return
            self._searched = line.end() + size + 2
        first = self.arrived[self._searched : self._searched + 1]
        if first not in _HEX_DIGITS or self.arrived.find(b"\r\n", self._searched) >= 0:
            # This is no size, or too large a one, and for the parser to refuse.
            self._end = len(self.arrived)

    def invite_body(self) -> None:
        """Send the 100 Continue that the client waits for, if it does."""
        if self.awaits_continue:
            self.sock.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.awaits_continue = False

    def hand_over(self, body_timeout: float) -> None:
        """Give what has arrived to the parser, which is a thread's from now on."""
        if not self.initialized:
            self.init()
            self.parser.unreader = TimedUnreader(self.sock, body_timeout)
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()

    def receive_next(self) -> bool:
        """Take in the next request if it comes, whole, in a moment; called by a thread.

        What came in otherwise is left for the event loop to find.
        """
        self.expect_request()
        self.sock.settimeout(0 if self.arrived else _NEXT_REQUEST_S)
        with contextlib.suppress(OSError):
            self.receive()
        if self.complete and not self.hung_up:
            return True
        self.parser.unreader.unread(bytes(self.arrived))
        return False

    def refuse(self, status: int, reason: str) -> None:
        """Answer with an error if the client began a request, and close."""
        if self.arrived:
            with contextlib.suppress(OSError):
                util.write_error(self.sock, status, reason, "")
        self.close()

    def close(self, graceful: bool = False) -> None:
        """Close; gracefully means to let the client read the answer to its end first."""
        if graceful:
            self._linger(self.sock)
        else:
            util.close(self.sock)


class Answer(Response):
    """An answer whose headers leave together with its first block.

    That is one system call and one packet less, for us and for the client.
    """

    _SMALL = 64 * 1024

    def __init__(self, req: Any, sock: socket.socket, cfg: Any) -> None:
        super().__init__(req, sock, cfg)
        self.version = "iservice-asmx"
        self._held = b""

    def send_headers(self) -> None:
        """Hold the headers until there is something to send them with."""
        if not self.headers_sent and not self._held:
            lines = self.default_headers()
            lines += [f"{name}: {value}\r\n" for name, value in self.headers]
            self._held = f"{''.join(lines)}\r\n".encode("latin-1")

    def close(self) -> None:
        """End the answer."""
        self.send_headers()
        self._send(b"0\r\n\r\n" if self.chunked else b"")

    def _emit_body(self, data: bytes) -> None:
        self._send(b"%X\r\n%b\r\n" % (len(data), data) if self.chunked else data)

    def _send(self, data: bytes) -> None:
        held, self._held = self._held, b""
        if held and len(data) > self._SMALL:
            self.sock.sendall(held)
        else:
            data = held + data
        self.headers_sent = True
        if data:
            self.sock.sendall(data)
