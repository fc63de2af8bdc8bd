"""Interactions: reading, searching, making, deleting them and setting their properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from db.models.iservice import Interaction, InteractionType, PropertyKind, Status
from db.models.iservice.rights import Right
from db.purging import delete_interaction
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import audit, creation, purge
from soap_service.services.iservice.contacts import find_contact
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.forms import start_form
from soap_service.services.iservice.interaction_search import (
    list_interactions,
    search_interactions,
)
from soap_service.services.iservice.interactions import (
    find_interaction,
    is_question,
    kinds_of,
    lock_interaction,
    store_values,
)
from soap_service.services.iservice.paging import read_page
from soap_service.services.iservice.properties import (
    OF_CASE,
    OF_INTERACTION,
    definitions,
    read_changes,
    read_values,
    visible_properties,
)
from soap_service.services.iservice.rights import AGENTS, agents_with, require_right
from soap_service.services.iservice.service import service
from soap_service.services.iservice.service_levels import set_target
from soap_service.services.iservice.shapes import details_of
from soap_service.services.iservice.types import (
    AgentEmailInput,
    ForwardEmailInput,
    InteractionDetailsResult,
    InteractionInput,
    InteractionPropertiesResult,
    InteractionResult,
    InteractionSearchResult,
    NoteInput,
    PropertyInput,
    SearchFields,
    ServiceResult,
    StartInteractionResult,
    StatusAuditEntry,
    StatusAuditResult,
    TicketInput,
)

T = TypeVar("T")


@service.reads(AGENTS)
def interaction_get_details(desk: Desk, *, interaction_id: int) -> InteractionDetailsResult:
    """Return an interaction in full."""
    found = find_interaction(desk, interaction_id)
    return InteractionDetailsResult(details=details_of(desk, found.interaction_id))


@service.reads(AGENTS)
def interactions_search(
    desk: Desk, *, fields: SearchFields | None, page_num: int, per_page: int, sort: int
) -> InteractionSearchResult:
    """Find interactions in the caller's segments."""
    return search_interactions(desk, fields, read_page(page_num, per_page), sort)


@service.reads(AGENTS)
def contact_get_history(
    desk: Desk,
    *,
    contact_id: int,
    include_notifications: bool,
    page_num: int | None,
    per_page: int | None,
) -> InteractionSearchResult:
    """Return the interactions of a contact, the newest first."""
    found = find_contact(desk, contact_id)
    hidden = () if include_notifications else _AUTOMATIC
    return list_interactions(
        desk,
        read_page(page_num, per_page),
        Interaction.contact_id == found.contact_id,
        Interaction.type.not_in(hidden),
    )


_AUTOMATIC = (InteractionType.NOTIFICATION, InteractionType.MASS_MAILING)


@service.reads(AGENTS)
def interaction_start_agent_email(
    desk: Desk,
    *,
    interaction_id: int | None,
    topic_id: int | None,
    segment_id: int,
    customer_id: int,
) -> StartInteractionResult:
    """Return the form of an Agent Email."""
    kind = PropertyKind.ANSWER
    return start_form(desk, kind, segment_id, topic_id, interaction_id, customer_id)


@service.reads(AGENTS)
def interaction_start_ticket(
    desk: Desk,
    *,
    interaction_id: int | None,
    topic_id: int | None,
    segment_id: int,
    customer_id: int,
    page_action: str | None,
    page_name: str | None,
) -> StartInteractionResult:
    """Return the form of a ticket."""
    kind = PropertyKind.QUESTION
    return start_form(desk, kind, segment_id, topic_id, interaction_id, customer_id)


@service.reads(AGENTS)
def interaction_start_note(
    desk: Desk, *, interaction_id: int | None, topic_id: int | None, segment_id: int
) -> StartInteractionResult:
    """Return the form of a note."""
    return start_form(desk, PropertyKind.ANSWER, segment_id, topic_id, interaction_id)


@service.reads(AGENTS)
def interaction_start_forward_email(
    desk: Desk, *, interaction_id: int, segment_id: int
) -> StartInteractionResult:
    """Return the form for forwarding a copy of an interaction."""
    found = find_interaction(desk, interaction_id)
    return start_form(desk, PropertyKind.ANSWER, segment_id, None, found.interaction_id)


