"""What the outcomes of a client show."""

from collections import defaultdict
from collections.abc import Iterable

from .catalogue import NEVER_FAIL
from .lanes import Outcomes
from .playing import Outcome


def verified_operations(outcomes: Outcomes) -> set[str]:
    """Return the operations that succeeded and failed as they should, as `service/Operation`."""
    return {
        operation
        for operation, found in by_operation(outcomes).items()
        if is_covered(operation, found) and not any(one.complaints for one in found)
    }


def by_operation(outcomes: Outcomes) -> dict[str, list[Outcome]]:
    """Return the outcomes of each operation, in the order in which they came."""
    found = defaultdict(list)
    for outcome in (one for sequence in outcomes.values() for one in sequence):
        found[outcome.operation].append(outcome)
    return found


def is_covered(operation: str, outcomes: Iterable[Outcome]) -> bool:
    """Tell whether an operation was called to succeed and, if it can, called to fail."""
    told = {one.case.succeeds for one in outcomes}
    return told == {True} if operation in NEVER_FAIL else told == {True, False}


def shortcomings(outcomes: Iterable[Outcome]) -> list[str]:
    """Say what went otherwise than expected."""
    return [
        f"{one.operation}: {'; '.join(one.complaints)}; {one.result}"
        for one in outcomes
        if one.complaints
    ]
