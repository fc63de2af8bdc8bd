"""The WSGI application: from a request to its endpoint, and the marks every answer carries."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from http.cookies import CookieError, SimpleCookie
from random import Random
from traceback import extract_tb
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from soap_service.asmx import Contract, WireError, error_pages, http
from soap_service.asmx.http import Request, Response
from soap_service.body import RequestBody
from soap_service.call import Call, Handler
from soap_service.environ import Headers, Proxies
from soap_service.exceptions import BrokenAnswer, SoapFault
from soap_service.journal import Entry, Journal, redact
from soap_service.metrics import Metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_ASPNET_VERSION = ("X-AspNet-Version", "4.0.30319")
_ALLOWED = ("Allow", "OPTIONS, TRACE, GET, HEAD, POST")
"""What IIS itself answers to OPTIONS, which never reaches ASMX (wire rules, section 1)."""
_IDS = Random()
"""Numbers the requests; seeded by the system when a worker loads this, no secret is made of it."""

Page = Callable[[Request], Response]


class Endpoint(Protocol):
    """What answers the requests for one ``.asmx``."""

    contract: Contract

    def answer(self, request: Request, call: Call) -> Response:
        """Answer a request; ``call`` is filled with what became known of it."""


class WebApplication:
    """Serves endpoints by path, in any case, and a few plain addresses of our own.

    ``endpoints`` maps paths such as ``/Services2/svcTickets.asmx`` to endpoints; ``pages`` maps
    paths such as ``/healthz`` to functions, or in any case everything below paths that end in a
    slash, such as ``/Attachments/``; ``secrets`` names the parameters of (service,
    operation) that the journal never shows; ``handlers`` are given to each call, by path, where
    its endpoint leaves it to them; ``missing`` is what an unknown address shows.
    """

    def __init__(
        self,
        endpoints: Mapping[str, Endpoint],
        pages: Mapping[str, Page],
        journal: Journal | None = None,
        metrics: Metrics | None = None,
        *,
        site: str = "",
        proxies: Proxies | None = None,
        secrets: Mapping[tuple[str, str], Collection[str]] | None = None,
        aspnet_version: bool = True,
        handlers: Mapping[str, Mapping[str, Handler]] | None = None,
        missing: Page = error_pages.not_found,
    ) -> None:
        self._endpoints = {path.lower(): endpoint for path, endpoint in endpoints.items()}
        self._pages = dict(pages)
        self._folders = {path.lower(): page for path, page in pages.items() if path[-1] == "/"}
        self._journal = journal
        self._metrics = metrics
        self._site = site
        self._secrets = secrets or {}
        self._proxies = proxies or Proxies()
        self._handlers = {path.lower(): each for path, each in (handlers or {}).items()}
        self._missing = missing
        self._common = [_ASPNET_VERSION] if aspnet_version else []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (PEP 3333)."""
        started = time.perf_counter()
        if environ["REQUEST_METHOD"] == "OPTIONS":
            start_response(http.OK, [_ALLOWED, ("Content-Length", "0")])
            return ()
        path = environ.get("PATH_INFO", "")
        end = path.lower().find(".asmx") + 5
        is_service = end >= 5 and path[end : end + 1] in ("", "/")
        endpoint = self._endpoints.get(path[:end].lower()) if is_service else None
        body = RequestBody(environ["wsgi.input"])
        request = self._request(environ, path, end if is_service else len(path), body)
        if endpoint is None:
            return self._plain(request, path, start_response)
        call = self._call(environ, endpoint, request)
        if self._metrics:
            self._metrics.started()
        try:
            response = endpoint.answer(request, call)
        except Exception as error:
            call.error, call.outcome = error, "fault"
            response = error_pages.server_error(request, "The request could not be answered.")
        if body.timeout is not None:
            call.error, call.outcome = None, "refused"
            _Record(self, call, request, Response(http.REQUEST_TIMEOUT), started).close(0)
            raise body.timeout
        record = _Record(self, call, request, response, started)
        return self._send(response, start_response, record)

    def _request(self, environ: WSGIEnvironment, path: str, end: int, body: RequestBody) -> Request:
        client, is_local = self._proxies.caller(environ)
        spelt = path[:end].encode("latin-1").decode("utf-8", "replace")
        return Request(
            method=environ["REQUEST_METHOD"],
            path=spelt,
            path_info=path[end:].encode("latin-1").decode("utf-8", "replace"),
            url=self._proxies.base_url(environ) + quote(spelt),
            query_string=environ.get("QUERY_STRING", ""),
            content_type=environ.get("CONTENT_TYPE", ""),
            headers=Headers(environ),
            body=body,
            client_address=client,
            is_local=is_local,
        )

    def _call(self, environ: WSGIEnvironment, endpoint: Endpoint, request: Request) -> Call:
        cookie = environ.get("HTTP_COOKIE")
        return Call(
            site=self._site,
            service=endpoint.contract.name,
            request_id=f"{_IDS.getrandbits(64):016x}",
            client_address=request.client_address,
            is_local=request.is_local,
            handlers=self._handlers.get(request.path.lower()),
            base_url=request.url[: len(request.url) - len(quote(request.path))],
            cookies=_cookies(cookie) if cookie else {},
        )

    def _plain(self, request: Request, path: str, start_response: StartResponse) -> Iterable[bytes]:
        page = self._page(path) if request.method in ("GET", "HEAD") else None
        response = page(request) if page else self._missing(request)
        return self._send(response, start_response, None)

    def _page(self, path: str) -> Page | None:
        folder = path[: path.find("/", 1) + 1]
        return self._pages.get(path) or self._folders.get(folder.lower())

    def _send(
        self, response: Response, start_response: StartResponse, record: _Record | None
    ) -> Iterable[bytes]:
        body = response.body
        headers = [*self._common, *response.headers]
        if isinstance(body, bytes):
            headers.append(("Content-Length", str(len(body))))
            start_response(response.status, headers)
            if record:
                record.close(len(body))
            return (body,)
        start_response(response.status, headers)
        return _Counted(body, record) if record else body

    def shown_arguments(self, call: Call) -> dict[str, object] | None:
        """Return the arguments of a call as the journal may show them, None when not kept."""
        if call.arguments is None:
            return None
        return redact(call.arguments, self._secrets.get((call.service, call.operation), ()))

    def record(self, entry: Entry) -> None:
        """Write an answered call down."""
        if self._journal:
            self._journal.write(entry)
        if self._metrics:
            self._metrics.finished(
                entry.service,
                entry.operation,
                entry.outcome,
                entry.duration_ms / 1000,
                entry.bytes_in,
                entry.bytes_out,
                entry.site,
            )


