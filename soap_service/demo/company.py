"""The demo company: brands, departments, groups, people and custom fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.smartertrack import (
    Brand,
    CustomDataField,
    CustomDataFieldInCustomTemplate,
    CustomTemplate,
    Department,
    Group,
    User,
    UserInGroup,
    UserInRole,
)
from soap_service.accounts import Account, add_account
from soap_service.demo.hashes import Hashes
from soap_service.demo.logins import Login, Logins

START = datetime(2024, 1, 8, 8, 0)
_ADMINISTRATORS, _AGENTS, _CUSTOMERS = 1, 3, 4

_BRANDS = ("Northwind Support", "Fabrikam Care")
_DEPARTMENTS = (("Support", 0), ("Sales", 0), ("Warranty", 1))
_GROUPS = (("First Line", 0), ("Second Line", 0), ("Orders", 1), ("Claims", 2))
_GROUPS_OF_AGENTS = ((0, 1, 2, 3), (0, 1), (2,), (3,))
_FIELDS = (("Serial Number", "", ""), ("Plan", "Pick one", "Pick one\nBasic\nPro\nEnterprise"))


@dataclass(frozen=True, slots=True)
class Company:
    """What the story needs to know of the company."""

    groups: list[Group]
    admin: Account
    agents: list[Account]
    fields: list[CustomDataField]


def make_company(session: Session, logins: Logins, hashes: Hashes) -> Company:
    """Add the company with its accounts to an empty database."""
    departments = _make_departments(session)
    groups = _make_groups(session, departments)
    users = {each.user_name: _make_user(session, hashes, each) for each in logins.all()}
    admin = users[logins.admin.user_name]
    admin.is_primary_admin = True
    _give_role(session, [admin], _ADMINISTRATORS)
    agents = [users[each.user_name] for each in logins.agents]
    _give_role(session, agents, _AGENTS)
    _give_role(session, [users[each.user_name] for each in logins.customers], _CUSTOMERS)
    _join_groups(session, agents, groups)
    fields = _make_fields(session, departments)
    session.flush()
    return Company(groups, _account(admin), [_account(each) for each in agents], fields)


def is_there(session: Session) -> bool:
    """Tell whether the company is in the database."""
    brand = select(Brand.brand_id).where(Brand.brand_name == _BRANDS[0])
    return session.scalar(brand.limit(1)) is not None


def is_foreign(session: Session) -> bool:
    """Tell whether the database holds another company."""
    return session.scalar(select(Department.department_id).limit(1)) is not None


def _make_departments(session: Session) -> list[Department]:
    brands = [
        Brand(brand_name=name, is_default_brand=index == 0) for index, name in enumerate(_BRANDS)
    ]
    session.add_all(brands)
    session.flush()
    departments = [
        Department(display_name=name, brand_id=brands[brand].brand_id)
        for name, brand in _DEPARTMENTS
    ]
    session.add_all(departments)
    session.flush()
    return departments


def _make_groups(session: Session, departments: list[Department]) -> list[Group]:
    groups = [
        Group(
            group_id=number,
            department_id=departments[department].department_id,
            group_name=name,
            is_front_line=name != "Second Line",
        )
        for number, (name, department) in enumerate(_GROUPS, start=1)
    ]
    session.add_all(groups)
    session.flush()
    return groups


def _make_user(session: Session, hashes: Hashes, login: Login) -> User:
    return add_account(
        session,
        user_name=login.user_name,
        password=hashes.of(login.user_name),
        email=login.email,
        display_name=login.display_name,
        now=START,
    )


def _give_role(session: Session, users: list[User], role_id: int) -> None:
    session.add_all(
        UserInRole(user_id=user.user_id, role_id=role_id, date_added_utc=START) for user in users
    )


def _join_groups(session: Session, agents: list[User], groups: list[Group]) -> None:
    session.add_all(
        UserInGroup(
            department_id=groups[index].department_id,
            group_id=groups[index].group_id,
            user_id=agent.user_id,
            is_active_for_tickets=True,
        )
        for agent, indexes in zip(agents, _GROUPS_OF_AGENTS, strict=True)
        for index in indexes
    )


def _make_fields(session: Session, departments: list[Department]) -> list[CustomDataField]:
    template = CustomTemplate(display_name="Details of tickets and chats")
    fields = [
        CustomDataField(display_name=name, default_value=default, options=options, is_global=True)
        for name, default, options in _FIELDS
    ]
    session.add_all([template, *fields])
    session.flush()
    for order, field in enumerate(fields):
        session.add(
            CustomDataFieldInCustomTemplate(
                custom_template_id=template.custom_template_id,
                custom_field_id=field.custom_field_id,
                display_name=field.display_name,
                is_visible=True,
                is_visible_to_agents=True,
                sort_order=order,
            )
        )
    for department in departments:
        department.custom_template_id_ticket = template.custom_template_id
        department.custom_template_id_chat = template.custom_template_id
    return fields


def _account(user: User) -> Account:
    is_administrator = user.is_primary_admin
    return Account(
        user.user_id, user.user_name or "", user.display_name or "", bool(is_administrator)
    )
