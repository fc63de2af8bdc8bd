"""Keyed hashes: what lets a link open one thing and nothing else.

The key is made once for an installation and kept in its database, so that every process and
machine that serves it makes the same links.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from db import Database, UnitOfWork
from db.models.own import OwnSetting

HASH_LENGTH = 32
"""Characters of a hash: upper-case hexadecimal digits."""

_SETTING = "link_key"
_KEY_BYTES = 32


class Signer:
    """Makes and checks the hashes of an installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, kind: str, *parts: object) -> str:
        """Return the hash of some values; ``kind`` keeps links of different use apart."""
        texts = [text.encode() for text in (kind, *map(str, parts))]
        framed = b"".join(len(text).to_bytes(8, "big") + text for text in texts)
        return hmac.digest(self._key, framed, hashlib.sha256).hex()[:HASH_LENGTH].upper()

    def is_right(self, given: str, kind: str, *parts: object) -> bool:
        """Tell whether a hash, in any case, is that of the values; it takes the same time."""
        expected = self.sign(kind, *parts)
        return hmac.compare_digest(expected.encode(), given.upper().encode("utf-8", "replace"))


def load_signer(database: Database) -> Signer:
    """Return the signer of an installation, whose key is made when it has none.

    Of two processes that make one at once the second finds the first one's: the work is repeated
    when the name is taken. Raises DatabaseError.
    """

    def find_or_make(unit: UnitOfWork) -> str:
        known = unit.session.get(OwnSetting, _SETTING)
        if known is not None and known.value:
            return known.value
        key = secrets.token_hex(_KEY_BYTES)
        unit.session.merge(OwnSetting(name=_SETTING, value=key))
        return key

    return Signer(bytes.fromhex(database.run(find_or_make)))
