"""What agents tell each other about a chat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.live_chat.comments import add_comment, comments_of
from soap_service.services.live_chat.lookups import living_chat, seen_chat
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import (
    ChatCommentIdResult,
    ChatCommentInfo,
    ChatCommentInfoArrayResult,
)
from soap_service.services.tickets.lookups import required


@service.operation
def add_chat_comment(
    desk: Desk, *, chat_id: int, comment_type: str | None, comment_text: str | None
) -> ChatCommentIdResult:
    """Add a comment to a chat, also after its end."""
    chat = living_chat(desk, chat_id)
    text = required("commentText", comment_text)
    comment = add_comment(desk, chat, comment_type or "", text)
    return ChatCommentIdResult(comment_id=comment.chat_comment_id)


@service.query
def get_chat_comments(desk: Desk, *, chat_id: int) -> ChatCommentInfoArrayResult:
    """Return the comments of a chat, the oldest first."""
    rows = comments_of(desk, seen_chat(desk, chat_id).chat_id)
    return ChatCommentInfoArrayResult(comments=cast(Iterable[ChatCommentInfo], rows))
