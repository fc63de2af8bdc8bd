"""HTML: the page templates and .NET's way of encoding text."""

from __future__ import annotations

import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

VALUE_START, VALUE_END = "\ue000", "\ue001"
"""Marks around a placeholder in a sample message."""

_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_ENTITIES = {38: "&amp;", 60: "&lt;", 62: "&gt;", 34: "&quot;", 39: "&#39;"}
_LATIN = {code: f"&#{code};" for code in range(160, 256)}
_ENCODED = str.maketrans({**_ENTITIES, **_LATIN})


def html_encode(text: str) -> str:
    """Encode text as .NET's ``HttpUtility.HtmlEncode`` does."""
    encoded = text.translate(_ENCODED)
    if encoded.isascii():
        return encoded
    return "".join(char if char <= "\uffff" else f"&#{ord(char)};" for char in encoded)


def render(template: str, **values: object) -> bytes:
    """Return a page made from a template; every value is escaped."""
    return _ENVIRONMENT.get_template(template).render(values).encode("utf-8")


def _highlight(sample: str) -> Markup:
    marked = str(escape(sample))
    opened = marked.replace(VALUE_START, '<span class="value">')
    return Markup(opened.replace(VALUE_END, "</span>"))


def _breakable(name: str) -> Markup:
    """Let a long name break before its capitals."""
    return Markup("<wbr>").join(_HUMP.split(name))


_ENVIRONMENT = Environment(
    loader=PackageLoader("soap_service.asmx"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters["highlight"] = _highlight
_ENVIRONMENT.filters["breakable"] = _breakable
