"""Hosts providers as a WSGI application that a SmarterTrack, or this project, can call."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from wsgiref.util import request_uri

from providers.kit.answering import handler
from providers.kit.exceptions import SetupError
from providers.kit.kinds import Provider
from providers.kit.methods import implemented
from providers.kit.requests import Body, Headers
from providers.kit.wsdl import wsdl_of
from soap_service.asmx import (
    Endpoint,
    EndpointSettings,
    Limits,
    Protocols,
    error_pages,
    read_contract,
)
from soap_service.asmx.http import Request
from soap_service.call import Call

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

DEFAULT_NAMESPACE = "http://tempuri.org/"
"""The namespace that ASMX gives to a service whose author names none."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*", re.ASCII)
_SETTINGS = EndpointSettings(
    Protocols(http_post_localhost=False),
    Limits(request_bytes=1024 * 1024, depth=16, elements=10_000),
    custom_errors="On",
    any_namespace=True,
)


class ProviderApplication:
    """A WSGI application that answers at every path for the providers it was given.

    ``password`` is what callers send as ``authPW``. ``namespace`` is the one that ``?wsdl``
    publishes; callers may use any, and are answered in theirs. ``name`` is the service's, an XML
    name. ``url`` is the address to publish, where a proxy hides it; else it is the caller's.
    Raises `SetupError` for providers that answer nothing or the same, and for settings that make
    no sense.
    """

    def __init__(
        self,
        *providers: Provider,
        password: str,
        namespace: str = DEFAULT_NAMESPACE,
        name: str = "ExternalProvider",
        url: str = "",
    ) -> None:
        _check(password, namespace, name)
        methods = implemented(providers)
        handlers = {
            method.operation: handler(method, answerer, password)
            for method, answerer in methods.items()
        }
        contract = read_contract(wsdl_of(methods, name, namespace))
        self._endpoint = Endpoint(contract, handlers, _SETTINGS)
        self._url = url

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (PEP 3333)."""
        request = self._request(environ)
        call = Call("", "", "", request.client_address, request.is_local, "")
        try:
            response = self._endpoint.answer(request, call)
        except TimeoutError:
            raise  # The client was too slow, which the server has to tell.
        except Exception:
            response = error_pages.server_error(request, "The request could not be answered.")
        body = response.body if isinstance(response.body, bytes) else b"".join(response.body)
        start_response(response.status, [*response.headers, ("Content-Length", str(len(body)))])
        return [body]

    def _request(self, environ: WSGIEnvironment) -> Request:
        return Request(
            method=environ["REQUEST_METHOD"],
            path=environ.get("PATH_INFO", ""),
            path_info="",
            url=self._url or request_uri(environ, include_query=False),
            query_string=environ.get("QUERY_STRING", ""),
            content_type=environ.get("CONTENT_TYPE", ""),
            headers=Headers(environ),
            body=Body(environ),
            client_address=environ.get("REMOTE_ADDR", ""),
            is_local=False,
        )


def _check(password: str, namespace: str, name: str) -> None:
    if not password:
        raise SetupError("A provider needs a password: without one everybody could ask it.")
    if not namespace or namespace != namespace.strip() or not namespace.isprintable():
        raise SetupError(f"{namespace!r} is no namespace.")
    if not _NAME.fullmatch(name):
        raise SetupError(f"{name!r} is no name of a service.")
