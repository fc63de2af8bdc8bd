"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Verdict"]


class Verdict(StrEnum):
    """How a provider behaved in one case.

    ``OK`` as documented; ``DIFFERS`` otherwise than documented, which callers may cope with;
    ``FAILS`` in a way that breaks calls or opens a door.
    """

    OK = "ok"
    DIFFERS = "differs"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Finding:
    """One case of one method; ``method`` is empty for what concerns the whole service."""

    method: str
    case: str
    verdict: Verdict
    text: str
    milliseconds: float = 0.0
