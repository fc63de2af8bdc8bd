"""Cases: all interactions of a thread, and the values they share."""

from __future__ import annotations

from collections.abc import Iterable

from db.models.iservice import Interaction, PropertyKind, Status
from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import CASE_NOT_FOUND
from soap_service.services.iservice.interactions import (
    interactions_of_case,
    is_question,
    lock_interaction,
    store_values,
)
from soap_service.services.iservice.operations.interactions import properties_result
from soap_service.services.iservice.properties import (
    OF_CASE,
    definitions,
    read_changes,
    read_values,
    visible_properties,
)
from soap_service.services.iservice.rights import AGENTS, require_right
from soap_service.services.iservice.service import service
from soap_service.services.iservice.service_levels import set_target
from soap_service.services.iservice.shapes import LIST_ROWS, all_details
from soap_service.services.iservice.types import (
    CaseResult,
    InteractionPropertiesResult,
    PropertyInput,
)
from soap_service.services.iservice.visibility import sees_interactions


@service.reads(AGENTS)
def case_get(desk: Desk, *, thread_id: int) -> CaseResult:
    """Return what the caller sees of a case, the oldest first."""
    query = LIST_ROWS.where(Interaction.thread_id == thread_id, sees_interactions(desk.caller))
    rows = desk.session.execute(
        query.order_by(Interaction.date_utc, Interaction.interaction_id)
    ).all()
    if not rows:
        raise ServiceError(CASE_NOT_FOUND, thread=thread_id)
    values = read_values(desk.session, OF_CASE, thread_id)
    return CaseResult(
        thread_id=thread_id,
        root_interaction_id=thread_id,
        case_properties=definitions(desk, visible_properties(desk, PropertyKind.CASE), values),
        interactions=list(all_details(desk, rows)),
    )


@service.writes(AGENTS)
def case_property_set(
    desk: Desk, *, thread_id: int, case_values: Iterable[PropertyInput | None] | None
) -> InteractionPropertiesResult:
    """Store values of a case; one that is resolved as a whole needs a right."""
    members = interactions_of_case(desk, thread_id)
    if not members:
        raise ServiceError(CASE_NOT_FOUND, thread=thread_id)
    if all(each.status == Status.RESOLVED for each in members):
        require_right(desk.caller, Right.EDIT_RESOLVED)
    first = lock_interaction(desk, members[0].interaction_id)
    store_values(desk, first, (), read_changes(desk, case_values, PropertyKind.CASE))
    for each in filter(is_question, members):
        set_target(desk.session, each)
    return properties_result(desk, first)
