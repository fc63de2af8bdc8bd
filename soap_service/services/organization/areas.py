"""The areas of permissions, and the actions of each that can be allowed.

The product's own table of actions decides where there is one. Its numbers of the areas are
unknown, so an existing database needs them told: in ``isv_settings``, row ``permission_areas``,
as ``KnowledgeBase=1;News=2;...``. An empty table gets the actions and numbers of this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import insert, select

from db.models.own import OwnSetting
from db.models.smartertrack import RolePageActionPermissionType as Action
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.organization import names
from soap_service.services.organization.errors import UNKNOWN_AREA

SETTING = "permission_areas"


class Area(StrEnum):
    """What permissions are set for at once."""

    KNOWLEDGE_BASE = "KnowledgeBase"
    NEWS = "News"
    TICKETS = "Tickets"
    TASKS = "Tasks"
    CALL_LOGS = "CallLogs"
    WHOS_ON = "WhosOn"
    REPORTS = "Reports"
    MANAGE = "Manage"
    EVENTS = "Events"
    DISTRIBUTION = "Distribution"


ACTIONS: Mapping[Area, tuple[str, ...]] = {
    Area.KNOWLEDGE_BASE: ("View", "Create", "Edit", "Delete", "Review"),
    Area.NEWS: ("View", "Create", "Edit", "Delete"),
    Area.TICKETS: ("View", "Create", "Reply", "Comment", "Transfer", "Close", "Delete"),
    Area.TASKS: ("View", "Create", "Edit", "Delete"),
    Area.CALL_LOGS: ("View", "Create", "Edit", "Delete"),
    Area.WHOS_ON: ("View", "Invite", "Remove"),
    Area.REPORTS: ("View", "Create", "Edit", "Delete", "Email"),
    Area.MANAGE: ("View", "Edit"),
    Area.EVENTS: ("View", "Create", "Edit", "Delete"),
    Area.DISTRIBUTION: ("View", "Edit"),
}
"""Our actions, by their names."""


def actions_of(desk: Desk, area: Area) -> tuple[int, list[Action]]:
    """Return the number of an area and its actions; an empty table is filled first.

    Raises ServiceError when the database has actions of its own and nobody told their numbers.
    """
    names.lock(desk.session, names.Kind.PERMISSION)
    number = number_of(desk, area)
    if number is None and not _has_actions(desk):
        _fill(desk)
        number = _numbers(desk)[area.lower()]
    if number is None:
        raise ServiceError(UNKNOWN_AREA, area=area)
    query = select(Action).where(Action.role_permissions_area == number)
    key = Action.role_page_action_permission_type_id
    return number, list(desk.session.scalars(query.order_by(key)))


def number_of(desk: Desk, area: Area) -> int | None:
    """Return the number that the database gives to an area, None when nobody told it."""
    return _numbers(desk).get(area.lower())


def _numbers(desk: Desk) -> dict[str, int]:
    query = select(OwnSetting.value).where(OwnSetting.name == SETTING)
    texts = (desk.session.scalar(query) or "").split(";")
    pairs = (text.partition("=") for text in texts)
    return {
        name.strip().lower(): int(number) for name, _, number in pairs if number.strip().isdecimal()
    }


def _has_actions(desk: Desk) -> bool:
    first = select(Action.role_page_action_permission_type_id).limit(1)
    return desk.session.scalars(first).first() is not None


def _fill(desk: Desk) -> None:
    numbers = {area: number for number, area in enumerate(Area, start=1)}
    rows = [
        {
            "english_name": action,
            "display_name": action,
            "role_permissions_area": numbers[area],
        }
        for area, actions in ACTIONS.items()
        for action in actions
    ]
    desk.session.execute(insert(Action), rows)
    value = ";".join(f"{area}={number}" for area, number in numbers.items())
    desk.session.add(OwnSetting(name=SETTING, value=value))
    desk.session.flush()
