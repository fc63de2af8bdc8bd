"""All cases: those written for each noun, and a wrong password for every operation."""

from collections.abc import Iterator, Mapping

from soap_service.asmx.contract import ComplexType, Member, Operation, Scalar

from . import organization, tickets_first, tickets_handling, tickets_messages, tickets_properties
from .case import Case
from .contracts import CONTRACTS, IMPLEMENTED


def wrong_password(path: str) -> Case:
    """Return the case of an operation (`service/Operation`) that is called by nobody.

    Each has a name of its own, so that no account is ever locked out. What cannot be null is
    there, and zero.
    """
    service, name = path.split("/")
    operation = CONTRACTS[service].operations[name]
    user, password = operation.parameters[:2]
    arguments = {user.name: f"nobody-{name}", password.name: "wrong"}
    return Case(service, name, arguments, dict(_zeros(operation)), succeeds=False)


def _zeros(operation: Operation) -> Iterator[tuple[str, object]]:
    result = operation.results[0].type
    assert isinstance(result, ComplexType)
    for member in result.all_members():
        if member.name not in _VERDICT and _is_value(member):
            yield member.name, "*zero"


_VERDICT = ("Result", "ResultCode")


def _is_value(member: Member) -> bool:
    return isinstance(member.type, Scalar | ComplexType) and member.type.is_value_type


SEQUENCES: Mapping[str, tuple[Case, ...]] = {
    "tickets_first": tickets_first.CASES,
    "organization": organization.CASES,
    "tickets_messages": tickets_messages.CASES,
    "tickets_properties": tickets_properties.CASES,
    "tickets_handling": tickets_handling.CASES,
    "wrong_password": tuple(map(wrong_password, IMPLEMENTED)),
}
"""Sequences of cases, in the order in which they are played; what one saves, the next forgets."""
