"""What svcOrganization asks of the database; rows carry the members of the contract's types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.models.smartertrack import Department, Group, User, UserInRole
from soap_service.accounts.directory import IS_EMPLOYEE

ALL_DEPARTMENTS: Select[*tuple[Any, ...]] = (
    select(Department.department_id.label("id"), Department.display_name.label("name"))
    .where(~Department.is_deleted)
    .order_by(Department.department_id)
)

ALL_GROUPS: Select[*tuple[Any, ...]] = (
    select(Group.group_id.label("id"), Group.group_name.label("name"))
    .join(Department, Department.department_id == Group.department_id)
    .where(~Group.is_deleted, ~Department.is_deleted)
    .order_by(Group.group_id)
)

_AGENT: Select[*tuple[Any, ...]] = select(
    User.display_name, User.user_id.label("id"), User.user_name
).where(~User.is_deleted)

ALL_AGENTS = _AGENT.where(~User.is_queue, IS_EMPLOYEE).order_by(User.user_id)

QUEUE_USER = _AGENT.where(User.is_queue).order_by(User.user_id).limit(1)


def role_ids(session: Session, user_id: int) -> list[int]:
    """Return the ids of a user's roles."""
    query = select(UserInRole.role_id).where(UserInRole.user_id == user_id)
    return list(session.scalars(query.order_by(UserInRole.role_id)))
