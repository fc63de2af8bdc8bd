"""Passwords as ASP.NET membership stored them, which databases of the product hold.

``PasswordFormat`` 0 is the password itself, 1 a hash, 2 a password encrypted with the machine key
of a web server, which is not here. A hash is base64 over UTF-16 text, its salt base64 too; which
algorithm made it was a setting of the web server, so that only its length tells.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import NamedTuple

FORMAT_CLEAR = 0
"""``PasswordFormat`` of a password that is stored as it is."""

FORMAT_HASHED = 1
"""``PasswordFormat`` of a hashed password."""

_KEY_BYTES = 64


class StoredPassword(NamedTuple):
    """The three columns of ``st_Users`` that hold a password."""

    format: int
    text: str
    salt: str


def is_right(password: str, stored: StoredPassword) -> bool:
    """Tell whether a password is the one stored in a format of ASP.NET membership.

    False for other formats, damaged hashes, and columns that hold no password.
    """
    if stored.format == FORMAT_CLEAR:
        return bool(stored.text) and hmac.compare_digest(_utf16(password), _utf16(stored.text))
    if stored.format == FORMAT_HASHED:
        return _is_hash_of(password, stored)
    return False


def _is_hash_of(password: str, stored: StoredPassword) -> bool:
    try:
        digest = b64decode(stored.text.strip(), validate=True)
        salt = b64decode(stored.salt.strip(), validate=True)
    except ValueError:
        return False
    candidates = (make(salt, _utf16(password)) for make in _ALGORITHMS.get(len(digest), ()))
    return any(hmac.compare_digest(digest, candidate) for candidate in candidates)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _sha1(salt: bytes, password: bytes) -> bytes:
    return hashlib.sha1(salt + password).digest()


def _sha256(salt: bytes, password: bytes) -> bytes:
    return hashlib.sha256(salt + password).digest()


def _hmac_sha256(salt: bytes, password: bytes) -> bytes:
    """Return the HMAC under a key of 64 bytes, which the salt is repeated or cut to fill."""
    key = (salt * _KEY_BYTES)[:_KEY_BYTES]
    return hmac.digest(key, password, hashlib.sha256)


# By the length of the hash, in bytes.
_ALGORITHMS: Mapping[int, tuple[Callable[[bytes, bytes], bytes], ...]] = {
    20: (_sha1,),
    32: (_hmac_sha256, _sha256),
}