@service.writes(AGENTS)
def interaction_create_agent_email(
    desk: Desk, *, details: AgentEmailInput | None
) -> InteractionResult:
    """Make an Agent Email and queue it for sending."""
    made, _ = creation.create_agent_email(desk, _given(details))
    return _result(made)


@service.writes(AGENTS)
def interaction_create_ticket(
    desk: Desk, *, details: TicketInput | None, ticket_type: int, page_action: str | None
) -> InteractionResult:
    """Make a ticket."""
    return _result(creation.create_ticket(desk, _given(details), ticket_type, page_action))


@service.writes(AGENTS)
def interaction_create_note(desk: Desk, *, details: NoteInput | None) -> InteractionResult:
    """Make a note."""
    return _result(creation.create_note(desk, _given(details)))


@service.writes(AGENTS)
def interaction_forward_email(
    desk: Desk, *, details: ForwardEmailInput | None
) -> InteractionResult:
    """Send a copy of an interaction to an address."""
    return _result(creation.forward_email(desk, _given(details)))


@service.writes(AGENTS)
def interaction_create(desk: Desk, *, interaction: InteractionInput | None) -> InteractionResult:
    """Import an interaction."""
    return _result(creation.import_interaction(desk, _given(interaction, "interaction")))


def _given(details: T | None, name: str = "details") -> T:
    if details is None:
        raise ServiceError(MISSING_ARGUMENT, name=name)
    return details


def _result(made: Interaction) -> InteractionResult:
    return InteractionResult(interaction_id=made.interaction_id, thread_id=made.thread_id)


@service.writes(agents_with(Right.DELETE))
def interaction_delete(
    desk: Desk, *, interaction_id: int, page_action: str | None, page_name: str | None
) -> ServiceResult:
    """Delete one interaction for good; the rest of its case stays."""
    found = lock_interaction(desk, interaction_id)
    purge.note(desk.session, "interaction", interaction_id, found.subject, desk)
    delete_interaction(desk.session, interaction_id)
    return ServiceResult()


@service.reads(AGENTS)
def interaction_get_status_audit(desk: Desk, *, interaction_id: int) -> StatusAuditResult:
    """Return what happened to an interaction, the first step first."""
    found = find_interaction(desk, interaction_id)
    return StatusAuditResult(
        interaction_id=found.interaction_id,
        entries=[StatusAuditEntry(*row) for row in audit.entries_of(desk.session, interaction_id)],
    )


@service.writes(AGENTS)
def interaction_property_set(
    desk: Desk,
    *,
    interaction_id: int,
    values: Iterable[PropertyInput | None] | None,
    case_values: Iterable[PropertyInput | None] | None,
    page_action: str | None,
    page_name: str | None,
) -> InteractionPropertiesResult:
    """Store values of an interaction and of its case; a resolved one needs a right."""
    found = lock_interaction(desk, interaction_id)
    if found.status == Status.RESOLVED:
        require_right(desk.caller, Right.EDIT_RESOLVED)
    store_values(
        desk,
        found,
        read_changes(desk, values, *kinds_of(found.type)),
        read_changes(desk, case_values, PropertyKind.CASE),
    )
    if is_question(found):
        set_target(desk.session, found)
    audit.record(desk, found, "Properties changed", page_action)
    return properties_result(desk, found)


def properties_result(desk: Desk, found: Interaction) -> InteractionPropertiesResult:
    """Return the properties of an interaction and its case as they are now."""
    desk.session.flush()
    own = visible_properties(desk, *kinds_of(found.type))
    of_case = visible_properties(desk, PropertyKind.CASE)
    values = read_values(desk.session, OF_INTERACTION, found.interaction_id)
    return InteractionPropertiesResult(
        interaction_id=found.interaction_id,
        interaction_properties=definitions(desk, own, values),
        case_properties=definitions(
            desk, of_case, read_values(desk.session, OF_CASE, found.thread_id)
        ),
    )
