"""The story told with zeep, SOAP 1.1 or 1.2."""

from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

from story import address, setting, tell
from zeep import Client
from zeep.exceptions import Fault
from zeep.proxy import ServiceProxy

_SUFFIX = {"1.1": "Soap", "1.2": "Soap12"}[setting("SOAP_VERSION")]


@cache
def _client(service: str) -> Client:
    return Client(f"{address(service)}?WSDL")


@cache
def _bound(service: str) -> ServiceProxy:
    return _client(service).bind(service, service + _SUFFIX)


def _call(service: str, operation: str, parameters: Mapping[str, Any]) -> Any:
    answer = _bound(service)[operation](**parameters)
    # zeep shows a result of one member as that member.
    return SimpleNamespace(IsAvailable=answer) if operation == "PingService" else answer


def _misdirected() -> str:
    client = _client("svcTickets")
    binding = next(name for name in client.wsdl.bindings if name.endswith(f"svcTickets{_SUFFIX}"))
    try:
        client.create_service(binding, address("svcOrganization")).PingService()
    except Fault as fault:
        return str(fault.message)
    raise AssertionError("no fault")


tell(_call, _misdirected)
