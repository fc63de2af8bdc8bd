"""What callers get who are not led to a tenant: pages, and the same words as a SOAP fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from soap_service.asmx import Endpoint, error_pages
from soap_service.asmx.http import Request, Response
from soap_service.call import Call
from soap_service.exceptions import SoapFault
from soap_service.web import Page, WebApplication

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

__all__ = ["Lobby"]

Build = Callable[..., WebApplication]
"""Makes a web application of endpoints and pages, as the keyword arguments say."""


class Lobby:
    """Answers in place of tenants.

    ``pages`` are there for everybody who asks for a host name that nobody has.
    """

    def __init__(
        self, endpoints: Mapping[str, Endpoint], pages: Mapping[str, Page], build: Build
    ) -> None:
        self._endpoints = endpoints
        self._pages = pages
        self._build = build

    def unknown(
        self, host: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request for a host name that no tenant has."""
        message = f"No tenant is served at the host name {host[:253]}."
        application = self._application(
            message, "Client", lambda request: error_pages.unknown_host(request, message)
        )
        return application(environ, start_response)

    def closed(
        self, name: str, message: str, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request for a tenant that cannot be served now."""
        application = self._application(
            message, "Server", lambda request: error_pages.unavailable(request, message), name
        )
        return application(environ, start_response)

    def _application(self, message: str, code: str, page: Page, site: str = "") -> WebApplication:
        def refuse(_call: Call, *_arguments: object) -> object:
            raise SoapFault(code, message)

        return self._build(
            {path: _Closed(endpoint, page) for path, endpoint in self._endpoints.items()},
            {} if site else self._pages,
            site=site,
            handlers={path: defaultdict(lambda: refuse) for path in self._endpoints},
            missing=page,
        )


class _Closed:
    """An endpoint that still reads calls, so as to refuse them in their own protocol."""

    def __init__(self, endpoint: Endpoint, page: Page) -> None:
        self.contract = endpoint.contract
        self._endpoint = endpoint
        self._page = page

    def answer(self, request: Request, call: Call) -> Response:
        """Refuse a call, or show the page to whoever asks for one."""
        if request.method in ("GET", "HEAD"):
            return self._page(request)
        return self._endpoint.answer(request, call)