class _Record:
    """What is to be written of a call once its answer has been produced."""

    __slots__ = ("_application", "_call", "_request", "_response", "_started")

    def __init__(
        self,
        application: WebApplication,
        call: Call,
        request: Request,
        response: Response,
        started: float,
    ) -> None:
        self._application = application
        self._call = call
        self._request = request
        self._response = response
        self._started = started

    def close(self, bytes_out: int, error: Exception | None = None) -> None:
        call = self._call
        length = self._request.headers.get("content-length", "")
        if error is not None:
            call.outcome, call.error = "aborted", error
        if call.error is not None and not isinstance(call.error, SoapFault | WireError):
            _report(call)
        self._application.record(
            Entry(
                site=call.site,
                service=call.service,
                operation=call.operation,
                protocol=call.protocol,
                client=call.client_address,
                status=int(self._response.status[:3]),
                outcome=call.outcome,
                fault_code=call.code,
                duration_ms=round((time.perf_counter() - self._started) * 1000, 3),
                bytes_in=int(length) if length.isdecimal() else 0,
                bytes_out=bytes_out,
                request_id=call.request_id,
                arguments=self._application.shown_arguments(call),
            )
        )


class _Counted:
    """A streamed body that is recorded when it ends, also when it breaks off."""

    def __init__(self, blocks: Iterable[bytes], record: _Record) -> None:
        self._blocks = iter(blocks)
        self._record: _Record | None = record
        self._bytes = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            block = next(self._blocks)
        except StopIteration:
            self._finish(None)
            raise
        except Exception as error:
            self._finish(error)
            # The server shows the message and the causes of what it gets; both may hold secrets.
            raise BrokenAnswer from None
        self._bytes += len(block)
        return block

    def close(self) -> None:
        close = getattr(self._blocks, "close", None)
        if close is not None:
            close()
        self._finish(ConnectionAbortedError("The client did not take the whole answer."))

    def _finish(self, error: Exception | None) -> None:
        record, self._record = self._record, None
        if record is not None:
            record.close(self._bytes, error)


def _report(call: Call) -> None:
    """Tell the operator where a handler crashed; messages may quote a request, so none is told."""
    error = call.error
    assert error is not None
    frames = " < ".join(
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in reversed(extract_tb(error.__traceback__))
    )
    print(
        f"{call.service}.{call.operation} request {call.request_id}: "
        f"{type(error).__qualname__} at {frames}",
        file=sys.stderr,
        flush=True,
    )


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def text(status: str, content: str, content_type: str = http.PLAIN_TEXT) -> Response:
    """Return a short plain answer."""
    return http.response(status, content_type, content.encode(), ("Cache-Control", "no-store"))
