"""Users and their passwords: what the sample needs of a directory, and one in a file."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

_COST, _BLOCK_SIZE, _LANES = 16384, 8, 1
_MAX_MEMORY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class User:
    """A customer, as the directory knows them."""

    name: str
    email_address: str = ""
    display_name: str = ""
    custom_fields: Mapping[str, str] = field(default_factory=dict)


class Users(Protocol):
    """A directory of customers."""

    def check(self, name: str, password: str) -> User | None:
        """Return the user when the password is right, else None."""
        ...

    def find(self, name: str) -> User | None:
        """Return the user of a name, None when there is none."""
        ...

    def find_by_email(self, address: str) -> User | None:
        """Return the user of an e-mail address, None when there is none or it cannot be told."""
        ...


class FileUsers:
    """The users of a TOML file, which may be edited at any time.

    A table for each user, ``[users."ann.lee"]``, holds ``password`` as `hash_password` makes it,
    and ``email_address``, ``display_name`` and a table ``custom_fields`` if they are known. The
    case of names and addresses does not count. The calls raise OSError and
    tomllib.TOMLDecodeError for a file that cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._read_at = -1
        self._rows: dict[str, tuple[User, str]] = {}
        self._nobody = hash_password(os.urandom(16).hex())

    def check(self, name: str, password: str) -> User | None:
        """Return the user when the password is right; takes as long when there is no such user."""
        user, hashed = self._known().get(name.casefold(), (None, self._nobody))
        return user if verify_password(password, hashed) else None

    def find(self, name: str) -> User | None:
        """Return the user of a name, None when there is none."""
        user, _ = self._known().get(name.casefold(), (None, ""))
        return user

    def find_by_email(self, address: str) -> User | None:
        """Return the user of an e-mail address, None when there is none."""
        wanted = address.casefold()
        users = (user for user, _ in self._known().values())
        return next((user for user in users if user.email_address.casefold() == wanted), None)

    def _known(self) -> dict[str, tuple[User, str]]:
        changed_at = self._path.stat().st_mtime_ns
        with self._lock:
            if changed_at != self._read_at:
                document = tomllib.loads(self._path.read_text("utf-8"))
                rows = document.get("users", {})
                self._rows = {name.casefold(): _row(name, row) for name, row in rows.items()}
                self._read_at = changed_at
            return self._rows


def _row(name: str, row: Mapping[str, Any]) -> tuple[User, str]:
    fields = {key: str(value) for key, value in row.get("custom_fields", {}).items()}
    user = User(name, row.get("email_address", ""), row.get("display_name", ""), fields)
    return user, str(row.get("password", ""))


def hash_password(password: str) -> str:
    """Return the scrypt hash of a password, with what is needed to verify it."""
    salt = os.urandom(16)
    numbers = f"{_COST}${_BLOCK_SIZE}${_LANES}"
    return f"scrypt${numbers}${_encoded(salt)}${_encoded(_derived(password, salt))}"


def verify_password(password: str, hashed: str) -> bool:
    """Tell whether a password is the hashed one; False for what is no hash of ours."""
    try:
        scheme, cost, block_size, lanes, salt, key = hashed.split("$")
        if scheme != "scrypt":
            return False
        derived = _derived(password, base64.b64decode(salt), int(cost), int(block_size), int(lanes))
        return hmac.compare_digest(derived, base64.b64decode(key))
    except ValueError:
        return False


def _derived(
    password: str,
    salt: bytes,
    cost: int = _COST,
    block_size: int = _BLOCK_SIZE,
    lanes: int = _LANES,
) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=cost, r=block_size, p=lanes, maxmem=_MAX_MEMORY, dklen=32
    )


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
