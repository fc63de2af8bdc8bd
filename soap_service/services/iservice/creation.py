"""New interactions that agents and customers start: emails, tickets, notes and imports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from db.models.iservice import (
    ALL_TYPES,
    QUESTIONS,
    Contact,
    Interaction,
    InteractionType,
    Mailbox,
    PropertyKind,
    Response,
    SmtpOut,
    Status,
    Topic,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import audit, mail
from soap_service.services.iservice.contacts import find_contact
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    BAD_TICKET_TYPE,
    ONLY_AGENT_TICKETS,
    UNKNOWN_TYPE,
)
from soap_service.services.iservice.files import files_of, infos_of
from soap_service.services.iservice.interactions import (
    NewInteraction,
    add_interaction,
    find_interaction,
    find_parent,
    kinds_of,
)
from soap_service.services.iservice.logins import addresses_of, read_address
from soap_service.services.iservice.people import contact_of
from soap_service.services.iservice.properties import Change, read_changes
from soap_service.services.iservice.segments import choose_topic, find_agent
from soap_service.services.iservice.types import (
    AgentEmailInput,
    ForwardEmailInput,
    InteractionInput,
    NoteInput,
    PropertyInput,
    TicketInput,
)
from soap_service.services.keyvalues import naive_utc

TICKETS = {5: InteractionType.AGENT_TICKET, 6: InteractionType.CUSTOMER_TICKET}
_TYPES = {name.lower(): name for name in ALL_TYPES}

Inputs = Iterable[PropertyInput | None] | None


def values_for(desk: Desk, kind: str, given: Inputs) -> list[Change]:
    """Check the values for an interaction of a type. Raises ServiceError."""
    return read_changes(desk, given, *kinds_of(kind))


def case_values_for(desk: Desk, given: Inputs) -> list[Change]:
    """Check the values for a case. Raises ServiceError."""
    return read_changes(desk, given, PropertyKind.CASE)


def create_agent_email(desk: Desk, given: AgentEmailInput) -> tuple[Interaction, SmtpOut]:
    """Make an Agent Email and queue it. Raises ServiceError."""
    topic = choose_topic(desk, given.segment_id, given.topic_id)
    mailbox = mail.mailbox_of(
        desk.session, given.segment_id, given.mailbox_id or given.default_mailbox_id
    )
    address = read_address(given.dest_email)
    kind = InteractionType.AGENT_EMAIL
    new = NewInteraction(
        kind,
        find_contact(desk, given.contact_id),
        topic,
        given.subject,
        given.body_html or "",
        parent=find_parent(desk, given.in_response_to_id),
        note=given.note,
        adds_reference=given.add_subject_ref_num,
        from_address=mailbox.reply_address or mailbox.in_username,
        to_address=address,
        mailbox_id=mailbox.mailbox_id,
        author_id=desk.caller.contact_id,
        attachment_ids=list(given.attachment_ids or ()),
        values=values_for(desk, kind, given.properties),
        case_values=case_values_for(desk, given.case_properties),
    )
    made = add_interaction(desk, new)
    return made, _post(desk, made, mailbox)


def _post(desk: Desk, made: Interaction, mailbox: Mailbox) -> SmtpOut:
    letter = mail.Letter(
        [made.to_address or ""],
        made.subject or "",
        made.body_html or "",
        made.interaction_id,
        files=files_of(desk, made.interaction_id),
    )
    return mail.post(desk, mailbox, letter)


def forward_email(desk: Desk, given: ForwardEmailInput) -> Interaction:
    """Send a copy of an interaction to an address, as an Agent Email. Raises ServiceError.

    Its files go with it but for the inline ones that are named.
    """
    source = find_interaction(desk, given.in_response_to_id or 0)
    left_out = set(given.remove_inline_attachment_ids or ())
    copied = [
        each.attachment_id
        for each in infos_of(desk, [source.interaction_id]).get(source.interaction_id, ())
        if each.attachment_id not in left_out
    ]
    details = AgentEmailInput(
        in_response_to_id=source.interaction_id,
        subject=given.subject,
        segment_id=given.segment_id,
        topic_id=given.topic_id,
        add_subject_ref_num=given.add_subject_ref_num,
        contact_id=source.contact_id,
        body_html=given.body_html,
        dest_email=given.dest_email,
        default_mailbox_id=given.default_mailbox_id,
        mailbox_id=given.mailbox_id,
        properties=given.properties,
        case_properties=given.case_properties,
        attachment_ids=[*copied, *(given.attachment_ids or ())],
    )
    made, _ = create_agent_email(desk, details)
    audit.record(desk, source, f"Copy sent to {made.to_address}")
    return made


def create_ticket(
    desk: Desk, given: TicketInput, ticket_type: int, page_action: str | None
) -> Interaction:
    """Make a ticket; an agent ticket may be assigned at once. Raises ServiceError."""
    kind = TICKETS.get(ticket_type)
    if kind is None:
        raise ServiceError(BAD_TICKET_TYPE, type=ticket_type)
    if given.assign_to_agent_id and kind != InteractionType.AGENT_TICKET:
        raise ServiceError(ONLY_AGENT_TICKETS)
    new = NewInteraction(
        kind,
        find_contact(desk, given.contact_id),
        choose_topic(desk, given.segment_id, given.topic_id),
        given.subject,
        given.body_html or "",
        parent=find_parent(desk, given.in_response_to_id),
        status=Status.UNASSIGNED,
        note=given.note,
        adds_reference=given.add_subject_ref_num,
        from_address=read_address(given.dest_email) if given.dest_email else None,
        author_id=desk.caller.contact_id,
        attachment_ids=list(given.attachment_ids or ()),
        values=values_for(desk, kind, given.properties),
        case_values=case_values_for(desk, given.case_properties),
    )
    made = add_interaction(desk, new, page_action)
    if given.assign_to_agent_id:
        agent = find_agent(desk, given.assign_to_agent_id, made.segment_id)
        made.assigned_to_id, made.status = agent.contact_id, Status.QUEUED
        audit.record(desk, made, f"Assigned to {agent.name}", page_action)
    acknowledge(desk, made)
    return made


def acknowledge(desk: Desk, question: Interaction) -> SmtpOut | None:
    """Queue the acknowledgment that a customer's question gets by its topic, if any."""
    topic = desk.session.get_one(Topic, question.topic_id)
    is_customers = question.type in (
        InteractionType.CUSTOMER_TICKET,
        InteractionType.CUSTOMER_EMAIL,
    )
    response = desk.session.get(Response, topic.acknowledgment_response_id or 0)
    addresses = addresses_of(desk.session, question.contact_id)
    if not is_customers or response is None or not addresses:
        return None
    mailbox = mail.mailbox_of(desk.session, question.segment_id, question.mailbox_id)
    letter = mail.Letter(addresses[:1], response.subject or "", response.body_html or "")
    return mail.post(desk, mailbox, letter)


