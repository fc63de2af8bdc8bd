"""What agents say in a chat, and what was said."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.live_chat.conversation import messages_after, say_as_agent
from soap_service.services.live_chat.lookups import living_chat, seen_chat
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.transcript import transcript_of
from soap_service.services.live_chat.types import (
    ChatMessageIdResult,
    ChatMessageInfoArrayResult,
    ChatTranscriptResult,
)


@service.operation
def send_message_to_customer(
    desk: Desk, *, chat_id: int, message: str | None
) -> ChatMessageIdResult:
    """Say something to the customer of a chat that was accepted."""
    said = say_as_agent(desk, living_chat(desk, chat_id), message)
    return ChatMessageIdResult(chat_message_id=said.chat_message_id)


@service.query
def get_chat_messages(
    desk: Desk, *, chat_id: int, after_message_id: int
) -> ChatMessageInfoArrayResult:
    """Return what was said after a message, 0 being none."""
    found = messages_after(desk, seen_chat(desk, chat_id), after_message_id)
    return ChatMessageInfoArrayResult(chat_messages=found)


@service.query
def get_chat_transcript(desk: Desk, *, chat_id: int) -> ChatTranscriptResult:
    """Return a chat as text and as HTML."""
    chat = seen_chat(desk, chat_id)
    transcript = transcript_of(chat, messages_after(desk, chat, 0))
    return ChatTranscriptResult(transcript_html=transcript.html, transcript_text=transcript.text)
