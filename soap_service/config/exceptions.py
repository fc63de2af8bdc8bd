"""What a setting that cannot be used raises."""

from __future__ import annotations


class ConfigError(Exception):
    """Raised for a setting that cannot be used; the message is written for the operator."""