def create_note(desk: Desk, given: NoteInput) -> Interaction:
    """Make a note, which begins a case or joins one. Raises ServiceError."""
    kind = InteractionType.PRIVATE_NOTE if given.is_private else InteractionType.PUBLIC_NOTE
    new = NewInteraction(
        kind,
        find_contact(desk, given.contact_id),
        choose_topic(desk, given.segment_id, given.topic_id),
        given.subject,
        given.body_html or "",
        parent=find_parent(desk, given.in_response_to_id),
        adds_reference=given.add_subject_ref_num,
        author_id=desk.caller.contact_id,
        attachment_ids=list(given.attachment_ids or ()),
        values=values_for(desk, kind, given.properties),
        case_values=case_values_for(desk, given.case_properties),
    )
    return add_interaction(desk, new)


def note_on(
    desk: Desk, parent: Interaction, subject: str | None, text: str | None, *, is_private: bool
) -> Interaction:
    """Make a note on an interaction, in its segment and topic."""
    new = NewInteraction(
        InteractionType.PRIVATE_NOTE if is_private else InteractionType.PUBLIC_NOTE,
        desk.session.get_one(Contact, parent.contact_id),
        desk.session.get_one(Topic, parent.topic_id),
        (subject or "").strip() or parent.subject,
        text or "",
        parent=parent,
        author_id=desk.caller.contact_id,
    )
    return add_interaction(desk, new)


def import_interaction(desk: Desk, given: InteractionInput) -> Interaction:
    """Make an interaction of any type, also of the past; nothing is mailed. Raises ServiceError."""
    kind = _TYPES.get((given.type or "").strip().lower())
    if kind is None:
        raise ServiceError(UNKNOWN_TYPE, type=given.type or "")
    if given.assign_to_agent_id and kind not in QUESTIONS:
        raise ServiceError(ONLY_AGENT_TICKETS)
    new = NewInteraction(
        kind,
        contact_of(desk, given.contact_id, given.contact_login, given.segment_id),
        choose_topic(desk, given.segment_id, given.topic_id),
        given.subject,
        given.body_html,
        parent=find_parent(desk, given.in_response_to_id),
        status=Status.UNASSIGNED if kind in QUESTIONS else Status.RESOLVED,
        body_plain=given.body_plain,
        note=given.note,
        adds_reference=given.add_subject_ref_num,
        from_address=(given.contact_login or "").strip() or None,
        mailbox_id=_mailbox_id(desk, given),
        author_id=None if kind in _OF_CUSTOMERS else desk.caller.contact_id,
        date_utc=naive_utc(given.date_utc) if given.date_utc else None,
        attachment_ids=list(given.attachment_ids or ()),
        values=values_for(desk, kind, given.properties),
        case_values=case_values_for(desk, given.case_properties),
    )
    made = add_interaction(desk, new)
    if given.assign_to_agent_id:
        agent = find_agent(desk, given.assign_to_agent_id, made.segment_id)
        made.assigned_to_id, made.status = agent.contact_id, Status.QUEUED
        audit.record(desk, made, f"Assigned to {agent.name}")
    return made


_OF_CUSTOMERS: tuple[Any, ...] = (
    InteractionType.CUSTOMER_EMAIL,
    InteractionType.CUSTOMER_TICKET,
    InteractionType.CHAT,
)


def _mailbox_id(desk: Desk, given: InteractionInput) -> int | None:
    if not given.mailbox_id:
        return None
    return mail.mailbox_of(desk.session, given.segment_id, given.mailbox_id).mailbox_id
