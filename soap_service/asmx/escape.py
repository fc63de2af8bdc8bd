"""Escaping of text for XML, as .NET writes it (wire rules, section 5)."""

from __future__ import annotations

import re

_REPLACED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_SPECIAL = "<>&\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
SPECIAL = re.compile(f"[{_SPECIAL}]")
_SPECIAL_IN_ATTRIBUTE = re.compile(f'["\t\r\n{_SPECIAL}]')
_REPLACED_IN_ATTRIBUTE = {
    **_REPLACED,
    '"': "&quot;",
    "\t": "&#x9;",
    "\r": "&#xD;",
    "\n": "&#xA;",
}


def escape(text: str) -> str:
    """Escape element text: ``< > &`` become entities, quotes and line ends stay raw.

    A character that XML cannot hold becomes U+FFFD: .NET writes a character reference that no
    client can read.
    """
    return SPECIAL.sub(_replacement, text)


def escape_attribute(text: str) -> str:
    """Escape an attribute value for double quotes."""
    return _SPECIAL_IN_ATTRIBUTE.sub(_attribute_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    return _REPLACED.get(match[0], "\ufffd")


def _attribute_replacement(match: re.Match[str]) -> str:
    return _REPLACED_IN_ATTRIBUTE.get(match[0], "\ufffd")
