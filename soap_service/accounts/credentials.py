"""Credentials that were verified a moment ago.

Every call carries the password, and verifying one is slow on purpose. What is remembered is a
keyed hash over account, stored hash and password, under a key that lives only in this process:
the memory holds no password, and an entry is worthless as soon as the stored hash changes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import threading
from collections import OrderedDict
from collections.abc import Callable

from soap_service.accounts.membership import StoredPassword

LIFETIME_SECONDS = 60.0
CAPACITY = 1024


class VerifiedCredentials:
    """A bounded memory of verified credentials; ``clock`` counts seconds and never goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._key = os.urandom(32)
        self._expiry: OrderedDict[bytes, float] = OrderedDict()
        self._lock = threading.Lock()

    def knows(self, user_id: int, stored: StoredPassword, password: str) -> bool:
        """Tell whether these credentials were verified within the lifetime."""
        digest = self._digest(user_id, stored, password)
        with self._lock:
            return self._expiry.get(digest, 0.0) > self._clock()

    def remember(self, user_id: int, stored: StoredPassword, password: str) -> None:
        """Remember credentials that were just verified; the oldest give way."""
        digest = self._digest(user_id, stored, password)
        with self._lock:
            self._expiry[digest] = self._clock() + LIFETIME_SECONDS
            self._expiry.move_to_end(digest)
            while len(self._expiry) > CAPACITY:
                self._expiry.popitem(last=False)

    def _digest(self, user_id: int, stored: StoredPassword, password: str) -> bytes:
        parts = (str(user_id), str(stored.format), stored.text, stored.salt, password)
        text = b"".join(
            len(part).to_bytes(8, "big") + part
            for part in (part.encode("utf-8", "surrogatepass") for part in parts)
        )
        return hmac.digest(self._key, text, hashlib.sha256)
