"""Finding interactions: by what they are, hold and hang on. Articles are never among them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from db.models.iservice import (
    CasePropertyValue,
    Contact,
    Interaction,
    InteractionPropertyValue,
    Mailbox,
    Property,
    PropertyKind,
    Segment,
    Topic,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.contact_search import conditions_of, is_id, matches
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import BAD_SORT
from soap_service.services.iservice.paging import PageOf
from soap_service.services.iservice.properties import find_properties
from soap_service.services.iservice.shapes import LIST_ROWS, summary
from soap_service.services.iservice.types import (
    InteractionSearchResult,
    InteractionSummary,
    SearchField,
    SearchFields,
)
from soap_service.services.iservice.visibility import sees_interactions, sees_properties

_OPERATOR = aliased(Contact)

ORDERS: tuple[tuple[Any, ...], ...] = (
    (Interaction.date_utc.desc(), Interaction.interaction_id.desc()),
    (Interaction.date_utc, Interaction.interaction_id),
    (Interaction.target_utc, Interaction.interaction_id),
    (Contact.name, Interaction.interaction_id),
    (Topic.name, Interaction.interaction_id),
    (Interaction.status, Interaction.interaction_id),
    (Interaction.type, Interaction.interaction_id),
)
"""The orders by their sort codes: newest, oldest, target, customer, topic, status, type."""


def search_interactions(
    desk: Desk, fields: SearchFields | None, page: PageOf, sort: int = 0
) -> InteractionSearchResult:
    """Return a page of the interactions that the caller sees and that match.

    Raises ServiceError.
    """
    if not 0 <= sort < len(ORDERS):
        raise ServiceError(BAD_SORT, sort=sort, last=len(ORDERS) - 1)
    conditions = conditions_of(fields, lambda each: _condition(desk, each))
    return list_interactions(desk, page, *conditions, order=ORDERS[sort])


def list_interactions(
    desk: Desk, page: PageOf, *conditions: ColumnElement[bool], order: tuple[Any, ...] = ORDERS[0]
) -> InteractionSearchResult:
    """Return a page of the interactions that the caller sees and that meet conditions."""
    seen = (sees_interactions(desk.caller), *conditions)
    total = desk.session.scalar(select(func.count()).select_from(Interaction).where(*seen))
    rows = desk.session.execute(page.cut(LIST_ROWS.where(*seen).order_by(*order)))
    found: list[InteractionSummary | None] = [summary(row) for row in rows]
    return InteractionSearchResult(
        total_count=total or 0, page_num=page.number, per_page=page.size, interactions=found
    )


def _text(column: Any) -> Callable[[SearchField], ColumnElement[bool]]:
    return lambda field: matches(field, column)


def _number(column: Any) -> Callable[[SearchField], ColumnElement[bool]]:
    return lambda field: is_id(field, column)


def _named(column: Any, own: Any) -> Callable[[SearchField], ColumnElement[bool]]:
    """Return what looks for the name of something that an interaction refers to."""
    return lambda field: exists().where(own, matches(field, column)).correlate(Interaction)


def _body(field: SearchField) -> ColumnElement[bool]:
    return or_(matches(field, Interaction.body_plain), matches(field, Interaction.body_html))


_FIELDS: dict[str, Callable[[SearchField], ColumnElement[bool]]] = {
    "id": _number(Interaction.interaction_id),
    "threadid": _number(Interaction.thread_id),
    "type": _text(Interaction.type),
    "status": _text(Interaction.status),
    "fromemail": _text(Interaction.from_address),
    "toaddress": _text(Interaction.to_address),
    "cc": _text(Interaction.cc),
    "bcc": _text(Interaction.bcc),
    "customerid": _number(Interaction.contact_id),
    "customername": _named(Contact.name, Contact.contact_id == Interaction.contact_id),
    "topicid": _number(Interaction.topic_id),
    "topicname": _named(Topic.name, Topic.topic_id == Interaction.topic_id),
    "segmentid": _number(Interaction.segment_id),
    "segmentname": _named(Segment.name, Segment.segment_id == Interaction.segment_id),
    "subject": _text(Interaction.subject),
    "body": _body,
    "bodyhtml": _text(Interaction.body_html),
    "bodyplain": _text(Interaction.body_plain),
    "note": _text(Interaction.note),
    "assignedtoid": _number(Interaction.assigned_to_id),
    "operatorname": _named(_OPERATOR.name, _OPERATOR.contact_id == Interaction.assigned_to_id),
    "mailbox": _named(Mailbox.name, Mailbox.mailbox_id == Interaction.mailbox_id),
}
"""The named fields, by names that public guides use for an interaction's values."""


def _condition(desk: Desk, field: SearchField) -> ColumnElement[bool] | None:
    name = (field.field_id or "").strip().lower()
    known = _FIELDS.get(name)
    return known(field) if known else _has_property(desk, field, name)


def _has_property(desk: Desk, field: SearchField, name: str) -> ColumnElement[bool] | None:
    named = (
        Property.property_id == int(name) if name.isdecimal() else func.lower(Property.name) == name
    )
    kinds = (PropertyKind.CASE, PropertyKind.QUESTION, PropertyKind.ANSWER)
    is_theirs = and_(Property.kind.in_(kinds), sees_properties(desk.caller))
    found = find_properties(desk.session, named, is_theirs)
    if not found:
        return None
    of_case = found[0].kind == PropertyKind.CASE
    values: Any = CasePropertyValue if of_case else InteractionPropertyValue
    owner = (
        CasePropertyValue.thread_id == Interaction.thread_id
        if of_case
        else InteractionPropertyValue.interaction_id == Interaction.interaction_id
    )
    return exists().where(
        owner,
        values.property_id == found[0].property_id,
        matches(field, values.property_value),
    )
