"""Transcripts: a chat as text and as HTML.

What people said is never taken for anything else: in the text their further lines are indented, so
that none looks like the beginning of a message, in HTML everything is escaped.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.models.smartertrack import Chat
from soap_service.services.live_chat.types import ChatMessageInfo
from soap_service.services.markup import text_as_html

_INDENT = "    "


class Transcript(NamedTuple):
    """The two forms of one chat."""

    text: str
    html: str


def transcript_of(chat: Chat, messages: Iterable[ChatMessageInfo]) -> Transcript:
    """Return the transcript of a chat; times are UTC."""
    said = list(messages)
    title = f"Chat {chat.chat_number or ''}, {chat.date_started_utc:%Y-%m-%d %H:%M:%S} UTC"
    lines = [title, "", *(_line(each) for each in said)]
    paragraphs = [f"<h1>{html.escape(title)}</h1>", *(_paragraph(each) for each in said)]
    return Transcript("\n".join(lines), "\n".join(paragraphs))


def _line(message: ChatMessageInfo) -> str:
    first, *others = _lines(message.text or "")
    name = " ".join((message.sender_name or "").split())
    said = f"[{message.date_submitted_utc:%Y-%m-%d %H:%M:%S}] {name}: {first}"
    return "\n".join((said, *(_INDENT + line for line in others)))


def _lines(text: str) -> Iterator[str]:
    yield from text.splitlines() or [""]


def _paragraph(message: ChatMessageInfo) -> str:
    name = html.escape(message.sender_name or "")
    text = text_as_html(message.text or "")
    return f"<p>[{message.date_submitted_utc:%Y-%m-%d %H:%M:%S}] <b>{name}</b>: {text}</p>"
