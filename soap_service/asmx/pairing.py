"""Pairing: which operations, parameters and members of two contracts are the same ones.

Names are compared first as they are written, then without case and underscores; types are not
compared by name at all, but by where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple, Protocol, TypeVar

from soap_service.asmx.contract import ComplexType, Contract, Member, Operation


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Thing = TypeVar("Thing", bound=_Named)


def pairs(own: Iterable[Thing], other: Iterable[Thing]) -> list[tuple[Thing | None, Thing | None]]:
    """Return what belongs together: first what the own side has, then what only the other has."""
    left = list(other)
    found: list[tuple[Thing | None, Thing | None]] = []
    for each in own:
        same = _find(each.name, left)
        if same is not None:
            left.remove(same)
        found.append((each, same))
    return [*found, *((None, each) for each in left)]


def paired_operations(
    own: Contract, other: Contract
) -> list[tuple[Operation | None, Operation | None]]:
    """Return the operations of both contracts, paired by the names used on the wire."""
    named = pairs(map(_Name, own.operations), map(_Name, other.operations))
    return [
        (one and own.operations[one.name], two and other.operations[two.name]) for one, two in named
    ]


def paired_results(own: Operation, other: Operation) -> list[tuple[Member | None, Member | None]]:
    """Return the results of both operations; the first ones belong together whatever their name."""
    if not own.results or not other.results:
        return pairs(own.results, other.results)
    first = (own.results[0], other.results[0])
    return [first, *pairs(own.results[1:], other.results[1:])]


def item_of(member: Member) -> Member | None:
    """Return one item of a member that is an array of either kind, else None."""
    if member.is_repeated:
        return replace(member, min_occurs=1, max_occurs=1)
    kind = member.type
    item = kind.array_item if isinstance(kind, ComplexType) else None
    return item and replace(item, min_occurs=1, max_occurs=1)


class _Name(NamedTuple):
    name: str


def _find(name: str, things: list[Thing]) -> Thing | None:
    for spelling in (str, _folded):
        for each in things:
            if spelling(each.name) == spelling(name):
                return each
    return None


def _folded(name: str) -> str:
    return name.replace("_", "").lower()
