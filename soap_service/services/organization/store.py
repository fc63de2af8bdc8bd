"""What svcOrganization asks of the database; rows carry the members of the contract's types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, true
from sqlalchemy.orm import Session

from db import named
from db.models.smartertrack import (
    Brand,
    Department,
    Group,
    Role,
    Tag,
    User,
    UserInGroup,
    UserInRole,
)
from soap_service.accounts import Account
from soap_service.accounts.directory import IS_EMPLOYEE

Rows = Select[*tuple[Any, ...]]

ALL_BRANDS: Rows = select(Brand.brand_id.label("id"), Brand.brand_name.label("name")).order_by(
    Brand.brand_id
)

ALL_DEPARTMENTS: Rows = (
    select(Department.department_id.label("id"), Department.display_name.label("name"))
    .where(~Department.is_deleted)
    .order_by(Department.department_id)
)

ALL_GROUPS: Rows = (
    select(Group.group_id.label("id"), Group.group_name.label("name"))
    .join(Department, Department.department_id == Group.department_id)
    .where(~Group.is_deleted, ~Department.is_deleted)
    .order_by(Group.group_id)
)

_AGENT: Rows = select(*named(User.display_name, User.user_id.label("id"), User.user_name)).where(
    ~User.is_deleted
)

ALL_AGENTS = _AGENT.where(~User.is_queue, IS_EMPLOYEE).order_by(User.user_id)

QUEUE_USER = _AGENT.where(User.is_queue).order_by(User.user_id).limit(1)

ALL_ROLES: Rows = select(Role.role_category, Role.role_id, Role.role_name).order_by(
    Role.display_order, Role.role_id
)

ALL_TIME_LOG_CATEGORIES: Rows = (
    select(Tag.name.label("category_name"), Tag.tag_id.label("id"))
    .where(~Tag.is_deleted)
    .order_by(Tag.name, Tag.tag_id)
)


def role_ids(session: Session, user_id: int) -> list[int]:
    """Return the ids of a user's roles."""
    query = select(UserInRole.role_id).where(UserInRole.user_id == user_id)
    return list(session.scalars(query.order_by(UserInRole.role_id)))


def departments_of_brand(brand_id: int) -> Rows:
    """Return the query for the departments of a brand."""
    return ALL_DEPARTMENTS.where(Department.brand_id == brand_id)


def departments_open_to(account: Account) -> Rows:
    """Return the query for the departments that an account may submit tickets to.

    An administrator may submit to all. To others a required role must be given, and internal and
    restricted departments are open to their own agents.
    """
    if account.is_administrator:
        return ALL_DEPARTMENTS
    return ALL_DEPARTMENTS.where(_has_required_role(account), _is_open_or_own(account))


def groups_of_department(department_id: int) -> Rows:
    """Return the query for the groups of a department."""
    return ALL_GROUPS.where(Group.department_id == department_id)


def groups_of_user(user_id: int) -> Rows:
    """Return the query for the groups a user belongs to."""
    return ALL_GROUPS.where(_membership(UserInGroup.user_id == user_id))


def agents_of_department(department_id: int) -> Rows:
    """Return the query for the agents in the groups of a department."""
    return _agents_where(UserInGroup.department_id == department_id, _group_lives())


def agents_of_group(group_id: int, *conditions: ColumnElement[bool]) -> Rows:
    """Return the query for the agents of a group whose membership meets the conditions."""
    return _agents_where(UserInGroup.group_id == group_id, *conditions)


RECEIVES_TICKETS: ColumnElement[bool] = UserInGroup.is_active_for_tickets == true()
"""The membership takes tickets."""

RECEIVES_CHATS: ColumnElement[bool] = UserInGroup.is_active_for_chats == true()
"""The membership takes chats."""

IS_AT_DESK: ColumnElement[bool] = ~UserInGroup.is_afk
"""The member is not away from the keyboard."""


def visible_agents(account: Account, *, sees_all: bool) -> Rows:
    """Return the query for the agents an account may see the counts of.

    Those are all, or the account itself and the members of its groups.
    """
    if sees_all:
        return ALL_AGENTS
    own_groups = select(UserInGroup.group_id).where(UserInGroup.user_id == account.user_id)
    shares_group = exists().where(
        UserInGroup.user_id == User.user_id, UserInGroup.group_id.in_(own_groups)
    )
    return ALL_AGENTS.where(or_(User.user_id == account.user_id, shares_group))


def roles_of_user(user_id: int) -> Rows:
    """Return the query for the roles of a user."""
    return ALL_ROLES.where(
        Role.role_id.in_(select(UserInRole.role_id).where(UserInRole.user_id == user_id))
    )


def _agents_where(*conditions: ColumnElement[bool]) -> Rows:
    is_member = exists().where(UserInGroup.user_id == User.user_id, *conditions)
    return _AGENT.where(~User.is_queue, is_member).order_by(User.user_id)


def _membership(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        UserInGroup.department_id == Group.department_id,
        UserInGroup.group_id == Group.group_id,
        *conditions,
    )


def _group_lives() -> ColumnElement[bool]:
    return exists().where(
        Group.department_id == UserInGroup.department_id,
        Group.group_id == UserInGroup.group_id,
        ~Group.is_deleted,
    )


def _has_required_role(account: Account) -> ColumnElement[bool]:
    own_roles = select(UserInRole.role_id).where(UserInRole.user_id == account.user_id)
    required = Department.tickets_require_role
    return or_(required.is_(None), required == 0, required.in_(own_roles))


def _is_open_or_own(account: Account) -> ColumnElement[bool]:
    is_member = exists().where(
        UserInGroup.department_id == Department.department_id,
        UserInGroup.user_id == account.user_id,
    )
    is_open = ~Department.is_internal & ~Department.is_restricted_to_member_agents
    return or_(is_open, is_member)
