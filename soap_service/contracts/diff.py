"""``contracts diff``: what an operator's file says otherwise than the project's contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from soap_service.asmx import Contract, differences
from soap_service.asmx.pairing import paired_operations
from soap_service.config import ConfigError, Settings
from soap_service.console.output import Output
from soap_service.contracts.operator_files import read_operator_file
from soap_service.contracts.own import contract_of
from soap_service.services import SERVICES, Service

__all__ = ["diff"]

_COLUMNS = {
    "change": "Change",
    "kind": "What",
    "name": "Name",
    "own": "The project's",
    "other": "The file's",
}


def diff(settings: Settings, file: Path, name: str | None, *, as_json: bool = False) -> int:
    """Show the differences; return 1 when there are some.

    Without a name the service is the one that has most in common with the file. Raises
    `ConfigError` when the file cannot be read, or is not like the contract of any service.
    """
    other = read_operator_file(file)
    service, own = _service(settings, name, other, file)
    found = [{"change": each.change, **asdict(each)} for each in differences(own, other)]
    _show(Output(settings, as_json=as_json), service, found)
    return int(bool(found))


def _show(output: Output, service: Service, found: list[dict[str, Any]]) -> None:
    if found:
        output.say(f"{len(found)} differences from the project's contract of {service.name}")
    else:
        output.say(f"The file and the project's contract of {service.name} say the same")
    output.rows(_COLUMNS, found)


def _service(
    settings: Settings, name: str | None, other: Contract, file: Path
) -> tuple[Service, Contract]:
    contracts = {service: contract_of(service, settings.wsdl_dir) for service in SERVICES}
    if name is not None:
        return _named(name, contracts)
    service = max(contracts, key=lambda each: _likeness(contracts[each], other))
    if not _likeness(contracts[service], other)[0]:
        raise ConfigError(f"{file}: this is like no contract of the project; name the --service")
    return service, contracts[service]


def _named(name: str, contracts: Mapping[Service, Contract]) -> tuple[Service, Contract]:
    for service, contract in contracts.items():
        if service.name.lower() == name.lower():
            return service, contract
    names = ", ".join(service.name for service in contracts)
    raise ConfigError(f"--service: there is no service {name!r}; there are {names}")


def _likeness(own: Contract, other: Contract) -> tuple[int, bool, int]:
    """Return how many operations two contracts share, whether their names are the same, too."""
    common = sum(1 for one, two in paired_operations(own, other) if one and two)
    return common, own.name == other.name, -len(own.operations)
