"""The HTTP server: gunicorn, set up to be ours alone.

It trusts no forwarding header (the application decides whom to believe), opens no control socket,
writes no access log (the journal is ours) and stops the same way on Ctrl-C as on SIGTERM: it gives
notice, takes calls for as long as the settings say, then no more; calls in progress are finished,
and the program ends with code 0.
"""

from __future__ import annotations

import os
import queue
import resource
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.errors import AppImportError, HaltServer

from soap_service import metrics
from soap_service.config import ConfigError, Settings, split_bind
from soap_service.serving.http_worker import MAX_CONNECTIONS, HttpWorker
from soap_service.serving.log import HttpLog
from soap_service.serving.notice import StopNotice

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["base_url", "listen", "run"]

CreateApp = Callable[[Settings], "WSGIApplication"]
"""Makes the WSGI application; called in each worker, so that no connection crosses a fork."""

_BACKLOG = 2048
_MAX_HEADER_LINE = 16 * 1024
_STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


def listen(bind: str) -> socket.socket:
    """Return a socket listening on ``HOST:PORT``.

    Raises ConfigError when the address cannot be had.
    """
    host, port = split_bind(bind)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        raise ConfigError(f"cannot listen on {bind}: {error.strerror}") from None
    return listener


def base_url(listener: socket.socket) -> str:
    """Return an address at which this machine reaches ``listener``, without a trailing slash."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(
    settings: Settings,
    listener: socket.socket,
    create_app: CreateApp,
    when_ready: Callable[[], None] = lambda: None,
    notice: StopNotice | None = None,
) -> None:
    """Serve on ``listener`` until SIGTERM or SIGINT.

    ``when_ready`` is called once signals are handled, before the first worker starts. ``notice`` is
    given as soon as the server is told to stop. Ends with SystemExit, whose code is 0 after a clean
    stop and 2 when ``create_app`` raised ConfigError.
    """
    _raise_file_limit()
    if settings.time_zone:
        os.environ["TZ"] = settings.time_zone
        time.tzset()
    metrics.share(settings.data_dir)
    parent = os.getpid()
    try:
        application = _Application(settings, listener, create_app, when_ready)
        _Arbiter(application, notice or StopNotice(), settings.stop_delay_s).run()
    except SystemExit as end:
        # Workers end here too, and tell the parent by their code why.
        in_parent = os.getpid() == parent
        refused = in_parent and end.code == Arbiter.APP_LOAD_ERROR
        raise SystemExit(2 if refused else end.code) from None


def _raise_file_limit() -> None:
    """Allow each connection its file descriptor; many systems start with 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * MAX_CONNECTIONS
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _assign_processor(arbiter: Arbiter, worker: HttpWorker) -> None:
    """Tell a worker to stay on the processor that the fewest others have, where that can be said.

    Only one thread of a process at a time runs Python, and handing that right to a thread on
    another processor costs as much as a small answer. Servers side by side start at different
    processors.
    """
    if not hasattr(os, "sched_getaffinity"):
        return
    processors = sorted(os.sched_getaffinity(0))
    first = os.getpid() % len(processors)
    taken = Counter(other.processor for other in arbiter.WORKERS.values())
    worker.processor = min(processors[first:] + processors[:first], key=lambda each: taken[each])


def _assign_none(_arbiter: Arbiter, _worker: HttpWorker) -> None:
    """Leave the worker to the system."""


class _Arbiter(Arbiter):
    """The parent of the workers; Ctrl-C lets calls in progress finish, as SIGTERM does."""

    def __init__(self, app: _Application, notice: StopNotice, delay_s: float) -> None:
        super().__init__(app)
        self._notice = notice
        self._delay_s = delay_s

    def handle_int(self) -> None:
        self.handle_term()

    def handle_term(self) -> None:
        """Give notice, and stop a while later; at once when told again."""
        self._notice.give()
        end = time.monotonic() + self._delay_s
        while (left := end - time.monotonic()) > 0:
            with suppress(queue.Empty):
                if self.SIG_QUEUE.get(timeout=left) in _STOPS:
                    break
        super().handle_term()

    def stop(self, graceful: bool = True) -> None:
        # Every worker that cannot start raises HaltServer where it is reaped, not just the first.
        while True:
            try:
                super().stop(graceful)
                return
            except HaltServer:
                continue


class _Application(BaseApplication):
    """Our settings in gunicorn's words."""

    def __init__(
        self,
        settings: Settings,
        listener: socket.socket,
        create_app: CreateApp,
        when_ready: Callable[[], None],
    ) -> None:
        self.settings = settings
        self._create_app = create_app
        self._when_ready = when_ready
        # gunicorn takes the descriptor over and closes it.
        self._bind = f"fd://{listener.detach()}"
        super().__init__()

    def load_config(self) -> None:
        settings = self.settings
        for name, value in {
            "bind": self._bind,
            "worker_class": HttpWorker,
            "workers": settings.workers,
            "threads": settings.threads,
            "worker_connections": MAX_CONNECTIONS,
            "keepalive": settings.keep_alive_s,
            "graceful_timeout": settings.stop_timeout_s,
            "limit_request_line": 8190,
            "limit_request_field_size": _MAX_HEADER_LINE,
            "forwarded_allow_ips": "",
            "forwarder_headers": "",
            "secure_scheme_headers": {},
            "header_map": "drop",
            "control_socket_disable": True,
            "sendfile": False,
            "loglevel": "warning",
            "logger_class": HttpLog,
            "proc_name": "iservice-asmx",
            "pre_fork": _assign_processor if settings.pin_workers else _assign_none,
            "when_ready": lambda _arbiter: self._when_ready(),
            "child_exit": lambda _arbiter, worker: metrics.forget_worker(worker.pid),
            "on_exit": lambda _arbiter: metrics.unshare(settings.data_dir),
        }.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIApplication:
        try:
            return self._create_app(self.settings)
        except ConfigError as error:
            # Makes gunicorn stop at once, with this text instead of a traceback.
            raise AppImportError(f"iservice.asmx.py: {error}") from error
