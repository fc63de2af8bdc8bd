"""The rules of the organization."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.organization import store
from soap_service.services.organization.errors import NO_QUEUE_USER
from soap_service.services.organization.types import AgentInfo


def caller_as_agent(desk: Desk) -> AgentInfo:
    """Return the caller."""
    caller = desk.caller
    return AgentInfo(caller.display_name, caller.user_id, caller.user_name)


def queue_as_agent(desk: Desk) -> AgentInfo:
    """Return the queue user, to whom unassigned work belongs. Raises ServiceError."""
    row = desk.session.execute(store.QUEUE_USER).first()
    if row is None:
        raise ServiceError(NO_QUEUE_USER)
    return AgentInfo(row.display_name, row.id, row.user_name)
