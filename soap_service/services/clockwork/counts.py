"""What has become too many: active tickets and live chats of a department, a group or an agent.

A count is told when it reaches the number that a profile names, and again only after it has been
below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select

from db import UnitOfWork
from db.models.own import Occasion
from db.models.smartertrack import Chat, Department, Group, Ticket, TicketStatus, User
from providers.outbox import Profiles
from soap_service.services.clockwork.occasions import AT_ONCE, Happening

__all__ = ["COUNTS", "Count", "watch_count"]

_GROUP_BITS = 32
_IS_ACTIVE = and_(
    Ticket.ticket_status_id.in_(
        select(TicketStatus.ticket_status_id).where(TicketStatus.is_open, TicketStatus.is_active)
    ),
    ~Ticket.is_deleted,
)
_IS_LIVE = and_(Chat.date_ended_utc.is_(None), ~Chat.is_deleted)


@dataclass(frozen=True, slots=True)
class Count:
    """Something counted: its event, the argument that holds the number, and the query.

    The query gives ``number``, ``title`` and the ids that name the object, which are arguments too.
    """

    event_type_id: int
    kind: str
    argument: str
    ids: tuple[str, ...]
    query: Any


def watch_count(count: Count, unit: UnitOfWork, profiles: Profiles, now: datetime) -> int:
    """Announce what has become too many, and forget what is so no longer."""
    told = 0
    thresholds = profiles.thresholds(count.event_type_id, count.argument)
    counted = unit.session.execute(count.query).all() if thresholds else []
    for threshold in thresholds:
        happening = Happening(count.event_type_id, count.kind, threshold)
        reached = {_object_id(row, count): row for row in counted if row.number >= threshold}
        known = _known(unit, happening)
        _forget(unit, happening, list(known - reached.keys()))
        for object_id in sorted(reached.keys() - known)[:AT_ONCE]:
            arguments = _arguments(reached[object_id], count)
            happening.tell(unit, object_id, now, arguments, now)
            told += 1
    return told


def _object_id(row: Any, count: Count) -> int:
    """Return one number for an object; that of a group holds its department's, too."""
    number = 0
    for name in count.ids:
        number = (number << _GROUP_BITS) + getattr(row, name)
    return number


def _arguments(row: Any, count: Count) -> dict[str, object]:
    ids = {name: getattr(row, name) for name in count.ids}
    return {"title": row.title or "", **ids, count.argument: row.number}


def _known(unit: UnitOfWork, happening: Happening) -> set[int]:
    query = select(Occasion.object_id).where(_is(happening))
    return set(unit.session.scalars(query))


def _forget(unit: UnitOfWork, happening: Happening, object_ids: Sequence[int]) -> None:
    for start in range(0, len(object_ids), AT_ONCE):
        some = object_ids[start : start + AT_ONCE]
        unit.session.execute(delete(Occasion).where(_is(happening), Occasion.object_id.in_(some)))


def _is(happening: Happening) -> Any:
    return and_(
        Occasion.event_type_id == happening.event_type_id,
        Occasion.object_kind == happening.kind,
        Occasion.threshold == happening.threshold,
    )


def _of_departments(model: Any, condition: Any) -> Any:
    department_id = Department.department_id
    return (
        select(
            department_id.label("departmentid"),
            Department.display_name.label("title"),
            func.count().label("number"),
        )
        .join(model, model.department_id == department_id)
        .where(condition, ~Department.is_deleted)
        .group_by(department_id, Department.display_name)
    )


def _of_groups(model: Any, condition: Any) -> Any:
    department_id, group_id = Group.department_id, Group.group_id
    return (
        select(
            department_id.label("departmentid"),
            group_id.label("groupid"),
            Group.group_name.label("title"),
            func.count().label("number"),
        )
        .join(model, and_(model.department_id == department_id, model.group_id == group_id))
        .where(condition, ~Group.is_deleted)
        .group_by(department_id, group_id, Group.group_name)
    )


def _of_agents(model: Any, condition: Any) -> Any:
    return (
        select(
            User.user_id.label("agentid"),
            User.user_name.label("title"),
            func.count().label("number"),
        )
        .join(model, model.user_id == User.user_id)
        .where(condition, ~User.is_queue, ~User.is_deleted)
        .group_by(User.user_id, User.user_name)
    )


def _counts(first_id: int, argument: str, model: Any, condition: Any) -> tuple[Count, ...]:
    group = ("departmentid", "groupid")
    return (
        Count(first_id, "department", argument, group[:1], _of_departments(model, condition)),
        Count(first_id + 1, "group", argument, group, _of_groups(model, condition)),
        Count(first_id + 2, "agent", argument, ("agentid",), _of_agents(model, condition)),
    )


COUNTS = (
    *_counts(502009, "ticketcount", Ticket, _IS_ACTIVE),
    *_counts(511009, "chatcount", Chat, _IS_LIVE),
)
"""Everything that is counted."""
