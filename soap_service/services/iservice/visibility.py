"""What a caller sees: segments decide, in one place, whatever the operation is.

An agent sees the interactions of the segments they have access to and the contacts in these; a
customer sees themselves and what is theirs, but no private notes and no proposed answers; nobody
in particular sees no interaction and no contact at all.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_

from db.models.iservice import (
    Article,
    Contact,
    ContactSegment,
    Interaction,
    InteractionType,
    Property,
    Segment,
    Status,
    Topic,
    UserKind,
    Visibility,
)
from soap_service.services.iservice.desk import Caller


def in_segments(caller: Caller, column: Any) -> ColumnElement[bool]:
    """Return the condition that a column names one of an agent's segments."""
    condition: ColumnElement[bool] = column.in_(sorted(caller.segment_ids))
    return condition


def sees_interactions(caller: Caller) -> ColumnElement[bool]:
    """Return the condition on ``Interactions`` for what a caller may see."""
    if caller.is_agent:
        return in_segments(caller, Interaction.segment_id)
    if caller.kind != UserKind.CUSTOMER:
        return false()
    return and_(
        Interaction.contact_id == caller.contact_id,
        Interaction.type != InteractionType.PRIVATE_NOTE,
        or_(Interaction.status != Status.PENDING, Interaction.author_id.is_(None)),
    )


def sees_contacts(caller: Caller) -> ColumnElement[bool]:
    """Return the condition on ``Contacts`` for whom a caller may see."""
    if not caller.is_agent:
        return Contact.contact_id == caller.contact_id
    shared = exists().where(
        ContactSegment.contact_id == Contact.contact_id,
        in_segments(caller, ContactSegment.segment_id),
    )
    return or_(Contact.contact_id == caller.contact_id, shared)


def sees_segments(caller: Caller) -> ColumnElement[bool]:
    """Return the condition on ``Segments``; the global one is nobody's to see."""
    return and_(~Segment.is_global, in_segments(caller, Segment.segment_id))


def sees_topics(caller: Caller) -> ColumnElement[bool]:
    """Return the condition on ``Topics`` for what a caller may choose from."""
    if caller.is_agent:
        return in_segments(caller, Topic.segment_id)
    return Topic.visibility == Visibility.PUBLIC


def sees_articles(caller: Caller) -> ColumnElement[bool]:
    """Return the condition on ``Articles``, joined with their topics."""
    is_public = and_(Article.is_public, Topic.visibility == Visibility.PUBLIC)
    if not caller.is_agent:
        return is_public
    is_theirs = and_(
        in_segments(caller, Article.segment_id), Topic.visibility != Visibility.DELETED
    )
    return or_(is_public, is_theirs)


def sees_properties(caller: Caller) -> ColumnElement[bool]:
    """Return the condition on ``Properties``: global, shared, or of a segment one has part in."""
    is_global = exists().where(Segment.segment_id == Property.segment_id, Segment.is_global)
    is_theirs = in_segments(caller, Property.segment_id)
    if caller.is_agent:
        return or_(is_global, Property.is_shared, is_theirs)
    return or_(is_global, is_theirs)
