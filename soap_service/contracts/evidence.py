"""Evidence: what is known of each operation, and how surely, kept beside its WSDL as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from soap_service.config import ConfigError

__all__ = ["Evidence", "read_evidence", "read_remark"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one operation.

    ``source`` is ``generated-client``, ``documented``, ``client-usage`` or ``proposed`` (see
    wsdl/README.md); ``secrets`` names the parameters whose values are never written down,
    ``notes`` are for readers.
    """

    source: str
    summary: str
    secrets: frozenset[str] = frozenset()
    is_obsolete: bool = False
    notes: tuple[str, ...] = ()


def read_remark(path: Path) -> str:
    """Read what is to be said of a whole contract: that it is a reconstruction, if it is one.

    Raises `ConfigError` as `read_evidence` does.
    """
    try:
        return str(json.loads(path.read_text("utf-8")).get("reconstruction", ""))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigError(f"{path}: not the evidence of a service: {error!r}") from error


def read_evidence(path: Path) -> Mapping[str, Evidence]:
    """Read the evidence of a service by operation; an absent file is none.

    Raises `ConfigError` when the file is not what wsdl/README.md describes.
    """
    try:
        operations = json.loads(path.read_text("utf-8"))["operations"]
        return {name: _evidence(facts) for name, facts in operations.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ConfigError(f"{path}: not the evidence of a service: {error!r}") from error


def _evidence(facts: Mapping[str, object]) -> Evidence:
    secrets = facts.get("secrets", [])
    keyed = facts.get("secret_keys", {})
    notes = facts.get("notes", [])
    assert isinstance(secrets, list)
    assert isinstance(keyed, dict)
    assert isinstance(notes, list)
    return Evidence(
        source=str(facts["evidence"]),
        summary=str(facts["summary"]),
        # Whole lists: an item without a key, or with a mistyped one, may be a password too.
        secrets=frozenset((*secrets, *keyed)),
        is_obsolete=facts.get("obsolete") is True,
        notes=tuple(map(str, notes)),
    )
