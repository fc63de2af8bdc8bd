"""The directory: finds the account behind a name and a password.

An employee is a user with an employee role, a place in a group, or the primary administrator.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeGuard

from sqlalchemy import Row, Select, Update, bindparam, case, exists, or_, select, update
from sqlalchemy.orm import Session

from db import Database, DatabaseError, named
from db.models.smartertrack import Role, User, UserInGroup, UserInRole
from soap_service.accounts.credentials import VerifiedCredentials
from soap_service.accounts.exceptions import LoginFailed, TooBusy
from soap_service.accounts.lockout import LockoutPolicy, Lockouts, Origin, origin, utc_now
from soap_service.accounts.membership import StoredPassword
from soap_service.accounts.passwords import Passwords, is_current

_UserRow = Row[*tuple[Any, ...]]

EMPLOYEE_CATEGORY = 1
"""``RoleCategory`` of roles whose members are employees."""

ADMINISTRATORS = "administrators"
"""Lowered name of the role whose members may do everything."""

_FAILED = "Invalid user name or password."


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


IS_ADMINISTRATOR = or_(User.is_primary_admin, _is_in_role(Role.lowered_role_name == ADMINISTRATORS))
"""The condition on ``st_Users`` for those who may do everything."""

IS_EMPLOYEE = or_(
    User.is_primary_admin,
    _is_in_role(Role.role_category == EMPLOYEE_CATEGORY),
    exists().where(UserInGroup.user_id == User.user_id),
)
"""The condition on ``st_Users`` that tells employees from customers."""

ACCOUNT: Select[*tuple[Any, ...]] = (
    select(
        *named(
            User.user_id,
            User.user_name,
            User.display_name,
            User.password,
            User.password_format,
            User.password_salt,
            User.is_locked_out,
            case((IS_EMPLOYEE, 1), else_=0).label("is_employee"),
            case((IS_ADMINISTRATOR, 1), else_=0).label("is_administrator"),
        )
    )
    .where(User.lowered_user_name == bindparam("user_name"), ~User.is_deleted, ~User.is_queue)
    .limit(1)
)
"""What authentication asks of ``st_Users``, by the lowered ``user_name``.

The deleted and the queue cannot log in.
"""


@dataclass(frozen=True, slots=True)
class LoginPolicy:
    """What the operator decided about logins.

    With ``upgrade_passwords`` a password of an old format is stored as Argon2id once it was right.
    """

    lockout: LockoutPolicy = field(default_factory=LockoutPolicy)
    upgrade_passwords: bool = False


OutsideLogin = Callable[[str, str], bool | None]
"""Tells whether a name and a password are right by what somebody else knows.

