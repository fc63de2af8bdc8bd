"""Creating and deleting users."""

from __future__ import annotations

from soap_service.services.desk import Desk, Errand
from soap_service.services.organization import rights, users
from soap_service.services.organization.rights import Right
from soap_service.services.organization.service import service
from soap_service.services.organization.types import GenericResult, UserInfoResult
from soap_service.services.organization.users import NewUser


@service.errand
def create_user2(
    errand: Errand,
    *,
    username: str | None,
    password: str | None,
    email: str | None,
    is_email_verified: bool,
    display_name: str | None,
) -> UserInfoResult:
    """Create a user and return its id."""
    new = NewUser(username, password, email, is_email_verified, display_name)
    return UserInfoResult(user_id=users.create_user(errand, new))


@service.errand
def create_user(
    errand: Errand,
    *,
    username: str | None,
    password: str | None,
    email: str | None,
    is_email_verified: bool,
    display_name: str | None,
) -> GenericResult:
    """Create a user."""
    users.create_user(errand, NewUser(username, password, email, is_email_verified, display_name))
    return GenericResult()


@service.operation
def delete_user(desk: Desk, *, user_id: int) -> GenericResult:
    """Delete a user softly."""
    rights.require(desk, Right.CHANGE_USERS)
    users.delete_user(desk, user_id)
    return GenericResult()
