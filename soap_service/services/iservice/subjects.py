"""Reference numbers in subjects: ``[ref#: <thread>-<interaction>]``."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\s?\[ref#:\s{0,9}(\d{1,10})-(\d{1,10})\]", re.IGNORECASE)
_INT_LIMIT = 2**31


def bare(subject: str | None) -> str:
    """Return a subject without its reference numbers."""
    return _REFERENCE.sub("", subject or "").strip()


def with_reference(subject: str | None, thread_id: int, interaction_id: int) -> str:
    """Return a subject with one reference number, at its end."""
    return f"{bare(subject)} [ref#: {thread_id}-{interaction_id}]".strip()


def referred(subject: str | None) -> int | None:
    """Return the interaction that a subject refers to, if it does."""
    found = _REFERENCE.search(subject or "")
    number = int(found[2]) if found else _INT_LIMIT
    return number if number < _INT_LIMIT else None


def reply_to(subject: str | None) -> str:
    """Return the bare subject of an answer."""
    text = bare(subject)
    return text if text.lower().startswith("re:") else f"Re: {text}".strip()
