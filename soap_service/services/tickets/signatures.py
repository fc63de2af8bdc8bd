"""Signatures: what agents put under their messages, by group, department or brand."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, and_, case, or_, select

from db.models.smartertrack import Department, Signature
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import rules, store
from soap_service.services.tickets.bodies import to_html, to_text
from soap_service.services.tickets.errors import DEPARTMENT_NOT_FOUND

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def signature_for(desk: Desk, department_id: int, group_id: int, *, plain_text: bool) -> str:
    """Return the nearest signature: the group's, its department's, its brand's, or the general one.

    Where there is none it is empty. Raises ServiceError for a place that is not there.
    """
    if group_id:
        department_id, group_id = rules.choose_group(desk, department_id, group_id)
    elif department_id and store.find_department(desk.session, department_id) is None:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    text = _find(desk, department_id, group_id)
    return as_text(text) if plain_text else as_html(text)


def as_text(text: str) -> str:
    """Return plain text or HTML as plain text."""
    return to_text(text) if _TAG.search(text) else text


def as_html(text: str) -> str:
    """Return plain text or HTML as HTML."""
    return text if _TAG.search(text) else to_html(text)


def _find(desk: Desk, department_id: int, group_id: int) -> str:
    brand = (
        select(Department.brand_id)
        .where(Department.department_id == department_id)
        .scalar_subquery()
    )
    no_group, no_brand = Signature.group_id.is_(None), Signature.brand_id.is_(None)
    of_group = and_(Signature.department_id == department_id, Signature.group_id == group_id)
    of_department = and_(Signature.department_id == department_id, no_group)
    no_department = Signature.department_id.is_(None)
    of_brand = and_(no_department, no_group, Signature.brand_id == brand)
    general = and_(no_department, no_group, no_brand)
    nearness: ColumnElement[int] = case((of_group, 0), (of_department, 1), (of_brand, 2), else_=3)
    query = (
        select(Signature.signature)
        .where(or_(of_group, of_department, of_brand, general))
        .order_by(nearness, Signature.signature_id)
        .limit(1)
    )
    return desk.session.scalar(query) or ""
