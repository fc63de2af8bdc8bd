"""All cases: those written for each noun, and a wrong password for every operation."""

from collections.abc import Iterator, Mapping

from soap_service.asmx.contract import ComplexType, Enumeration, Member, Operation, Scalar, Type

from . import (
    call_logs,
    chat_rooms,
    iservice_contacts,
    iservice_interactions,
    iservice_mail,
    iservice_queue,
    iservice_tenant,
    knowledge_base,
    live_chat,
    news,
    organization,
    tasks,
    tickets_first,
    tickets_handling,
    tickets_messages,
    tickets_properties,
    tickets_v1,
    whos_on,
)
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


def wrong_session(path: str) -> Case:
    """Return the case of an operation of iService that is called with nobody's session."""
    service, name = path.split("/")
    operation = CONTRACTS[service].operations[name]
    session = {"sessionID": f"nobody-{name}"}
    return Case(service, name, session, dict(_zeros(operation)), succeeds=False)


def _is_crm(path: str) -> bool:
    return path.startswith("iService/")


def _minds_sessions(path: str) -> bool:
    """LoggedIn tells in another way that there is no session."""
    service, name = path.split("/")
    parameters = CONTRACTS[service].operations[name].parameters
    return path not in NEVER_FAIL and any(each.name == "sessionID" for each in parameters)


NEVER_FAIL = frozenset({"iService/LoggedIn", "iService/GetVersion"})
"""The operations that have no way to fail."""


def _zeros(operation: Operation) -> Iterator[tuple[str, object]]:
    result = operation.results[0].type
    if not isinstance(result, ComplexType):
        yield "Fault", "*nonempty"
        return
    for member in result.all_members():
        if member.name not in _VERDICT and _is_value(member) and not member.nillable:
            yield from _zero(member.name, member.type)


def _zero(path: str, type_: Type) -> Iterator[tuple[str, object]]:
    """The zero of an enumeration is its first value, and must be named."""
    if isinstance(type_, Enumeration):
        yield path, type_.values[0]
    elif isinstance(type_, ComplexType) and _has_enumeration(type_):
        for member in filter(_is_value, type_.all_members()):
            yield from _zero(f"{path}.{member.name}", member.type)
    else:
        yield path, "*zero"


def _has_enumeration(type_: ComplexType) -> bool:
    return any(isinstance(member.type, Enumeration) for member in type_.all_members())


_VERDICT = ("Result", "ResultCode", "Success")


def _is_value(member: Member) -> bool:
    known = (Scalar, ComplexType, Enumeration)
    return isinstance(member.type, known) and member.type.is_value_type


SEQUENCES: Mapping[str, tuple[Case, ...]] = {
    "tickets_first": tickets_first.CASES,
    "organization": organization.CASES,
    "tickets_messages": tickets_messages.CASES,
    "tickets_properties": tickets_properties.CASES,
    "tickets_handling": tickets_handling.CASES,
    "call_logs": call_logs.CASES,
    "tasks": tasks.CASES,
    "tickets_v1": tickets_v1.CASES,
    "knowledge_base": knowledge_base.CASES,
    "live_chat": live_chat.CASES,
    "whos_on": whos_on.CASES,
    "news": news.CASES,
    "chat_rooms": chat_rooms.CASES,
    "iservice_contacts": iservice_contacts.CASES,
    "iservice_interactions": iservice_interactions.CASES,
    "iservice_queue": iservice_queue.CASES,
    "iservice_mail": iservice_mail.CASES,
    "iservice_tenant": iservice_tenant.CASES,
    "wrong_password": tuple(wrong_password(path) for path in IMPLEMENTED if not _is_crm(path)),
    "wrong_session": tuple(
        wrong_session(path) for path in IMPLEMENTED if _is_crm(path) and _minds_sessions(path)
    ),
}
"""Sequences of cases, in the order in which they are played; what one saves, the next forgets."""
