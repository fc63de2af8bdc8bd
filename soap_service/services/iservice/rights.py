"""Who may call what: the kind of user type, and for agents a right of it.

What a caller sees is another matter, see ``visibility``. The two are independent: rights come
from the user type, visibility from segments.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.models.iservice import UserKind
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import NO_PERMISSION
from soap_service.services.iservice.desk import Caller


@dataclass(frozen=True, slots=True)
class Access:
    """Kinds of user types that may call an operation; agents among them need the right."""

    kinds: frozenset[str]
    right: str | None = None

    def allows(self, caller: Caller) -> bool:
        """Tell whether a caller may call."""
        is_bound = self.right is not None and caller.kind == UserKind.AGENT
        return caller.kind in self.kinds and (not is_bound or self.right in caller.rights)

    def require(self, caller: Caller) -> None:
        """Raise ServiceError unless a caller may call."""
        if not self.allows(caller):
            raise ServiceError(NO_PERMISSION)


def _kinds(*kinds: str) -> Access:
    return Access(frozenset(kinds))


ANYONE = _kinds(
    UserKind.ANONYMOUS, UserKind.CUSTOMER, UserKind.AGENT, UserKind.SERVICE, UserKind.LANDLORD
)
SIGNED_IN = Access(ANYONE.kinds - {UserKind.ANONYMOUS})
CONTACTS = _kinds(UserKind.CUSTOMER, UserKind.AGENT)
"""Agents and customers."""
CUSTOMERS = _kinds(UserKind.CUSTOMER)
AGENTS = _kinds(UserKind.AGENT)
MAIL_SERVICE = _kinds(UserKind.SERVICE)
LANDLORD = _kinds(UserKind.LANDLORD)


def agents_with(right: str) -> Access:
    """Return the access of agents who have a right."""
    return Access(AGENTS.kinds, right)


def landlord_and_agents_with(right: str) -> Access:
    """Return the access of the landlord and of agents who have a right."""
    return Access(AGENTS.kinds | LANDLORD.kinds, right)


def require_right(caller: Caller, right: str) -> None:
    """Raise ServiceError unless a caller has a right that an operation needs at times."""
    if right not in caller.rights:
        raise ServiceError(NO_PERMISSION)
