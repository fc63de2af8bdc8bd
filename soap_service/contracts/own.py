"""The project's own contracts: where they lie, and what is known of their operations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from soap_service.asmx import Contract, ContractError, read_contract
from soap_service.asmx.contract import ComplexType, Operation
from soap_service.config import ConfigError
from soap_service.contracts.evidence import Evidence, read_evidence
from soap_service.services import Service, Shape

__all__ = ["contract_of", "evidence_of", "shapes_of"]


def contract_of(service: Service, wsdl_dir: Path) -> Contract:
    """Read the contract of a service. Raises `ConfigError` when that cannot be done."""
    path = wsdl_dir / f"{service.name}.wsdl"
    try:
        return read_contract(path.read_bytes())
    except (OSError, ContractError) as error:
        raise ConfigError(f"{path}: {error}") from error


def evidence_of(service: Service, wsdl_dir: Path) -> Mapping[str, Evidence]:
    """Read the evidence of a service's operations. Raises `ConfigError`."""
    return read_evidence(wsdl_dir / f"{service.name}.json")


def shapes_of(contract: Contract) -> dict[str, Shape]:
    """Return what a service has to know of each operation to bind to it."""
    return {name: _shape(operation) for name, operation in contract.operations.items()}


def _shape(operation: Operation) -> Shape:
    result = operation.results[0].type
    members = result.all_members() if isinstance(result, ComplexType) else ()
    return Shape(
        tuple(member.name for member in operation.parameters),
        result.name,
        tuple(member.name for member in members),
    )
