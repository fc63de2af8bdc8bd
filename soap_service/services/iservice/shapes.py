"""Interactions as callers are shown them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from db.models.iservice import Contact, Draft, Interaction, PropertyKind, Segment, Topic
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.files import infos_of
from soap_service.services.iservice.properties import (
    OF_CASE,
    OF_INTERACTION,
    displays,
    read_all_values,
    visible_properties,
)
from soap_service.services.iservice.subjects import bare
from soap_service.services.iservice.types import InteractionDetails, InteractionSummary

_AGENT = aliased(Contact)
_RESOLVER = aliased(Contact)

LIST_ROWS: Select[*tuple[Any, ...]] = (
    select(
        Interaction,
        Contact.name.label("customer_name"),
        Segment.name.label("segment_name"),
        Topic.name.label("topic_name"),
        _AGENT.name.label("agent_name"),
        _RESOLVER.name.label("resolver_name"),
        Draft.interaction_id.label("draft_id"),
    )
    .join(Contact, Contact.contact_id == Interaction.contact_id)
    .join(Segment, Segment.segment_id == Interaction.segment_id)
    .join(Topic, Topic.topic_id == Interaction.topic_id)
    .outerjoin(_AGENT, _AGENT.contact_id == Interaction.assigned_to_id)
    .outerjoin(_RESOLVER, _RESOLVER.contact_id == Interaction.resolved_by_id)
    .outerjoin(Draft, Draft.interaction_id == Interaction.interaction_id)
)
"""Interactions with the names of all they refer to; ``agent_name`` is of who has it."""


def summary(row: Row[*tuple[Any, ...]]) -> InteractionSummary:
    """Return a row of `LIST_ROWS` as a list shows it."""
    return InteractionSummary(**_members(row))


def _members(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    found: Interaction = row.Interaction
    return {
        "id": found.interaction_id,
        "thread_id": found.thread_id,
        "parent_id": found.parent_id,
        "date_utc": found.date_utc,
        "type": found.type,
        "status": found.status,
        "tags": _tags(row),
        "subject": found.subject,
        "subject_bare": bare(found.subject),
        "customer_id": found.contact_id,
        "customer_name": row.customer_name,
        "segment_id": found.segment_id,
        "segment_name": row.segment_name,
        "topic_id": found.topic_id,
        "topic_name": row.topic_name,
        "assigned_to_id": found.assigned_to_id,
        "agent_name": row.agent_name,
        "resolved_by_name": row.resolver_name,
    }


def _tags(row: Row[*tuple[Any, ...]]) -> list[str]:
    found: Interaction = row.Interaction
    marks = (
        (found.is_spam, "Spam"),
        (row.draft_id is not None, "Draft"),
        (found.expects_reply, "Expects Reply"),
    )
    return [name for is_set, name in marks if is_set]


def details_of(desk: Desk, interaction_id: int) -> InteractionDetails:
    """Return an interaction that exists in full."""
    desk.session.flush()
    rows = desk.session.execute(LIST_ROWS.where(Interaction.interaction_id == interaction_id))
    return all_details(desk, rows.all())[0]


def all_details(desk: Desk, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[InteractionDetails]:
    """Return rows of `LIST_ROWS` in full; private comments are for agents only."""
    ids = [row.Interaction.interaction_id for row in rows]
    properties = visible_properties(desk, PropertyKind.QUESTION, PropertyKind.ANSWER)
    case_properties = visible_properties(desk, PropertyKind.CASE)
    values = read_all_values(desk.session, OF_INTERACTION, ids)
    case_values = read_all_values(desk.session, OF_CASE, _threads(rows))
    files = infos_of(desk, ids)
    return [
        InteractionDetails(
            **_members(row),
            mailbox_id=found.mailbox_id,
            from_address=found.from_address,
            to_address=found.to_address,
            cc=found.cc,
            bcc=found.bcc,
            body_plain=found.body_plain,
            body_html=found.body_html,
            note=found.note if desk.caller.is_agent else None,
            interaction_properties=displays(properties, values.get(found.interaction_id, {})),
            case_properties=displays(case_properties, case_values.get(found.thread_id, {})),
            attachments=files.get(found.interaction_id, []),
        )
        for row in rows
        for found in [row.Interaction]
    ]


def _threads(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[int]:
    return sorted({row.Interaction.thread_id for row in rows})
