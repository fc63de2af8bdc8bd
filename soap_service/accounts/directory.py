"""The directory: finds the account behind a name and a password.

An employee is a user with an employee role, a place in a group, or the primary administrator.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, exists, or_, select
from sqlalchemy.orm import Session

from db import Database, UnitOfWork
from db.models.smartertrack import Role, User, UserInGroup, UserInRole
from soap_service.accounts.credentials import VerifiedCredentials
from soap_service.accounts.exceptions import LoginFailed
from soap_service.accounts.passwords import Passwords, StoredPassword

_UserRow = Row[*tuple[Any, ...]]

EMPLOYEE_CATEGORY = 1
"""``RoleCategory`` of roles whose members are employees."""

ADMINISTRATORS = "administrators"
"""Lowered name of the role whose members may do everything."""


@dataclass(frozen=True, slots=True)
class Account:
    """An employee who called; an administrator sees and changes everything."""

    user_id: int
    user_name: str
    display_name: str
    is_administrator: bool


def _is_in_role(*conditions: Any) -> Any:
    return exists().where(
        UserInRole.user_id == User.user_id, UserInRole.role_id == Role.role_id, *conditions
    )


_IS_ADMINISTRATOR = or_(
    User.is_primary_admin, _is_in_role(Role.lowered_role_name == ADMINISTRATORS)
)
IS_EMPLOYEE = or_(
    User.is_primary_admin,
    _is_in_role(Role.role_category == EMPLOYEE_CATEGORY),
    exists().where(UserInGroup.user_id == User.user_id),
)
"""The condition on ``st_Users`` that tells employees from customers."""

ACCOUNT: Select[*tuple[Any, ...]] = select(
    User.user_id,
    User.user_name,
    User.display_name,
    User.password,
    User.password_format,
    User.password_salt,
    User.is_locked_out,
    case((IS_EMPLOYEE, 1), else_=0).label("is_employee"),
    case((_IS_ADMINISTRATOR, 1), else_=0).label("is_administrator"),
).where(~User.is_deleted, ~User.is_queue)
"""What authentication asks of ``st_Users``, for all users but the deleted and the queue."""


class Accounts:
    """Authenticates callers against a database."""

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._verified = VerifiedCredentials(clock)

    def authenticate(self, user_name: str | None, password: str | None) -> Account:
        """Return the account that the credentials open.

        No connection is held while the password is verified. Raises LoginFailed, TooBusy and
        DatabaseError.
        """
        row = self._find(user_name or "")
        is_right = self._is_right(row, password or "")
        if row is None or not is_right or row.is_locked_out or not row.is_employee:
            raise LoginFailed("Invalid user name or password.")
        return Account(
            row.user_id, row.user_name or "", row.display_name or "", bool(row.is_administrator)
        )

    def hash_password(self, password: str) -> StoredPassword:
        """Return the columns for a new password. No transaction should be open. Raises TooBusy."""
        return self._passwords.hash(password)

    def _find(self, user_name: str) -> _UserRow | None:
        query = ACCOUNT.where(User.lowered_user_name == user_name.strip().lower()).limit(1)

        def find(unit: UnitOfWork) -> _UserRow | None:
            return unit.session.execute(query).first()

        return self._database.run(find, read_only=True)

    def _is_right(self, row: _UserRow | None, password: str) -> bool:
        if row is None:
            return self._passwords.verify(password, None)
        stored = StoredPassword(row.password_format, row.password or "", row.password_salt or "")
        if self._verified.knows(row.user_id, stored, password):
            return True
        is_right = self._passwords.verify(password, stored)
        if is_right:
            self._verified.remember(row.user_id, stored, password)
        return is_right


def add_account(
    session: Session,
    *,
    user_name: str,
    password: StoredPassword,
    email: str,
    display_name: str,
    now: datetime,
) -> User:
    """Add a user and return it with its id; what it may do are its roles and groups."""
    user = User(
        user_name=user_name,
        lowered_user_name=user_name.lower(),
        email=email,
        lowered_email=email.lower(),
        display_name=display_name,
        password_format=password.format,
        password=password.text,
        password_salt=password.salt,
        date_created_utc=now,
        date_last_login_utc=now,
        is_email_verified=True,
    )
    session.add(user)
    session.flush()
    return user
