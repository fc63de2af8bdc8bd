"""Asks an endpoint in this very process, without a server in between."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from compat_tests.sample import basic, tickets
from compat_tests.sample.contracts import contract
from soap_service.asmx.endpoint import Endpoint, EndpointSettings
from soap_service.asmx.http import Request, Response
from soap_service.asmx.protocols import Protocols
from soap_service.call import Call

DEFAULT = Protocols()
GET_AND_POST = Protocols(http_get=True, http_post=True)
SCRIPT = Protocols(script=True, script_gets=frozenset({"Twice"}), clr_namespace="RefPeer")
FORM = "application/x-www-form-urlencoded"


@cache
def svc_tickets(protocols: Protocols = GET_AND_POST) -> Endpoint:
    """Return the endpoint with an operation for every shape; nobody sees details of errors."""
    settings = EndpointSettings(protocols, custom_errors="On")
    document = contract("svcTickets.wsdl")
    return Endpoint(document, tickets.handlers(), settings, records=tickets.RECORDS)


@cache
def svc_basic(protocols: Protocols = GET_AND_POST) -> Endpoint:
    """Return the endpoint with two operations in the namespace ``http://tempuri.org/``."""
    settings = EndpointSettings(protocols, custom_errors="On")
    return Endpoint(contract("svcBasic.wsdl"), basic.basic_handlers(), settings)


@cache
def svc_script(protocols: Protocols = SCRIPT) -> Endpoint:
    """Return the endpoint for JSON callers; local ones see details of errors."""
    document = contract("svcScript.wsdl")
    settings = EndpointSettings(protocols)
    return Endpoint(document, basic.script_handlers(), settings, records=basic.RECORDS)


def request_for(
    target: str,
    method: str = "GET",
    body: bytes = b"",
    *,
    host: str = "www.example.com",
    content_type: str = "",
    is_local: bool = True,
    headers: dict[str, str] | None = None,
) -> Request:
    """Return the request for a target such as ``/Services2/svc.asmx/Method?a=1``."""
    whole, _, query = target.partition("?")
    end = whole.lower().index(".asmx") + len(".asmx")
    return Request(
        method=method,
        path=whole[:end],
        path_info=whole[end:],
        url=f"https://{host}{whole[:end]}",
        query_string=query,
        content_type=content_type,
        headers=headers or {},
        body=BytesIO(body),
        client_address="127.0.0.1" if is_local else "203.0.113.9",
        is_local=is_local,
    )


def call_for(request: Request) -> Call:
    """Return the call that an application would make for a request."""
    return Call("", "svc", "1", request.client_address, request.is_local, "https://example.com")


def ask(endpoint: Endpoint, request: Request) -> Response:
    """Return what an endpoint answers."""
    return endpoint.answer(request, call_for(request))


def text_of(response: Response) -> str:
    """Return the body of a response as text."""
    body = response.body if isinstance(response.body, bytes) else b"".join(response.body)
    return body.decode("utf-8")


def header_of(response: Response, name: str) -> str | None:
    """Return a header of a response, None when it is absent."""
    return next((value for key, value in response.headers if key.lower() == name.lower()), None)
