"""Properties of users: the keys of Get- and SetUsersProperties.

Every column of ``st_Users`` can be read by its name, but for those of the password, and a few more
spellings. Flags read ``True`` and ``False`` as .NET writes them, times are ISO 8601 without a zone
and mean UTC, what is not set is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import inspect

from db.models.smartertrack import User
from soap_service.accounts import StoredPassword
from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE, UNKNOWN_KEY
from soap_service.services.keyvalues import Pair, read_bool, read_int, read_pairs
from soap_service.services.organization import lookups, names, rights, users
from soap_service.services.organization.avatars import avatar_url
from soap_service.services.organization.errors import PROTECTED_USER, READ_ONLY_KEY
from soap_service.services.organization.rights import Right

Getter = Callable[[User], object]
Setter = Callable[[Desk, User, Pair], None]

_USER_NAME, _PASSWORD = "username", "password"
_SECRET = frozenset({"password", "password_format", "password_salt"})
_LANGUAGE_LENGTH = 50


def properties(desk: Desk, user: User, keys: Iterable[str | None] | None) -> list[str]:
    """Return ``Key=Value`` for each key that was asked, in that order and spelling.

    A key that nobody knows, or whose value is not for the caller, has an empty value, so that
    answers keep their places.
    """
    asked = [(key or "").strip().partition("=")[0] for key in keys or ()]
    return [f"{key}={_value(desk, user, key.lower())}" for key in asked]


def _value(desk: Desk, user: User, name: str) -> str:
    getter = _GETTERS.get(name)
    if getter is None or not _may_read(desk, user, name):
        return ""
    value = getter(user)
    if value is None:
        return ""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _may_read(desk: Desk, user: User, name: str) -> bool:
    is_own = user.user_id == desk.caller.user_id
    return name != "hourlypayrate" or is_own or rights.may(desk, Right.READ_PAY_RATES)


def set_properties(errand: Errand, user_id: int, values: Iterable[str | None] | None) -> None:
    """Change a user by ``Key=Value`` texts: all of them, or none when one is wrong.

    A new password is hashed before the database is asked, so that nobody waits for it. Raises
    ServiceError, TooBusy.
    """
    rights.require(errand, Right.CHANGE_USERS)
    pairs = {pair.name: pair for pair in read_pairs(values)}
    for pair in pairs.values():
        _ensure_settable(pair)
    password = pairs.pop(_PASSWORD, None)
    stored = users.hash_password(errand, password.value) if password else None
    errand.work(lambda desk: _change(desk, user_id, pairs, stored))


def _ensure_settable(pair: Pair) -> None:
    if pair.name in _SETTERS or pair.name in (_USER_NAME, _PASSWORD):
        return
    if pair.name in _GETTERS or pair.name in ("passwordformat", "passwordsalt"):
        raise ServiceError(READ_ONLY_KEY, key=pair.key)
    raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(_KNOWN))


def _change(
    desk: Desk, user_id: int, pairs: dict[str, Pair], stored: StoredPassword | None
) -> None:
    new_name = pairs.pop(_USER_NAME, None)
    user_name = names.read_name(new_name.key, new_name.value) if new_name else ""
    if user_name:
        users.ensure_free(desk.session, user_name, but_for=user_id)
    user = lookups.living_user(desk, user_id, to_change=True)
    if user.is_queue:
        raise ServiceError(PROTECTED_USER, user=user.user_name)
    if user_name:
        user.user_name, user.lowered_user_name = user_name, user_name.lower()
    if stored is not None:
        user.password_format, user.password, user.password_salt = stored
    for name, pair in pairs.items():
        _SETTERS[name](desk, user, pair)


def _set_email(_desk: Desk, user: User, pair: Pair) -> None:
    user.email = names.read_address(pair.value)
    user.lowered_email = user.email.lower()


def _set_display_name(_desk: Desk, user: User, pair: Pair) -> None:
    user.display_name = names.read_name(pair.key, pair.value)


def _set_language(_desk: Desk, user: User, pair: Pair) -> None:
    user.language = names.read_text(pair.key, pair.value, _LANGUAGE_LENGTH)


def _set_time_zone(_desk: Desk, user: User, pair: Pair) -> None:
    user.time_zone = read_int(pair) if pair.value.strip() else None


def _set_pay_rate(_desk: Desk, user: User, pair: Pair) -> None:
    user.hourly_pay_rate = _read_rate(pair) if pair.value.strip() else None


def _read_rate(pair: Pair) -> float:
    try:
        rate = float(pair.value)
    except ValueError:
        rate = -1.0
    if not 0.0 <= rate < float("inf"):
        raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
    return rate


def _set_locked_out(desk: Desk, user: User, pair: Pair) -> None:
    is_locked_out = read_bool(pair)
    if is_locked_out:
        users.ensure_unprotected(desk, user)
    user.is_locked_out = is_locked_out


def _flag(attribute: str) -> Setter:
    def set_flag(_desk: Desk, user: User, pair: Pair) -> None:
        setattr(user, attribute, read_bool(pair))

    return set_flag


def _column(attribute: str) -> Getter:
    return lambda user: getattr(user, attribute)


_GETTERS: dict[str, Getter] = {
    column.columns[0].name.lower(): _column(column.key)
    for column in inspect(User).column_attrs
    if column.key not in _SECRET
} | {
    "avatarurl": avatar_url,
    "emailaddress": _column("email"),
    "id": _column("user_id"),
}
_KEYS: dict[str, Setter] = {
    "DisplayName": _set_display_name,
    "Email": _set_email,
    "EmailAddress": _set_email,
    "HourlyPayRate": _set_pay_rate,
    "IsAvatarApproved": _flag("is_avatar_approved"),
    "IsEmailVerified": _flag("is_email_verified"),
    "IsLockedOut": _set_locked_out,
    "IsModerated": _flag("is_moderated"),
    "Language": _set_language,
    "TimeZone": _set_time_zone,
}
_SETTERS = {key.lower(): setter for key, setter in _KEYS.items()}
_KNOWN = sorted((*_KEYS, "Password", "UserName"))
