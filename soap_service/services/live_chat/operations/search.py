"""Finding chats."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.live_chat.search import search
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import ChatInfoArrayResult


@service.query
def get_chats_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> ChatInfoArrayResult:
    """Return the chats that meet the criteria, among those the caller may see."""
    return ChatInfoArrayResult(chats=search(desk, search_criteria))
