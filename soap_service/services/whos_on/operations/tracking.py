"""What the web site reports of a visitor: a page view, and an answer to an invitation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.whos_on import invitations, store
from soap_service.services.whos_on.service import service
from soap_service.services.whos_on.sightings import read_key, read_sighting
from soap_service.services.whos_on.types import (
    ChatInvitationInfo,
    GenericResult,
    VisitorChatResult,
    VisitorTrackResult,
)
from soap_service.services.whos_on.visits import see


@service.operation
def track_visitor(
    desk: Desk,
    *,
    visitor_key: str | None,
    page_url: str | None,
    page_title: str | None,
    parameters: Iterable[str | None] | None,
) -> VisitorTrackResult:
    """Count a page view; tell of an invitation that waits, and of a chat that is open."""
    sighting = read_sighting(desk, visitor_key, page_url, page_title, parameters)
    return _told(desk, see(desk, sighting))


@service.query
def get_pending_invitation(desk: Desk, *, visitor_key: str | None) -> VisitorTrackResult:
    """Tell of an invitation that waits, and of a chat that is open."""
    return _told(desk, store.standing(desk, read_key(visitor_key)))


def _told(desk: Desk, standing: store.Standing) -> VisitorTrackResult:
    number = standing.invitation_id
    invitation = None if number is None else store.invitation_info(desk, number)
    return VisitorTrackResult(
        chat_guid=standing.chat_guid,
        chat_id=standing.chat_id or 0,
        chat_number=standing.chat_number,
        invitation=cast(ChatInvitationInfo | None, invitation),
        visitor_id=standing.visitor.visitor_id,
    )


@service.operation
def accept_invitation(
    desk: Desk, *, visitor_key: str | None, invitation_id: int
) -> VisitorChatResult:
    """Open the chat that a visitor was invited to."""
    chat = invitations.accept(desk, read_key(visitor_key), invitation_id)
    return VisitorChatResult(
        chat_guid=chat.chat_guid, chat_id=chat.chat_id, chat_number=chat.chat_number
    )


@service.operation
def reject_invitation(desk: Desk, *, visitor_key: str | None, invitation_id: int) -> GenericResult:
    """Decline an invitation."""
    invitations.reject(desk, read_key(visitor_key), invitation_id)
    return GenericResult()
