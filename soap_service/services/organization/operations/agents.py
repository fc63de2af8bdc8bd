"""Agents, and who the caller is."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.organization import rules, store
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


def _with_roles(desk: Desk, agent: AgentInfo) -> AgentRoleInfo:
    return AgentRoleInfo(agent=agent, roles=store.role_ids(desk.session, agent.id))
