"""The worker process: threads answer calls, and no client can keep them from it.

gunicorn's thread worker gives a thread to a connection at its first byte, or even before, and
waits in it for as long as the client likes; it also waits for a client to close in the one loop
that serves everybody. Here the event loop gathers a request and gives it a thread when its headers
and a small body are there. A large body is read by a thread against a clock, and at most half of
the threads do that at a time. Whoever is too slow is answered 408 and cut.
"""

from __future__ import annotations

import atexit
import contextlib
import errno
import os
import selectors
import signal
import socket
import sys
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn import util
from gunicorn.http import wsgi
from gunicorn.workers.gthread import ThreadWorker

from soap_service.serving.connection import RECEIVE, Answer, Connection
from soap_service.serving.lanes import Lanes

__all__ = ["MAX_CONNECTIONS", "HttpWorker"]

MAX_CONNECTIONS = 1000
"""Connections a worker holds; when all are taken the one idle for longest makes room."""

_MAX_HEAD = 64 * 1024
_LINGER_S = 2.0
_MOMENT_S = 2.0


class HttpWorker(ThreadWorker):
    """gunicorn's thread worker with the waiting done in the event loop.

    The bookkeeping below is the main thread's; only ``handle`` and ``handle_request`` run in the
    others. While a connection waits it is in one place: gunicorn's ``keepalived_conns`` between
    requests, ``_heads`` until the headers are there, ``_bodies`` until the body is there or, when
    that is large, until a thread may read it, and ``_lanes`` while its host name has its share of
    the threads.
    """

    processor: int | None = None
    """The only processor this worker may use; None leaves that to the system."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        wsgi.Response = Answer  # gunicorn has no setting for it.
        settings = self.app.settings
        self._head_timeout: float = settings.header_timeout_s
        self._body_timeout: float = settings.body_timeout_s
        self._max_body: int = settings.max_request_bytes
        self._max_readers = max(1, self.cfg.threads // 2)
        self._heads: OrderedDict[Connection, float] = OrderedDict()
        self._bodies: OrderedDict[Connection, float] = OrderedDict()
        self._lanes = Lanes(_share(settings))
        self._in_threads = 0
        self._readers: set[Connection] = set()
        self._next_readers: deque[Connection] = deque()
        self._lingering: OrderedDict[socket.socket, float] = OrderedDict()

    def init_process(self) -> None:
        """Prepare the process, and serve.

        gunicorn looks a setting up by its name each time it is asked for, and it asks many times
        for each request: here they become plain attributes.
        """
        settings = {name: setting.get() for name, setting in self.cfg.settings.items()}
        self.cfg.__dict__.update(settings)
        if self.processor is not None:
            os.sched_setaffinity(0, {self.processor})
        super().init_process()

    def init_signals(self) -> None:
        """Leave Ctrl-C, which a terminal sends to all of us, to the parent."""
        super().init_signals()
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def run(self) -> None:
        """Serve until told to stop, then end the process.

        Ending it the long way would wait for threads that were given up, and take the interpreter
        apart piece by piece, which needs a second.
        """
        super().run()
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)

    def handle(self, conn: Connection) -> bool:
        """Answer requests of a connection, in a thread; returns whether it is to be kept.

        While no request waits for a thread this one stays with a client that asks again at once:
        the way through the event loop costs as much as a small answer.
        """
        keep = bool(super().handle(conn))
        if self._lanes.most:
            return keep  # The next request may be another tenant's.
        while keep and self.alive and self._in_threads <= self.cfg.threads and conn.receive_next():
            conn.hand_over(self._body_timeout)
            keep = bool(super().handle(conn))
        return keep

    def handle_request(self, req: Any, conn: Connection) -> bool:
        """Answer a request, in a thread; returns whether the connection may be used again."""
        unreader = conn.parser.unreader
        unreader.start()
        # gunicorn would invite the body whether it was invited already, or is too large to take.
        if not conn.awaits_continue or conn.body_length > self._max_body:
            req._expected_100_continue = False
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError:
            if unreader.timed_out:
                util.write_error(conn.sock, 408, "Request Timeout", "")
            return False

    def accept(self, listener: Any) -> None:
        """Take a new connection."""
        try:
            sock, client = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError as error:
            if error.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                raise
            self._make_room()
            return
        self.nr_conns += 1
        if self.nr_conns >= self.worker_connections:
            self._make_room()
        self.enqueue_req(Connection(self.cfg, sock, client, listener.getsockname(), self._linger))

    def enqueue_req(self, conn: Connection) -> None:
        """Gather a request; gunicorn calls this where it believes that one has begun."""
        conn.sock.setblocking(False)
        conn.expect_request()
        self._heads[conn] = time.monotonic() + self._head_timeout
        step = self._gather(conn)
        if step:
            step(conn)
        else:
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._on_readable, conn))

    def finish_request(self, conn: Connection, future: Future[bool]) -> None:
        """Take a connection back from a thread, and give a free place to the next reader."""
        self._in_threads -= 1
        if conn in self._readers:
            self._readers.remove(conn)
            self._start_next_reader()
        self._leave(conn)
        super().finish_request(conn, future)

    def murder_pending(self) -> None:
        """Cut who is too slow; the event loop calls this every second or oftener."""
        now = time.monotonic()
        for waiting in (self._heads, self._bodies):
            while waiting and next(iter(waiting.values())) <= now:
                self._cut(next(iter(waiting)), 408, "Request Timeout")
        while overdue := self._lanes.overdue():
            self._cut(overdue, 503, "Service Unavailable")
        while self._lingering and next(iter(self._lingering.values())) <= now:
            self._close_lingering(next(iter(self._lingering)))
        if not self.alive:
            self._cut_silent(now)

    def _cut_silent(self, now: float) -> None:
        """Cut who never asked for anything; who connected a moment ago is about to ask."""
        latest = now - _MOMENT_S + self._head_timeout
        for conn, end in list(self._heads.items()):
            if end <= latest and not conn.arrived:
                self._cut(conn, 503, "Service Unavailable")

    def _linger(self, sock: socket.socket) -> None:
        """Close once the client has, or after a moment.

        Closing while the client still sends would take the answer away from it (RFC 9112,
        section 9.6); gunicorn waits for that in the event loop.
        """
        try:
            sock.setblocking(False)
            sock.shutdown(socket.SHUT_WR)
        except OSError:
            util.close(sock)
            return
        self._lingering[sock] = time.monotonic() + _LINGER_S
        self.poller.register(sock, selectors.EVENT_READ, self._on_lingering_readable)
        if len(self._lingering) > MAX_CONNECTIONS:
            self._close_lingering(next(iter(self._lingering)))

    def _on_lingering_readable(self, sock: socket.socket) -> None:
        try:
            done = not sock.recv(RECEIVE)
        except OSError:
            done = True
        if done:
            self._close_lingering(sock)

    def _close_lingering(self, sock: socket.socket) -> None:
        del self._lingering[sock]
        self.poller.unregister(sock)
        util.close(sock)

    def _on_readable(self, conn: Connection, sock: socket.socket) -> None:
        step = self._gather(conn)
        if step:
            self.poller.unregister(sock)
            step(conn)

    def _gather(self, conn: Connection) -> Callable[[Connection], None] | None:
        """Take in what has arrived; returns what to do next, or None to wait for more."""
        try:
            conn.receive()
            if conn.hung_up and not conn.arrived:
                return self._drop
            if conn.complete:
                return self._submit
            if conn.large:
                return self._submit_reader
            if conn.head_length and conn in self._heads:
                del self._heads[conn]
                self._bodies[conn] = time.monotonic() + self._body_timeout
                conn.invite_body()
        except (OSError, ValueError, OverflowError):
            # A number nobody can hold must cost its sender the connection, not us the worker.
            return self._drop
        too_long = not conn.head_length and len(conn.arrived) > _MAX_HEAD
        return self._refuse_head if too_long else None

    def _submit(self, conn: Connection) -> None:
        """Give a request to a thread, as soon as its host name may have one."""
        self._forget(conn)
        if self._lanes.admit(conn):
            self._start(conn)

    def _submit_reader(self, conn: Connection) -> None:
        """Do the same for a request with a large body."""
        self._forget(conn)
        if self._lanes.admit(conn):
            self._start_reader(conn)

    def _start(self, conn: Connection) -> None:
        conn.hand_over(self._body_timeout)
        self._in_threads += 1
        super().enqueue_req(conn)

    def _start_reader(self, conn: Connection) -> None:
        """Let a thread read a large body, now or when one of those who do is finished."""
        self._forget(conn)
        if len(self._readers) < self._max_readers:
            self._readers.add(conn)
            self._start(conn)
        else:
            self._bodies[conn] = time.monotonic() + self._body_timeout
            self._next_readers.append(conn)

    def _start_next_reader(self) -> None:
        while self._next_readers:
            conn = self._next_readers.popleft()
            if conn in self._bodies:
                self._start_reader(conn)
                return

    def _leave(self, conn: Connection) -> None:
        """Let the next request for the same host name have the thread of one that is done."""
        following = self._lanes.leave(conn)
        if following is not None:
            (self._start_reader if following.large else self._start)(following)

    def _refuse_head(self, conn: Connection) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.refuse(431, "Request Header Fields Too Large")

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        self._leave(conn)
        self.nr_conns -= 1
        conn.close()

    def _cut(self, conn: Connection, status: int, reason: str) -> None:
        """Give up on a connection that waits in the event loop."""
        with contextlib.suppress(KeyError):  # One that waits for a thread is not registered.
            self.poller.unregister(conn.sock)
        self._forget(conn)
        self._leave(conn)
        self.nr_conns -= 1
        conn.refuse(status, reason)

    def _forget(self, conn: Connection) -> None:
        self._heads.pop(conn, None)
        self._bodies.pop(conn, None)

    def _make_room(self) -> None:
        """Close the connection that has waited or been idle for longest."""
        waiting = self._lanes.first_waiting()
        if waiting is not None:
            self._cut(waiting, 503, "Service Unavailable")
        elif self.keepalived_conns:
            conn = self.keepalived_conns.popleft()
            self.poller.unregister(conn.sock)
            self._drop(conn)
        elif self._heads:
            self._cut(next(iter(self._heads)), 503, "Service Unavailable")


def _share(settings: Any) -> int:
    """Return how many threads the requests for one host name may have, 0 for any number."""
    if not settings.master_url:
        return 0
    return int(settings.tenant_threads) or max(1, settings.threads // 2)
