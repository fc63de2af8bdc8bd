"""``contracts stubs``: the modules of types that are generated from the contracts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from soap_service.asmx import record_source
from soap_service.contracts.own import contract_of
from soap_service.services import SERVICES

__all__ = ["stub_files", "write_stubs"]


def write_stubs(wsdl_dir: Path) -> int:
    """Write the generated modules of types."""
    for path, source in stub_files(wsdl_dir):
        path.write_text(source, "utf-8")
        print(path)
    return 0


def stub_files(wsdl_dir: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, source) of the generated module of types of each service."""
    for service in SERVICES:
        path = Path(service.types.__file__ or "")
        yield path, record_source(contract_of(service, wsdl_dir))
