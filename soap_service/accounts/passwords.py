"""Password hashes: made as Argon2id, verified in bounded numbers and constant time.

A hash is what ``st_Users`` holds: ``PasswordFormat``, ``Password`` and ``PasswordSalt``. Argon2id
is stored under the format number of hashed passwords, its own text tells it apart; everything else
is one of the old formats.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import argon2
from argon2.exceptions import HashingError, InvalidHashError, VerificationError

from soap_service.accounts import membership
from soap_service.accounts.exceptions import TooBusy
from soap_service.accounts.membership import FORMAT_HASHED, StoredPassword

MAX_PASSWORD_LENGTH = 1024
"""Characters; a longer text is no password of anybody and is not worth hashing."""

_WAIT_SECONDS = 10.0
_MEMORY_KIB = 19 * 1024
_PASSES = 2
_HASHER = argon2.PasswordHasher(_PASSES, _MEMORY_KIB, parallelism=1)

# After so many wrong passwords in a row no more callers than this may wait for their turn, so
# that some threads stay free for callers whose password needs no work.
_SUSPICIOUS_ROW = 10
_SHORT_LINE = 2


def default_concurrency() -> int:
    """Return how many computations may run at once: half of the processors."""
    return max(1, (os.cpu_count() or 1) // 2)


def is_current(stored: StoredPassword) -> bool:
    """Tell whether a password is stored as this server stores them."""
    return stored.format == FORMAT_HASHED and stored.text.startswith("$argon2id$")


@cache
def _hash_of_nobody() -> StoredPassword:
    """Return a hash that no password belongs to; it is made once, when a process begins."""
    return _new_hash(os.urandom(16).hex())


def _new_hash(password: str) -> StoredPassword:
    try:
        return StoredPassword(FORMAT_HASHED, _HASHER.hash(password), "")
    except HashingError:
        raise TooBusy("There is no memory to hash a password.") from None


class Passwords:
    """Makes and verifies hashes; at most ``concurrency`` Argon2 computations run at once.

    Others wait for their turn, but no longer than ``wait_seconds``.
    """

    def __init__(self, concurrency: int | None = None, wait_seconds: float = _WAIT_SECONDS) -> None:
        self._turns = threading.BoundedSemaphore(concurrency or default_concurrency())
        self._wait_seconds = wait_seconds
        self._counting = threading.Lock()
        self._waiting = 0
        self._wrong_in_a_row = 0
        self._nobody = _hash_of_nobody()

    def hash(self, password: str) -> StoredPassword:
        """Return the columns for a new password. Raises TooBusy."""
        with self._turn():
            return _new_hash(password)

    def verify(self, password: str, stored: StoredPassword | None) -> bool:
        """Tell whether the password is right.

        Without an account, and for a password of an old format, it takes the same time. Raises
        TooBusy.
        """
        if stored is None or len(password) > MAX_PASSWORD_LENGTH:
            self._verify_argon2("", self._nobody)
            is_right = False
        elif is_current(stored):
            is_right = self._verify_argon2(password, stored)
        else:
            self._verify_argon2("", self._nobody)
            is_right = membership.is_right(password, stored)
        self._note(is_right)
        return is_right

    def _verify_argon2(self, password: str, stored: StoredPassword) -> bool:
        with self._turn():
            try:
                return _HASHER.verify(stored.text, password)
            except (VerificationError, InvalidHashError):
                return False

    def _note(self, is_right: bool) -> None:
        with self._counting:
            self._wrong_in_a_row = 0 if is_right else self._wrong_in_a_row + 1

    @contextmanager
    def _turn(self) -> Iterator[None]:
        self._wait()
        try:
            yield
        finally:
            self._turns.release()

    def _wait(self) -> None:
        """Wait in line for a turn. Raises TooBusy."""
        with self._counting:
            is_suspicious = self._wrong_in_a_row >= _SUSPICIOUS_ROW
            if is_suspicious and self._waiting >= _SHORT_LINE:
                raise TooBusy("Too many wrong passwords are being verified.")
            self._waiting += 1
        try:
            if not self._turns.acquire(timeout=self._wait_seconds):
                raise TooBusy("Too many passwords are being verified.")
        finally:
            with self._counting:
                self._waiting -= 1
