"""What happens to visitors: the events that providers are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum

from db import UnitOfWork, add_event
from db.models.own import ChatInvitation, Visitor
from providers import Kind
from providers.outbox import Profiles, load_profiles
from soap_service.services.desk import Desk

VISITOR = "visitor"
"""The kind of object that events of visitors happen to."""


class Event(IntEnum):
    """Ids of the events of visitors; IGNORED and PURGED are the clock's."""

    FORCED = 503000
    ACCEPTED = 503001
    INVITED = 503002
    REJECTED = 503003
    IGNORED = 503004
    REMOVED = 503005
    PURGED = 503006
    ACTIVITY = 503007


def tell(
    unit: UnitOfWork,
    now: datetime,
    event: Event,
    visitor: Visitor,
    more: Mapping[str, object] | None = None,
) -> None:
    """Put an event of a visitor into the outbox; ``more`` are further arguments."""
    add_event(
        unit,
        event_type_id=event,
        object_kind=VISITOR,
        object_id=visitor.visitor_id,
        arguments={**_about(visitor, now), **(more or {})},
        now=now,
    )


def tell_activity(desk: Desk, visitor: Visitor) -> None:
    """Tell of a page that was seen, if a profile asks for that.

    There are as many as page views: what nobody asks for does not even reach the outbox.
    """
    if not desk.site.providers.is_on(Kind.EVENTS):
        return
    page = {"pageurl": visitor.page_url or ""}
    profiles = desk.site.memory.recall(_profiles, desk.unit)
    if profiles.ask_for(Event.ACTIVITY, _about(visitor, desk.now) | page, desk.now):
        tell(desk.unit, desk.now, Event.ACTIVITY, visitor, page)


def about_invitation(invitation: ChatInvitation) -> dict[str, object]:
    """Return the arguments about an invitation."""
    return {
        "departmentid": invitation.department_id,
        "groupid": invitation.group_id,
        "agentid": invitation.user_id,
        "sentmessage": invitation.message or "",
    }


def about_chat(invitation: ChatInvitation) -> dict[str, object]:
    """Return the arguments about an invitation that became a chat."""
    return about_invitation(invitation) | {"chatid": invitation.chat_id or 0}


def acting(desk: Desk) -> dict[str, object]:
    """Return the arguments about the agent who acts."""
    return {"actinguserid": desk.caller.user_id, "actinguser": desk.caller.user_name}


def _profiles(unit: UnitOfWork) -> Profiles:
    return load_profiles(unit.session)


def _about(visitor: Visitor, now: datetime) -> dict[str, object]:
    host = visitor.host_name or ""
    return {
        "title": visitor.page_title or "",
        "visitorid": visitor.visitor_id,
        "customername": visitor.display_name or "",
        "customeremail": visitor.email_address or "",
        "ipaddress": visitor.ip_address or "",
        "hostname": host,
        "hostdomain": host.partition(".")[2],
        "sessionstarttime": visitor.started_utc.isoformat(),
        "hits": visitor.hits,
        "durationminutes": _minutes(visitor.started_utc, visitor.seen_utc),
        "idleminutes": _minutes(visitor.seen_utc, now),
        "country": visitor.country or "",
    }


def _minutes(start: datetime, end: datetime) -> int:
    return max(int((end - start).total_seconds() // 60), 0)
