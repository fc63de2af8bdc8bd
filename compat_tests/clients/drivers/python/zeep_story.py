"""The story told with zeep, SOAP 1.1 or 1.2."""

from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

from story import address, setting, tell
from zeep import Client
from zeep.proxy import ServiceProxy


@cache
def _bound(service: str) -> ServiceProxy:
    port = {"1.1": f"{service}Soap", "1.2": f"{service}Soap12"}[setting("SOAP_VERSION")]
    return Client(f"{address(service)}?WSDL").bind(service, port)


def _call(service: str, operation: str, parameters: Mapping[str, Any]) -> Any:
    answer = _bound(service)[operation](**parameters)
    # zeep shows a result of one member as that member.
    return SimpleNamespace(IsAvailable=answer) if operation == "PingService" else answer


tell(_call)
