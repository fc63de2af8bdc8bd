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
from typing import TYPE_CHECKING

from compat_tests.sample import basic, tickets
from compat_tests.sample.contracts import contract
from soap_service.asmx import Endpoint, EndpointSettings, Limits, Protocols
from soap_service.web import WebApplication

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
    """Return the endpoints by path."""
    return {
        f"{prefix}/Services2/{name}.asmx": endpoint
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
    application = WebApplication(endpoints(), {})

    def as_seen_from_afar(
        environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Let a caller pretend to be another machine, as the recorded peer did."""
        pretended = environ.get("HTTP_X_REFPEER_REMOTE")
        return application(
            {**environ, "REMOTE_ADDR": pretended} if pretended else environ, start_response
        )

    return as_seen_from_afar
