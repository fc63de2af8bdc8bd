"""Which client verified which operation, as data beside this module.

`verified.json` maps each service to its operations, and each operation to the titles of the
clients whose stories passed in every step that calls it. The coverage page is made from it.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from .stories import Step, verified_operations

_FILE = Path(__file__).with_name("verified.json")


class Record:
    """Pairs of operation (`service/Operation`) and client title."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = set(pairs)

    def replace(self, title: str, report: Iterable[Step]) -> None:
        """Forget what a client verified before; keep what its report shows."""
        kept = {(operation, client) for operation, client in self.pairs if client != title}
        self.pairs = kept | {(operation, title) for operation in verified_operations(report)}

    def operations(self, title: str) -> set[str]:
        """Return the operations that a client verified."""
        return {operation for operation, client in self.pairs if client == title}


def read_record() -> Record:
    """Read `verified.json`; an absent file is an empty record."""
    if not _FILE.exists():
        return Record(())
    services = json.loads(_FILE.read_text(encoding="utf-8"))
    return Record(
        (f"{service}/{operation}", client)
        for service, operations in services.items()
        for operation, clients in operations.items()
        for client in clients
    )


def write_record(record: Record) -> None:
    """Write `verified.json`, everything in order."""
    services: dict[str, dict[str, list[str]]] = {}
    for path, client in sorted(record.pairs):
        service, operation = path.split("/")
        services.setdefault(service, {}).setdefault(operation, []).append(client)
    text = json.dumps(services, indent=2, ensure_ascii=False, sort_keys=True)
    _FILE.write_text(text + "\n", encoding="utf-8")
