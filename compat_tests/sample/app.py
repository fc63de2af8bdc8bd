"""The sample services mounted as they were recorded, one configuration per prefix.

========== =============================================================================
none       .NET's default protocols, details of errors for local callers
/prod      HTTP GET and POST on, details for nobody, bodies up to 64 KB
/open      HTTP GET and POST on, details for everybody
/stock     .NET's default protocols, details for nobody
/soaponly  SOAP 1.1 and nothing else, details for nobody
========== =============================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING

from compat_tests.sample import basic, tickets
from compat_tests.sample.contracts import contract
from soap_service.asmx import error_pages
from soap_service.asmx.endpoint import Endpoint, EndpointSettings
from soap_service.asmx.http import Request
from soap_service.asmx.limits import Limits
from soap_service.asmx.protocols import Protocols
from soap_service.call import Call

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_DEFAULT = Protocols()
_GET_POST = Protocols(http_get=True, http_post=True)
_SOAP_ONLY = Protocols(soap12=False, http_post_localhost=False, documentation=False)

CONFIGURATIONS = {
    "": EndpointSettings(_DEFAULT),
    "/prod": EndpointSettings(_GET_POST, Limits(request_bytes=64 * 1024), "On"),
    "/open": EndpointSettings(_GET_POST, custom_errors="Off"),
    "/stock": EndpointSettings(_DEFAULT, custom_errors="On"),
    "/soaponly": EndpointSettings(_SOAP_ONLY, custom_errors="On"),
}


def endpoints() -> Mapping[str, Endpoint]:
    """Return the endpoints by lower-case path."""
    return {
        f"{prefix}/services2/{name}.asmx".lower(): endpoint
        for prefix, settings in CONFIGURATIONS.items()
        for name, endpoint in _services(settings).items()
    }


def _services(settings: EndpointSettings) -> Mapping[str, Endpoint]:
    script = replace(
        settings.protocols,
        script=True,
        script_gets=frozenset({"Twice"}),
        clr_namespace="RefPeer",
    )
    is_script = replace(settings, protocols=script)
    return {
        "svcTickets": Endpoint(
            contract("svcTickets.wsdl"), tickets.handlers(), settings, records=tickets.RECORDS
        ),
        "svcBasic": Endpoint(contract("svcBasic.wsdl"), basic.basic_handlers(), settings),
        "svcScript": Endpoint(
            contract("svcScript.wsdl"), basic.script_handlers(), is_script, records=basic.RECORDS
        ),
    }


def create_app() -> WSGIApplication:
    """Return the WSGI application of all configurations."""
    mounted = endpoints()

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = _request(environ)
        endpoint = mounted.get(request.path.lower())
        if endpoint is None:
            response = error_pages.not_found(request)
        else:
            response = endpoint.answer(request, _call(request))
        body = [response.body] if isinstance(response.body, bytes) else response.body
        headers = [("X-AspNet-Version", "4.0.30319"), *response.headers]
        if isinstance(response.body, bytes):
            headers.append(("Content-Length", str(len(response.body))))
        start_response(response.status, headers)
        return body

    return application


def _request(environ: WSGIEnvironment) -> Request:
    whole = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    end = whole.lower().find(".asmx") + len(".asmx")
    path, path_info = (whole[:end], whole[end:]) if end >= len(".asmx") else (whole, "")
    headers = {
        name[5:].replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    headers["content-length"] = environ.get("CONTENT_LENGTH", "")
    address = headers.get("x-refpeer-remote", environ["REMOTE_ADDR"])
    return Request(
        method=environ["REQUEST_METHOD"],
        path=path,
        path_info=path_info,
        url=f"http://{environ['HTTP_HOST']}{path}",
        query_string=environ["QUERY_STRING"],
        content_type=environ.get("CONTENT_TYPE", ""),
        headers=headers,
        body=environ["wsgi.input"],
        client_address=address,
        is_local=address == "127.0.0.1",
    )


def _call(request: Request) -> Call:
    cookies: SimpleCookie = SimpleCookie(request.headers.get("cookie", ""))
    return Call(
        site="",
        service=request.path,
        request_id="",
        client_address=request.client_address,
        is_local=request.is_local,
        base_url=request.url,
        cookies={name: morsel.value for name, morsel in cookies.items()},
    )
