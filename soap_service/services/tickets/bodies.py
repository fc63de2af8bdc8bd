"""Message bodies: each message keeps its text and its HTML, one made from the other."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import NamedTuple

_HIDDEN = frozenset({"script", "style", "head", "title"})
_LINES = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_MARKUP = re.compile(r"</[a-z][a-z0-9]*>|<br\b", re.IGNORECASE)


class Body(NamedTuple):
    """The two forms of one body."""

    text: str
    html: str


def make_body(content: str | None, *, is_html: bool) -> Body:
    """Return both forms; the one that was given stays as it is."""
    given = content or ""
    return Body(to_text(given), given) if is_html else Body(given, to_html(given))


def looks_like_html(content: str | None) -> bool:
    """Tell whether a text is HTML, when nobody says so: it closes an element or breaks a line."""
    return _MARKUP.search(content or "") is not None


def to_html(text: str) -> str:
    """Return plain text as HTML."""
    return _NEWLINE.sub("<br />\n", html.escape(text, quote=False))


def to_text(markup: str) -> str:
    """Return HTML as plain text: blocks become lines, scripts and styles vanish."""
    reader = _TextReader()
    reader.feed(markup)
    reader.close()
    return reader.text()


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _LINES:
            self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._hidden -= tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _LINES:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(_SPACES.sub(" ", data))

    def text(self) -> str:
        lines = (line.strip() for line in "".join(self._parts).split("\n"))
        return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
