"""An endpoint of svcTickets without a server around it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache

from compat_tests.hostile.envelopes import NAMESPACE, PATH
from compat_tests.serving import PROJECT
from soap_service.asmx import Contract, Endpoint, EndpointSettings, read_contract
from soap_service.asmx.http import Request, Response
from soap_service.call import Call

Handler = Callable[..., object]


@cache
def contract(name: str = "svcTickets") -> Contract:
    """Return one of the contracts that are served."""
    return read_contract((PROJECT / "wsdl" / f"{name}.wsdl").read_bytes())


def endpoint(
    handlers: Mapping[str, Handler] | None = None, settings: EndpointSettings | None = None
) -> Endpoint:
    """Return an endpoint of svcTickets; operations without a handler are gaps."""
    found = contract()
    missing = found.operations.keys() - (handlers or {}).keys()
    return Endpoint(found, handlers or {}, settings, gaps=missing)


def request(
    body: bytes,
    operation: str | None = "PingService",
    content_type: str = "text/xml; charset=utf-8",
) -> Request:
    """Return a POST as the application would hand it to an endpoint."""
    headers = {"content-length": str(len(body)), "content-type": content_type}
    if operation is not None:
        headers["soapaction"] = f'"{NAMESPACE}/{operation}"'
    return Request(
        method="POST",
        path=PATH,
        path_info="",
        url=f"http://host{PATH}",
        query_string="",
        content_type=content_type,
        headers=headers,
        body=io.BytesIO(body),
        client_address="192.0.2.1",
        is_local=False,
    )


def fresh_call() -> Call:
    """Return the call of a remote client."""
    return Call(
        site="",
        service="svcTickets",
        request_id="1",
        client_address="192.0.2.1",
        is_local=False,
        base_url="http://host",
    )


def content(response: Response) -> bytes:
    """Return the whole body of a response."""
    body = response.body
    return body if isinstance(body, bytes) else b"".join(body)
