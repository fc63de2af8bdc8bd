"""What the user information provider tells an agent of a ticket's customer."""

from __future__ import annotations

from typing import Any

import nh3
from sqlalchemy import Select, select

from db.models.smartertrack import Brand, Department, Group, Ticket, User
from providers import Kind, UserInfoQuestion
from soap_service.services.desk import Desk, Errand
from soap_service.services.tickets.lookups import seen_ticket

_KEY = "userinfohtml="
"""How the property that holds the panel begins, in lower case; it has no value of its own."""


def is_user_panel(pair: str) -> bool:
    """Tell whether a property, ``Key=``, is to be filled with the panel."""
    return pair.lower() == _KEY


def user_panel(errand: Errand, ticket_number: str | None) -> str:
    """Return safe HTML about the customer of a ticket that the caller may see, or nothing.

    A provider that fails or takes too long has nothing to tell. Raises ServiceError.
    """
    providers = errand.site.providers
    if not providers.is_on(Kind.USER_INFO):
        return ""
    question = errand.work(lambda desk: _question(desk, ticket_number), read_only=True)
    return nh3.clean(providers.user_details(question) or "")


def _question(desk: Desk, ticket_number: str | None) -> UserInfoQuestion:
    ticket = seen_ticket(desk, ticket_number)
    place = desk.session.execute(_PLACE.where(Ticket.ticket_id == ticket.ticket_id)).one()
    return UserInfoQuestion(
        email=ticket.customer_email_address or "",
        brand_name=place.brand_name or "",
        department_name=place.department_name or "",
        group_name=place.group_name or "",
        ticket_number=ticket.ticket_number,
        user_name=place.user_name or "",
    )


_PLACE: Select[*tuple[Any, ...]] = (
    select(
        Brand.brand_name,
        Department.display_name.label("department_name"),
        Group.group_name,
        User.user_name,
    )
    .select_from(Ticket)
    .outerjoin(Department, Department.department_id == Ticket.department_id)
    .outerjoin(Brand, Brand.brand_id == Department.brand_id)
    .outerjoin(
        Group, (Group.department_id == Ticket.department_id) & (Group.group_id == Ticket.group_id)
    )
    .outerjoin(User, User.user_id == Ticket.user_id_customer)
)
