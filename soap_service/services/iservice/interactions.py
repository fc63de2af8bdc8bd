"""Interactions: making, finding and locking them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from db import locked
from db.models.iservice import (
    QUESTIONS,
    Contact,
    Interaction,
    PropertyAudit,
    PropertyKind,
    Status,
    Topic,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import audit, contacts
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import CASE_OF_ANOTHER, INTERACTION_NOT_FOUND
from soap_service.services.iservice.files import attach
from soap_service.services.iservice.mail import plain_text
from soap_service.services.iservice.properties import (
    OF_CASE,
    OF_INTERACTION,
    Change,
    Place,
    Stored,
    read_values,
    write_values,
)
from soap_service.services.iservice.service_levels import set_target
from soap_service.services.iservice.subjects import with_reference
from soap_service.services.iservice.visibility import sees_interactions


@dataclass(frozen=True, slots=True)
class NewInteraction:
    """What an interaction is to be; ``parent`` is what it joins, without one it starts a case.

    Texts are as given, ``body_html`` None for plain text alone. Property values are checked.
    """

    type: str
    contact: Contact
    topic: Topic
    subject: str | None
    body_html: str | None
    parent: Interaction | None = None
    status: str = Status.RESOLVED
    body_plain: str | None = None
    note: str | None = None
    adds_reference: bool = False
    from_address: str | None = None
    to_address: str | None = None
    cc: str | None = None
    mailbox_id: int | None = None
    author_id: int | None = None
    date_utc: datetime | None = None
    leave_open: bool = False
    expects_reply: bool = False
    attachment_ids: Sequence[int] = ()
    values: Sequence[Change] = field(default=())
    case_values: Sequence[Change] = field(default=())


def is_question(interaction: Interaction) -> bool:
    """Tell whether an interaction is of a type that waits for an answer."""
    return interaction.type in QUESTIONS


def add_interaction(desk: Desk, new: NewInteraction, page_action: str | None = None) -> Interaction:
    """Make an interaction with all that hangs on it. Raises ServiceError.

    A contact who is not in the segment joins it.
    """
    if new.parent is not None and new.parent.contact_id != new.contact.contact_id:
        raise ServiceError(CASE_OF_ANOTHER, interaction=new.parent.interaction_id)
    _join(desk, new.contact, new.topic.segment_id)
    made = _insert(desk, new)
    store_values(desk, made, new.values, new.case_values)
    attach(desk, made.interaction_id, new.attachment_ids)
    if is_question(made):
        set_target(desk.session, made)
    audit.record(desk, made, f"{new.type} created", page_action)
    desk.session.flush()
    return made


def _join(desk: Desk, contact: Contact, segment_id: int) -> None:
    if segment_id not in contacts.segments_of(desk.session, contact.contact_id):
        contacts.join_segments(desk.session, contact.contact_id, [segment_id])


def _insert(desk: Desk, new: NewInteraction) -> Interaction:
    is_resolved = new.status == Status.RESOLVED
    made = Interaction(
        thread_id=new.parent.thread_id if new.parent else 0,
        parent_id=new.parent.interaction_id if new.parent else None,
        contact_id=new.contact.contact_id,
        segment_id=new.topic.segment_id,
        topic_id=new.topic.topic_id,
        mailbox_id=new.mailbox_id,
        type=new.type,
        status=new.status,
        date_utc=new.date_utc or desk.now,
        subject=new.subject,
        from_address=new.from_address,
        to_address=new.to_address,
        cc=new.cc,
        body_plain=plain_text(new.body_html) if new.body_plain is None else new.body_plain,
        body_html=new.body_html,
        note=new.note,
        author_id=new.author_id,
        resolved_by_id=new.author_id if is_resolved else None,
        resolved_utc=desk.now if is_resolved else None,
        leave_open=new.leave_open,
        expects_reply=new.expects_reply,
    )
    desk.session.add(made)
    desk.session.flush()
    made.thread_id = made.thread_id or made.interaction_id
    if new.adds_reference:
        made.subject = with_reference(made.subject, made.thread_id, made.interaction_id)
    desk.session.flush()
    return made


def store_values(
    desk: Desk,
    interaction: Interaction,
    values: Iterable[Change],
    case_values: Iterable[Change] = (),
) -> None:
    """Store values of an interaction and of its case, and write down what changed."""
    for place, owner_id, changes in (
        (OF_INTERACTION, interaction.interaction_id, values),
        (OF_CASE, interaction.thread_id, case_values),
    ):
        _store(desk, interaction, place, owner_id, list(changes))


def _store(
    desk: Desk, interaction: Interaction, place: Place, owner_id: int, changes: list[Change]
) -> None:
    known = read_values(desk.session, place, owner_id) if changes else {}
    for change in changes:
        property_id = change.property.property_id
        old = list(known.get(property_id, ()))
        if old == change.values:
            continue
        write_values(desk.session, place, owner_id, property_id, change.values)
        desk.session.add(
            PropertyAudit(
                interaction_id=interaction.interaction_id,
                property_id=property_id,
                date_utc=desk.now,
                agent_id=desk.caller.id_or_none,
                old_values=_lines(old),
                new_values=_lines(change.values),
            )
        )


def _lines(values: Iterable[Stored]) -> str:
    return "\n".join(value.text for value in values)


def kinds_of(interaction_type: str) -> tuple[str, ...]:
    """Return the kinds of properties that an interaction of a type has."""
    return (PropertyKind.QUESTION if interaction_type in QUESTIONS else PropertyKind.ANSWER,)


def find_interaction(desk: Desk, interaction_id: int) -> Interaction:
    """Return an interaction that the caller sees. Raises ServiceError."""
    query = select(Interaction).where(
        Interaction.interaction_id == interaction_id, sees_interactions(desk.caller)
    )
    return _found(desk.session.scalars(query).first(), interaction_id)


def lock_interaction(desk: Desk, interaction_id: int) -> Interaction:
    """Return an interaction that the caller sees, locked against others. Raises ServiceError."""
    query = select(Interaction).where(
        Interaction.interaction_id == interaction_id, sees_interactions(desk.caller)
    )
    found = desk.session.scalars(
        locked(query, Interaction), execution_options={"populate_existing": True}
    ).first()
    return _found(found, interaction_id)


def _found(found: Interaction | None, interaction_id: int) -> Interaction:
    if found is None:
        raise ServiceError(INTERACTION_NOT_FOUND, interaction=interaction_id)
    return found


def find_parent(desk: Desk, in_response_to_id: int | None) -> Interaction | None:
    """Return the interaction that a new one joins, if it names any. Raises ServiceError."""
    return find_interaction(desk, in_response_to_id) if in_response_to_id else None


def interactions_of_case(desk: Desk, thread_id: int) -> Sequence[Interaction]:
    """Return what the caller sees of a case, in the order of time."""
    query = (
        select(Interaction)
        .where(Interaction.thread_id == thread_id, sees_interactions(desk.caller))
        .order_by(Interaction.date_utc, Interaction.interaction_id)
    )
    return desk.session.scalars(query).all()
