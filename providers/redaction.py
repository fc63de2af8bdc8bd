"""What others said, as it may be written down: without what must stay secret, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from providers.markup import escaped

__all__ = ["SECRET_KEYS", "redacted", "secrets_of"]

SECRET_KEYS = ("authPW", "loginPassword")
"""The keys whose values nobody may see."""

MAX_LENGTH = 300

_STARS = "***"
_NAMED = re.compile(rf"({'|'.join(SECRET_KEYS)})(\W+).*", re.IGNORECASE | re.DOTALL)


def secrets_of(items: Iterable[str]) -> list[str]:
    """Return the secret values in a list of ``key=value``, the longest first."""
    pairs = (each.partition("=") for each in items)
    secrets = {value for key, _, value in pairs if key in SECRET_KEYS and value}
    return sorted(secrets, key=len, reverse=True)


def redacted(text: str, secrets: Iterable[str]) -> str:
    """Return a text without secrets, also without all that follows the key of one; cut if long."""
    for secret in secrets:
        for spelling in (secret, escaped(secret)):
            text = text.replace(spelling, _STARS)
    line = " ".join(_NAMED.sub(rf"\1\2{_STARS}", text).split())
    return line if len(line) <= MAX_LENGTH else f"{line[:MAX_LENGTH]}..."
