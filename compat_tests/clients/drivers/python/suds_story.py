"""The story told with suds, which speaks SOAP 1.1 only.

It leaves base64 to its user, and takes `&lt;` in a text for a `<` that is already escaped; a text
that must arrive as it is has to be escaped by hand and marked as raw.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from story import address, tell
from suds import WebFault
from suds.client import Client
from suds.sax.text import Raw


@cache
def _client(service: str) -> Client:
    return Client(f"{address(service)}?WSDL", cache=None)


def _call(service: str, operation: str, parameters: Mapping[str, Any]) -> Any:
    values = {name: _sent(value) for name, value in parameters.items()}
    return getattr(_client(service).service[f"{service}Soap"], operation)(**values)


def _sent(value: Any) -> Any:
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return Raw(escape(value)) if isinstance(value, str) else value


def _misdirected() -> str:
    client = Client(
        f"{address('svcTickets')}?WSDL", cache=None, location=address("svcOrganization")
    )
    try:
        client.service["svcTicketsSoap"].PingService()
    except WebFault as error:
        return str(error.fault.faultstring)
    raise AssertionError("no fault")


tell(_call, _misdirected)
