"""Who may do what in svcOrganization: the one table of rights.

Every caller is an employee. What roles may do in the product is stored by the ``permissions``
module; how the product applies it to this service is unknown, so these rights are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import NO_PERMISSION


class Standing(Enum):
    """What a caller is."""

    ADMINISTRATOR = "administrator"
    EMPLOYEE = "employee"


class Right(Enum):
    """What can be done; reading needs no right of its own but for what is listed here."""

    CHANGE_USERS = "create, change and delete users and their custom fields"
    CHANGE_ROLES = "create and remove roles, grant and revoke them"
    CHANGE_PERMISSIONS = "set the permissions of roles"
    CHANGE_ORGANIZATIONS = "create, change and remove organizations and their members"
    READ_PAY_RATES = "read what others earn"
    COUNT_ALL_AGENTS = "see the counts of agents of foreign groups"


_ADMINISTRATORS = frozenset({Standing.ADMINISTRATOR})

GRANTED: Mapping[Right, frozenset[Standing]] = {
    Right.CHANGE_USERS: _ADMINISTRATORS,
    Right.CHANGE_ROLES: _ADMINISTRATORS,
    Right.CHANGE_PERMISSIONS: _ADMINISTRATORS,
    Right.CHANGE_ORGANIZATIONS: _ADMINISTRATORS,
    Right.READ_PAY_RATES: _ADMINISTRATORS,
    Right.COUNT_ALL_AGENTS: _ADMINISTRATORS,
}
"""Who has which right. Managers and agents read."""


def may(at: Desk | Errand, right: Right) -> bool:
    """Tell whether the caller has a right; nothing is asked of the database."""
    caller = at.caller
    standing = Standing.ADMINISTRATOR if caller.is_administrator else Standing.EMPLOYEE
    return standing in GRANTED[right]


def require(at: Desk | Errand, right: Right) -> None:
    """Raise ServiceError unless the caller has a right."""
    if not may(at, right):
        raise ServiceError(NO_PERMISSION)
