"""XML to and from other servers: texts that any XML can hold, and documents read with limits."""

from __future__ import annotations

import re
from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

__all__ = ["MAX_DEPTH", "NotXml", "escaped", "parse"]

MAX_DEPTH = 64
"""The deepest nesting that is read; results of SOAP nest to ten or so."""

_TOO_DEEP = "/".join("*" * MAX_DEPTH)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class NotXml(ValueError):
    """Raised for bytes that are no XML, or none that is read here."""


def escaped(text: str) -> str:
    """Return a text as it stands in an element; what XML cannot hold becomes U+FFFD."""
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], "\ufffd")


def parse(document: bytes, charset: str | None = None) -> Element:
    """Return the root of a document.

    ``charset`` is what HTTP said, which overrules the document. Raises NotXml, also for a
    document type, which no SOAP has, and for deep nesting.
    """
    try:
        parser = XMLParser(target=_Builder(), encoding=charset)
        parser.feed(document)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise NotXml("It is not XML that can be read.") from error
    if root.find(_TOO_DEEP) is not None:
        raise NotXml("It is nested too deep.")
    return root


class _Builder(TreeBuilder):
    """Builds a tree of a document without a type."""

    def doctype(self, name: str, public: str | None, system: str | None) -> NoReturn:
        raise NotXml("It has a document type.")
