"""Failures that every service can answer with; each service adds its own in ``errors.py``.

The product's codes and texts are unknown; 0 is success, the rest of the numbers is ours. Codes
below 100 belong to this module.
"""

from __future__ import annotations

from typing import NamedTuple


class Failure(NamedTuple):
    """A ResultCode and its Message; the text may have named places in braces."""

    code: int
    text: str


LOGIN_FAILED = Failure(1, "Invalid user name or password.")
NO_PERMISSION = Failure(2, "You do not have permission to do this.")
SERVER_BUSY = Failure(3, "The server is busy. Please try again.")
MISSING_ARGUMENT = Failure(10, "{name} is required.")
BAD_ARGUMENT = Failure(11, "{name} is not valid: {value}")
BAD_PAIR = Failure(12, "Not of the form Key=Value: {text}")
UNKNOWN_KEY = Failure(13, "Unknown key: {key}. Known keys: {known}.")
BAD_VALUE = Failure(14, "{key} does not accept the value {value}.")
TEXT_TOO_LONG = Failure(15, "{name} is longer than {limit} characters.")
