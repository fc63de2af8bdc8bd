"""Comments: what agents tell each other about a chat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from db import named
from db.models.smartertrack import Chat, ChatComment, CommentType
from soap_service.services.desk import Desk
from soap_service.services.live_chat.events import Event, record
from soap_service.services.tickets.kinds import GENERAL, comment_type


def add_comment(desk: Desk, chat: Chat, type_name: str, text: str) -> ChatComment:
    """Add a comment of a type, by its name in any case; without one it is general.

    Raises ServiceError.
    """
    comment = ChatComment(
        chat_id=chat.chat_id,
        comment_type_id=comment_type(desk, type_name.strip() or GENERAL),
        user_id=desk.caller.user_id,
        date_entered_utc=desk.now,
        comment_text=text,
    )
    desk.session.add(comment)
    desk.session.flush()
    record(desk, chat, Event.COMMENT_ADDED)
    return comment


def comments_of(desk: Desk, chat_id: int) -> Iterable[Any]:
    """Return rows of ChatCommentInfo, the oldest first."""
    query = (
        select(
            *named(
                ChatComment.chat_id,
                ChatComment.chat_comment_id.label("comment_id"),
                func.coalesce(ChatComment.comment_text, "").label("comment_text"),
                func.coalesce(CommentType.display_name, CommentType.english_name).label(
                    "comment_type"
                ),
                ChatComment.date_entered_utc,
                ChatComment.user_id,
            )
        )
        .join(CommentType, CommentType.comment_type_id == ChatComment.comment_type_id)
        .where(ChatComment.chat_id == chat_id)
        .order_by(ChatComment.date_entered_utc, ChatComment.chat_comment_id)
    )
    return desk.unit.stream(query)
