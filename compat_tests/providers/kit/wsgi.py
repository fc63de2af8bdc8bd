"""Asks a provider's application in this very process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from compat_tests.sample.requests import SOAP11, envelope

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TEMPURI = "http://tempuri.org/"
_NIL = '<string xsi:nil="true" />'


@dataclass(frozen=True, slots=True)
class Answer:
    """What an application answered; the members are those of the result."""

    status: str
    body: str

    @property
    def members(self) -> dict[str, ElementTree.Element]:
        """Return the members of the result by name, whatever their namespace."""
        body = ElementTree.fromstring(self.body)[0]
        return {each.tag.rpartition("}")[2]: each for each in body[0][0]}

    @property
    def success(self) -> str | None:
        """Return the text of Success."""
        return self.members["Success"].text

    @property
    def message(self) -> str:
        """Return the text of Message."""
        return self.members["Message"].text or ""

    @property
    def outputs(self) -> list[str]:
        """Return the output variables."""
        return [each.text or "" for each in self.members["OutputVariables"]]


def inputs_xml(items: Sequence[str | None]) -> str:
    """Return the parameter of every method; None is a nil item."""
    strings = [_NIL if item is None else f"<string>{escape(item)}</string>" for item in items]
    return f"<inputs><InputVariables>{''.join(strings)}</InputVariables></inputs>"


def call_xml(
    operation: str,
    items: Sequence[str | None],
    namespace: str = TEMPURI,
    version: str = SOAP11,
) -> str:
    """Return the envelope of a call."""
    content = inputs_xml(items)
    return envelope(f"<{operation} xmlns={quoteattr(namespace)}>{content}</{operation}>", version)


def post(app: WSGIApplication, body: str | bytes, **environ: Any) -> Answer:
    """Post a body to an application."""
    content = body.encode() if isinstance(body, str) else body
    whole: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/provider.asmx",
        "SERVER_NAME": "provider.example",
        "SERVER_PORT": "443",
        "wsgi.url_scheme": "https",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(content)),
        "wsgi.input": BytesIO(content),
        **environ,
    }
    started: list[str] = []

    def start_response(status: str, *_: object) -> Any:
        started.append(status)

    blocks = app(whole, start_response)
    return Answer(started[0], b"".join(blocks).decode())


def ask(app: WSGIApplication, operation: str, *items: str | None) -> Answer:
    """Make a SOAP 1.1 call."""
    return post(app, call_xml(operation, items))
