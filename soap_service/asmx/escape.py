"""Escaping of text for XML, as .NET writes it (wire rules, section 5)."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Escape element text: ``< > &`` become entities, quotes and line ends stay raw.

    A character that XML cannot hold becomes U+FFFD: .NET writes a character reference that no
    client can read.
    """
    if not text.isprintable():
        text = _ILLEGAL.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Escape an attribute value for double quotes."""
    escaped = escape(text).replace('"', "&quot;")
    return escaped.replace("\t", "&#x9;").replace("\r", "&#xD;").replace("\n", "&#xA;")
