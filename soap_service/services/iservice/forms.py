"""What a client needs to draw the form of a new interaction."""

from __future__ import annotations

import html
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from db.models.iservice import (
    Interaction,
    Mailbox,
    Property,
    PropertyKind,
    Response,
    Segment,
    TopicProperty,
)
from soap_service.services.iservice import contacts
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.files import infos_of
from soap_service.services.iservice.interactions import find_interaction
from soap_service.services.iservice.logins import addresses_of
from soap_service.services.iservice.properties import (
    OF_CASE,
    definitions,
    find_properties,
    read_values,
)
from soap_service.services.iservice.segments import choose_topic, find_segment
from soap_service.services.iservice.types import (
    AttachmentInfo,
    MailboxSummary,
    PropertyDefinition,
    ResponseTemplate,
    StartInteractionResult,
)
from soap_service.services.iservice.visibility import sees_properties


def start_form(
    desk: Desk,
    kind: str,
    segment_id: int,
    topic_id: int | None,
    interaction_id: int | None,
    customer_id: int | None = None,
) -> StartInteractionResult:
    """Return the form of an interaction whose own properties are of a kind.

    It joins the case of ``interaction_id``, if that is given. Raises ServiceError.
    """
    segment = find_segment(desk, segment_id)
    if topic_id:
        choose_topic(desk, segment_id, topic_id)
    source = find_interaction(desk, interaction_id) if interaction_id else None
    contact_id = customer_id or (source.contact_id if source else None)
    if contact_id:
        contacts.find_contact(desk, contact_id)
    return StartInteractionResult(
        quoted_body=_quote(source),
        interaction_properties=own_properties(desk, segment_id, topic_id, kind),
        case_properties=_case_properties(desk, segment_id, source),
        attachments=_files(desk, source),
        addresses=addresses_of(desk.session, contact_id) if contact_id else [],
        mailboxes=mailbox_choices(desk.session, segment_id),
        default_mailbox_id=segment.default_mailbox_id,
        responses=responses_of(desk.session, segment_id, "Stock"),
    )


def _quote(source: Interaction | None) -> str | None:
    if source is None:
        return None
    body = source.body_html or html.escape(source.body_plain or "").replace("\n", "<br />")
    return f"<blockquote>{body}</blockquote>"


def _files(desk: Desk, source: Interaction | None) -> list[AttachmentInfo | None]:
    found = infos_of(desk, [source.interaction_id]) if source else {}
    return [each for files in found.values() for each in files]


def own_properties(
    desk: Desk, segment_id: int, topic_id: int | None, *kinds: str
) -> list[PropertyDefinition | None]:
    """Return the properties of some kinds that a segment has; of a topic, if it lists any."""
    conditions = [Property.kind.in_(kinds), _has(segment_id), sees_properties(desk.caller)]
    of_topic = select(TopicProperty.property_id).where(TopicProperty.topic_id == (topic_id or 0))
    if desk.session.scalar(of_topic.limit(1)) is not None:
        conditions.append(
            or_(Property.kind == PropertyKind.CASE, Property.property_id.in_(of_topic))
        )
    return definitions(desk, find_properties(desk.session, *conditions), {})


def _has(segment_id: int) -> ColumnElement[bool]:
    hidden = select(Segment.segment_id).where(Segment.is_global)
    return or_(Property.segment_id == segment_id, Property.segment_id.in_(hidden))


def _case_properties(
    desk: Desk, segment_id: int, source: Interaction | None
) -> list[PropertyDefinition | None]:
    values = read_values(desk.session, OF_CASE, source.thread_id) if source else {}
    found = find_properties(
        desk.session,
        Property.kind == PropertyKind.CASE,
        _has(segment_id),
        sees_properties(desk.caller),
    )
    return definitions(desk, found, values)


def mailbox_choices(session: Session, segment_id: int) -> list[MailboxSummary | None]:
    """Return the mailboxes of a segment, by name."""
    query = select(Mailbox).where(Mailbox.segment_id == segment_id).order_by(Mailbox.name)
    return [MailboxSummary(each.mailbox_id, each.name) for each in session.scalars(query)]


def responses_of(session: Session, segment_id: int, kind: str) -> list[ResponseTemplate | None]:
    """Return the stored responses of a segment, by name."""
    query = select(Response).where(Response.segment_id == segment_id, Response.kind == kind)
    rows: Sequence[Response] = session.scalars(query.order_by(Response.name)).all()
    return [
        ResponseTemplate(
            response_id=each.response_id,
            segment_id=each.segment_id,
            kind=each.kind,
            name=each.name,
            subject=each.subject,
            body_html=each.body_html,
        )
        for each in rows
    ]
