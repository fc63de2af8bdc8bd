"""How the tenant is set up: segments, topics, properties, responses, agents, user types."""

from __future__ import annotations

from db.models.iservice import Property, PropertyKind, Segment
from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import structure
from soap_service.services.iservice.conventions import Visit
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import SEGMENT_NOT_FOUND
from soap_service.services.iservice.forms import own_properties, responses_of
from soap_service.services.iservice.properties import definitions, find_properties
from soap_service.services.iservice.rights import AGENTS, ANYONE, agents_with
from soap_service.services.iservice.segments import (
    choose_topic,
    find_segment,
    has_scope,
    visible_segments,
)
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    AgentInfo,
    AgentsResult,
    PropertiesResult,
    ResponsesResult,
    SegmentsResult,
    TopicsResult,
    UserTypesResult,
)
from soap_service.services.iservice.types import Segment as SegmentInfo
from soap_service.services.iservice.visibility import sees_properties


@service.reads(AGENTS)
def segments_get(desk: Desk) -> SegmentsResult:
    """Return the caller's segments."""
    return SegmentsResult(
        segments=[
            SegmentInfo(
                segment_id=each.segment_id,
                name=each.name,
                is_standard=each.is_standard,
                default_mailbox_id=each.default_mailbox_id,
                default_service_level_id=each.default_service_level_id,
                get_all_on_get_next=each.get_all_on_get_next,
            )
            for each in visible_segments(desk.session, desk.caller)
        ]
    )


@service.reads(ANYONE)
def topics_get(desk: Desk, *, segment_id: int, include_deleted: bool) -> TopicsResult:
    """Return the tree of topics; who is no agent gets the public ones."""
    if desk.caller.is_agent:
        find_segment(desk, segment_id)
    elif not _is_standard(desk, segment_id):
        raise ServiceError(SEGMENT_NOT_FOUND, segment=segment_id)
    topics = structure.topics_of(desk, segment_id, include_deleted=include_deleted)
    return TopicsResult(topics=topics)


def _is_standard(desk: Desk, segment_id: int) -> bool:
    segment = desk.session.get(Segment, segment_id)
    return segment is not None and segment.is_standard


@service.reads(AGENTS)
def contact_properties_get(desk: Desk, *, segment_id: int | None) -> PropertiesResult:
    """Return the contact properties of a segment, or the global ones."""
    if segment_id is not None:
        find_segment(desk, segment_id)
    found = find_properties(
        desk.session,
        Property.kind == PropertyKind.CONTACT,
        has_scope(Property.segment_id, segment_id),
        sees_properties(desk.caller),
    )
    return PropertiesResult(properties=definitions(desk, found, {}))


@service.reads(AGENTS)
def interaction_properties_get(
    desk: Desk, *, segment_id: int, topic_id: int | None
) -> PropertiesResult:
    """Return the properties of interactions, cases and articles in a segment or a topic."""
    find_segment(desk, segment_id)
    if topic_id:
        choose_topic(desk, segment_id, topic_id)
    return PropertiesResult(
        properties=own_properties(
            desk,
            segment_id,
            topic_id,
            PropertyKind.CASE,
            PropertyKind.QUESTION,
            PropertyKind.ANSWER,
            PropertyKind.KNOWLEDGE_BASE,
        )
    )


@service.reads(AGENTS)
def responses_get(desk: Desk, *, segment_id: int, kind: str) -> ResponsesResult:
    """Return the stored responses of a segment."""
    find_segment(desk, segment_id)
    return ResponsesResult(responses=responses_of(desk.session, segment_id, kind))


@service.visits(agents_with(Right.AGENTS))
def agents_get(visit: Visit, *, segment_id: int | None) -> AgentsResult:
    """Return the agents, how many there are and how many there may be; 0 is no limit."""
    agents = visit.work(lambda desk: _agents(desk, segment_id), read_only=True)
    everybody = visit.work(lambda desk: structure.agents_of(desk, None), read_only=True)
    return AgentsResult(
        agents=agents,
        licenses_used=len(everybody),
        licenses_authorized=visit.installation.own().agent_limit,
    )


def _agents(desk: Desk, segment_id: int | None) -> list[AgentInfo | None]:
    if segment_id is not None:
        find_segment(desk, segment_id)
    return structure.agents_of(desk, segment_id)


@service.reads(agents_with(Right.USER_TYPES))
def user_types_get(desk: Desk) -> UserTypesResult:
    """Return the user types and their rights."""
    return UserTypesResult(user_types=structure.user_types(desk.session))
