"""Comparing a result with what its case expects."""

from collections.abc import Mapping
from typing import Any

from .arguments import fill
from .case import Case

Result = Mapping[str, Any]
"""A result by the contract's names: mappings, lists, texts, numbers; what is absent is None."""


def told_by_fault(text: str) -> Result:
    """Return what stands for a bare text that could not be had: the first line of its fault."""
    return {"Fault": text.partition("\n")[0].rstrip("\r")}


class _Absent:
    def __repr__(self) -> str:
        return "nothing"


ABSENT = _Absent()
"""What a path finds that leads nowhere; it equals nothing."""
_ZERO_DATE = "0001-01-01T00:00:00"


def complaints(case: Case, result: Result, saved: Mapping[str, Any]) -> list[str]:
    """Say what of a result is not as the case expects it."""
    wanted = {**_verdict(case, result), **case.expect}
    return [
        f"{path}: expected {expected!r}, got {found!r}"
        for path, expected in fill(wanted, saved).items()
        if not _fits(expected, found := value_at(result, path))
    ]


def value_at(result: Result, path: str) -> Any:
    """Return what a dotted path leads to, ABSENT when it leads nowhere."""
    value: Any = result
    for name in path.split("."):
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (LookupError, TypeError, ValueError):
            return ABSENT
    return value


def _verdict(case: Case, result: Result) -> dict[str, object]:
    """What every result tells by itself; that of PingService has nothing to tell it with."""
    if "Success" in result:
        errors = [] if case.succeeds else "*nonempty"
        return {"Success": case.succeeds, "Errors": errors, "ErrorDetails": errors}
    if "Result" not in result:
        return {}
    if case.succeeds:
        return {"Result": True, "ResultCode": 0, "Message": ""}
    return {"Result": False, "ResultCode": "*positive", "Message": "*nonempty"}


def _fits(expected: Any, found: Any) -> bool:
    match expected:
        case "*nonempty":
            return found is not ABSENT and bool(found)
        case "*positive":
            return isinstance(found, int | float) and found > 0
        case "*zero":
            return _is_zero(found)
        case "" | []:
            # zeep does not tell an empty text or array from an absent one.
            return found is None or bool(expected == found)
    return bool(expected == found)


def _is_zero(found: Any) -> bool:
    if isinstance(found, Mapping):
        return all(value is None or _is_zero(value) for value in found.values())
    return found == _ZERO_DATE or (isinstance(found, int | float) and found == 0)
