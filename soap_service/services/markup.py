"""HTML from outside, made harmless before anybody is shown it."""

from __future__ import annotations

import html

import nh3

__all__ = ["clean_html", "text_as_html", "text_of"]

_SCHEMES = {"http", "https", "mailto"}


def clean_html(markup: str) -> str:
    """Return markup without scripts, styles, forms, frames and dangerous addresses."""
    return nh3.clean(markup, url_schemes=_SCHEMES)


def text_of(markup: str) -> str:
    """Return what is left of markup without any tag, still escaped; scripts and styles go whole."""
    return nh3.clean(markup, tags=set())


def text_as_html(text: str) -> str:
    """Return plain text as markup that shows it, line by line."""
    return html.escape(text).replace("\r\n", "\n").replace("\n", "<br>")
