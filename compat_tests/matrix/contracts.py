"""What the matrix must know of the services: their contracts, and which operations answer."""

from collections.abc import Mapping
from pathlib import Path

from soap_service.asmx import Contract
from soap_service.contracts import contract_of
from soap_service.services import SERVICES

_WSDL = Path(__file__).resolve().parents[2] / "wsdl"

CONTRACTS: Mapping[str, Contract] = {
    service.name: contract_of(service, _WSDL) for service in SERVICES
}

IMPLEMENTED: tuple[str, ...] = tuple(
    f"{service.name}/{operation}"
    for service in SERVICES
    for operation in service.implemented(CONTRACTS[service.name].operations)
)
"""Every operation that has a handler, as `service/Operation`."""
