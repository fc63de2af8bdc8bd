"""Password hashes: made as Argon2id, verified in bounded numbers and constant time.

A hash is what ``st_Users`` holds: ``PasswordFormat``, ``Password`` and ``PasswordSalt``. Argon2id
is stored under the format number of hashed passwords, its own text tells it apart.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import argon2
from argon2.exceptions import InvalidHashError, VerificationError

from soap_service.accounts.exceptions import TooBusy

FORMAT_HASHED = 1
"""``PasswordFormat`` of the ASP.NET membership scheme for a hashed password."""

MAX_PASSWORD_LENGTH = 1024
"""Characters; a longer text is no password of anybody and is not worth hashing."""

_WAIT_SECONDS = 10.0
_MEMORY_KIB = 19 * 1024
_PASSES = 2


class StoredPassword(NamedTuple):
    """The three columns of ``st_Users`` that hold a password."""

    format: int
    text: str
    salt: str


class Passwords:
    """Makes and verifies hashes; at most ``concurrency`` Argon2 computations run at once."""

    def __init__(self, concurrency: int | None = None, wait_seconds: float = _WAIT_SECONDS) -> None:
        self._hasher = argon2.PasswordHasher(_PASSES, _MEMORY_KIB, parallelism=1)
        self._turns = threading.BoundedSemaphore(concurrency or os.cpu_count() or 1)
        self._wait_seconds = wait_seconds
        self._nobody = self.hash(os.urandom(16).hex())

    def hash(self, password: str) -> StoredPassword:
        """Return the columns for a new password. Raises TooBusy."""
        with self._turn():
            return StoredPassword(FORMAT_HASHED, self._hasher.hash(password), "")

    def verify(self, password: str, stored: StoredPassword | None) -> bool:
        """Tell whether the password is right; without an account it takes the same time.

        Raises TooBusy.
        """
        known = stored or self._nobody
        verifier = self._verifier(known)
        if verifier is None or len(password) > MAX_PASSWORD_LENGTH:
            known, verifier, password = self._nobody, self._is_argon2, ""
        with self._turn():
            return verifier(password, known) and known is stored

    def _verifier(self, stored: StoredPassword) -> Callable[[str, StoredPassword], bool] | None:
        """Return what verifies this kind of hash; every format is listed here."""
        if stored.format == FORMAT_HASHED and stored.text.startswith("$argon2id$"):
            return self._is_argon2
        return None

    def _is_argon2(self, password: str, stored: StoredPassword) -> bool:
        try:
            return self._hasher.verify(stored.text, password)
        except (VerificationError, InvalidHashError):
            return False

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._wait_seconds):
            raise TooBusy("Too many passwords are being verified.")
        try:
            yield
        finally:
            self._turns.release()
