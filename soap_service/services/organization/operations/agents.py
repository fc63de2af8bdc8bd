"""Agents, and who the caller is."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from soap_service.services.desk import Desk
from soap_service.services.organization import lookups, rules, store
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    AgentInfo,
    AgentInfoArrayResult,
    AgentRoleInfo,
)


@service.query
def validate_agent(desk: Desk) -> AgentRoleInfo:
    """Return the caller and the ids of the caller's roles."""
    return _with_roles(desk, rules.caller_as_agent(desk))


@service.query
def get_queue_user(desk: Desk) -> AgentRoleInfo:
    """Return the queue user and the ids of its roles."""
    return _with_roles(desk, rules.queue_as_agent(desk))


@service.query
def get_all_agents(desk: Desk) -> AgentInfoArrayResult:
    """Return all agents, without the queue user."""
    return AgentInfoArrayResult(agents=desk.unit.stream(store.ALL_AGENTS))


@service.query
def get_agents_for_department(desk: Desk, *, department_id: int) -> AgentInfoArrayResult:
    """Return the agents in the groups of a department."""
    lookups.ensure_department(desk, department_id)
    return AgentInfoArrayResult(agents=desk.unit.stream(store.agents_of_department(department_id)))


@service.query
def get_agents_for_group(desk: Desk, *, group_id: int) -> AgentInfoArrayResult:
    """Return the agents of a group."""
    return _of_group(desk, group_id)


@service.query
def get_active_ticket_agents_for_group(desk: Desk, *, group_id: int) -> AgentInfoArrayResult:
    """Return the agents of a group who receive tickets."""
    return _of_group(desk, group_id, store.RECEIVES_TICKETS)


@service.query
def get_active_chat_agents_for_group(desk: Desk, *, group_id: int) -> AgentInfoArrayResult:
    """Return the agents of a group who receive chats."""
    return _of_group(desk, group_id, store.RECEIVES_CHATS)


@service.query
def get_available_chat_agents_for_group(desk: Desk, *, group_id: int) -> AgentInfoArrayResult:
    """Return the agents of a group who receive chats and are at their desk."""
    return _of_group(desk, group_id, store.RECEIVES_CHATS, store.IS_AT_DESK)


def _of_group(desk: Desk, group_id: int, *conditions: ColumnElement[bool]) -> AgentInfoArrayResult:
    lookups.ensure_group(desk, group_id)
    return AgentInfoArrayResult(
        agents=desk.unit.stream(store.agents_of_group(group_id, *conditions))
    )


def _with_roles(desk: Desk, agent: AgentInfo) -> AgentRoleInfo:
    return AgentRoleInfo(agent=agent, roles=store.role_ids(desk.session, agent.id))
