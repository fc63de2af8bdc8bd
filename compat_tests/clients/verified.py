"""Which client verified which operation, as data.

A `verified.json` maps each service to its operations, and each operation to the titles of the
clients that passed in every step that calls it. The one beside this module tells of the stories,
that of the matrix of its cases; the coverage page is made from both.
"""

import json
from collections.abc import Iterable
from pathlib import Path

STORY_FILE = Path(__file__).with_name("verified.json")
MATRIX_FILE = Path(__file__).parents[1] / "matrix" / "verified.json"


class Record:
    """Pairs of operation (`service/Operation`) and client title."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = set(pairs)

    def replace(self, title: str, operations: Iterable[str]) -> None:
        """Forget what a client verified before; keep the operations that it verifies now."""
        kept = {(operation, client) for operation, client in self.pairs if client != title}
        self.pairs = kept | {(operation, title) for operation in operations}

    def operations(self, title: str) -> set[str]:
        """Return the operations that a client verified."""
        return {operation for operation, client in self.pairs if client == title}


def read_record(file: Path) -> Record:
    """Read a `verified.json`; an absent file is an empty record."""
    if not file.exists():
        return Record(())
    services = json.loads(file.read_text(encoding="utf-8"))
    return Record(
        (f"{service}/{operation}", client)
        for service, operations in services.items()
        for operation, clients in operations.items()
        for client in clients
    )


def write_record(file: Path, record: Record) -> None:
    """Write a `verified.json`, everything in order."""
    services: dict[str, dict[str, list[str]]] = {}
    for path, client in sorted(record.pairs):
        service, operation = path.split("/")
        services.setdefault(service, {}).setdefault(operation, []).append(client)
    text = json.dumps(services, indent=2, ensure_ascii=False, sort_keys=True)
    file.write_text(text + "\n", encoding="utf-8")
