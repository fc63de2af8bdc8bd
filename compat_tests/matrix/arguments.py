"""From the arguments of a case to those of a call: saved values and absent parameters."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from soap_service.asmx.contract import ComplexType, Enumeration, Member, Scalar, Type

_ZEROS: Mapping[str, object] = {"boolean": False, "dateTime": "0001-01-01T00:00:00"}
_PLACE = re.compile(r"\{(\w+)\}")


def fill(value: Any, saved: Mapping[str, Any]) -> Any:
    """Put saved values in the places of a value; alone in a text they keep their type.

    Raises ValueError for a name that was not saved.
    """
    if isinstance(value, str):
        alone = _PLACE.fullmatch(value)
        if alone:
            return _look_up(alone, saved)
        return _PLACE.sub(lambda found: str(_look_up(found, saved)), value)
    if isinstance(value, Mapping):
        return {name: fill(each, saved) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [fill(each, saved) for each in value]
    return value


def _look_up(place: re.Match[str], saved: Mapping[str, Any]) -> Any:
    if place[1] not in saved:
        raise ValueError(f"nothing was saved as {place[1]}")
    return saved[place[1]]


def complete(members: Iterable[Member], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for each member, in order: None, or zero where null is impossible.

    Raises ValueError when a value is of no member.
    """
    members = tuple(members)
    unknown = values.keys() - {member.name for member in members}
    if unknown:
        raise ValueError(f"not in the contract: {', '.join(sorted(unknown))}")
    return {member.name: _completed(member, values.get(member.name)) for member in members}


def _completed(member: Member, value: Any) -> Any:
    type_ = member.type
    if value is None:
        return _zero(type_) if _is_required(member) else None
    if not isinstance(type_, ComplexType):
        return value
    item = type_.array_item
    if item is not None:
        return [_completed(item, each) for each in value]
    return complete(type_.all_members(), value)


def _zero(type_: Type) -> object:
    return type_.values[0] if isinstance(type_, Enumeration) else _ZEROS.get(type_.name, 0)


def _is_required(member: Member) -> bool:
    is_value = isinstance(member.type, Scalar | Enumeration) and member.type.is_value_type
    return is_value and not member.nillable