None leaves it to the stored password. It raises LoginFailed where nobody can tell.
"""


def nobody(_user_name: str, _password: str) -> None:
    """Leave every password to the database."""


class Accounts:
    """Authenticates callers against a database.

    ``outside`` is asked about employees, but never about administrators: they get in when nobody
    else answers. ``seconds`` never goes back and measures how long credentials are remembered;
    ``clock`` returns naive UTC.
    """

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        policy: LoginPolicy | None = None,
        *,
        outside: OutsideLogin = nobody,
        seconds: Callable[[], float] = time.monotonic,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._outside = outside
        self._database = database
        self._passwords = passwords
        self._policy = policy or LoginPolicy()
        self._verified = VerifiedCredentials(seconds)
        self._lockouts = Lockouts(database, self._policy.lockout, clock)

    def authenticate(self, user_name: str | None, password: str | None, address: str) -> Account:
        """Return the account that the credentials open at the caller's address.

        Credentials that were right a moment ago pass without a look at lockouts: nobody at the
        same address can lock out a client that works. No connection is held while the password is
        verified. Raises LoginFailed, TooBusy and DatabaseError.
        """
        name, password = user_name or "", password or ""
        row = self._find(name)
        stored = _stored(row) if row else None
        if row and stored and self._verified.knows(row.user_id, stored, password):
            return _opened(row)
        who = origin(row.user_name or "" if row else name, address)
        standing = self._lockouts.standing(who)
        if standing.is_locked:
            raise LoginFailed(_FAILED)
        account = self._verify(row, stored, password, who)
        if standing.has_failed:
            self._lockouts.forget(who)
        return account

    def verify(self, name: str, password: str, stored: StoredPassword | None, address: str) -> None:
        """Verify a password that is kept elsewhere, with the lockout of all others.

        ``name`` is what failures are counted under; ``stored`` is None for an account that does
        not exist. No transaction should be open. Raises LoginFailed, TooBusy and DatabaseError.
        """
        self.guard(name, address, lambda: self.is_password(password, stored))

    def is_password(self, password: str, stored: StoredPassword | None) -> bool:
        """Tell whether a password is the stored one; it takes as long without one.

        No transaction should be open. Raises TooBusy.
        """
        return self._passwords.verify(password, stored)

    def guard(self, name: str, address: str, is_right: Callable[[], bool]) -> None:
        """Let somebody in whom ``is_right`` knows, with the lockout of all others.

        When it raises, nothing is held against anybody. Raises LoginFailed and DatabaseError.
        """
        who = origin(name, address)
        standing = self._lockouts.standing(who)
        if standing.is_locked:
            raise LoginFailed(_FAILED)
        if not is_right():
            self._lockouts.record_failure(who)
            raise LoginFailed(_FAILED)
        if standing.has_failed:
            self._lockouts.forget(who)

    def hash_password(self, password: str) -> StoredPassword:
        """Return the columns for a new password. No transaction should be open. Raises TooBusy."""
        return self._passwords.hash(password)

    def _verify(
        self, row: _UserRow | None, stored: StoredPassword | None, password: str, who: Origin
    ) -> Account:
        """Verify a password the slow way, and note how it went."""
        outside = self._outside(row.user_name or "", password) if _is_agent(row) else None
        is_right = self._passwords.verify(password, stored) if outside is None else outside
        try:
            account = _opened(row if is_right else None)
        except LoginFailed:
            self._lockouts.record_failure(who)
            raise
        if stored:
            self._verified.remember(account.user_id, stored, password)
        if stored and outside is None:
            self._upgrade(account.user_id, stored, password)
        return account

    def _upgrade(self, user_id: int, stored: StoredPassword, password: str) -> None:
        """Store a right password anew when its format is old; the login never fails with it."""
        if not self._policy.upgrade_passwords or is_current(stored):
            return
        with suppress(TooBusy, DatabaseError):
            new = self._passwords.hash(password)
            self._database.run(lambda unit: unit.session.execute(_replace(user_id, stored, new)))

    def _find(self, user_name: str) -> _UserRow | None:
        name = user_name.strip().lower()
        return self._database.run(
            lambda unit: unit.execute(ACCOUNT, user_name=name).first(), read_only=True
        )


def _stored(row: _UserRow) -> StoredPassword:
    return StoredPassword(row.password_format, row.password or "", row.password_salt or "")


def _is_agent(row: _UserRow | None) -> TypeGuard[_UserRow]:
    return row is not None and bool(row.is_employee) and not row.is_administrator


def _opened(row: _UserRow | None) -> Account:
    """Return the account of a row, whose password was right. Raises LoginFailed."""
    if row is None or row.is_locked_out or not row.is_employee:
        raise LoginFailed(_FAILED)
    return Account(
        row.user_id, row.user_name or "", row.display_name or "", bool(row.is_administrator)
    )


def _replace(user_id: int, old: StoredPassword, new: StoredPassword) -> Update:
    """Return what stores a new password, unless the old one was changed meanwhile."""
    unchanged = (User.password == old.text, User.password_format == old.format)
    return (
        update(User)
        .where(User.user_id == user_id, *unchanged)
        .values(password=new.text, password_format=new.format, password_salt=new.salt)
        .execution_options(synchronize_session=False)
    )


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
