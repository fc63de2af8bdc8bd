"""``contracts check``: how the services fit their contracts."""

from __future__ import annotations

from pathlib import Path

from soap_service.contracts.own import contract_of, shapes_of
from soap_service.services import SERVICES, BindingError

__all__ = ["check"]


def check(wsdl_dir: Path) -> int:
    """Print how the services fit their contracts; return 1 when one does not."""
    failed = False
    for service in SERVICES:
        contract = contract_of(service, wsdl_dir)
        try:
            service.check(shapes_of(contract))
        except BindingError as error:
            failed = True
            print(error)
        done = service.implemented(contract.operations)
        print(f"{service.name}: {len(done)} of {len(contract.operations)} operations bound")
        for name in sorted(contract.operations.keys() - set(done)):
            print(f"  gap: {name}")
    return int(failed)
