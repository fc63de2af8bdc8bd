"""Subscriptions of contacts, seen by agents and by themselves."""

from __future__ import annotations

from soap_service.services.iservice.contacts import find_contact, lock_contact
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.rights import CONTACTS, CUSTOMERS
from soap_service.services.iservice.service import service
from soap_service.services.iservice.subscriptions import replace_subscriptions, subscriptions_of
from soap_service.services.iservice.types import (
    ServiceResult,
    SubscriptionsInput,
    SubscriptionsResult,
)


@service.reads(CONTACTS)
def contact_get_subscriptions(desk: Desk, *, contact_id: int) -> SubscriptionsResult:
    """Return the lists, campaigns and articles of a contact."""
    return subscriptions_of(desk, find_contact(desk, contact_id))


@service.writes(CONTACTS)
def contact_set_subscriptions(
    desk: Desk, *, contact_id: int, subscriptions: SubscriptionsInput | None
) -> ServiceResult:
    """Replace the subscriptions of a contact."""
    contact = lock_contact(desk, contact_id)
    replace_subscriptions(desk, contact, subscriptions or SubscriptionsInput())
    return ServiceResult()


@service.writes(CUSTOMERS)
def find_answer_my_subscriptions_set(
    desk: Desk, *, subscriptions: SubscriptionsInput | None, page_action: str | None
) -> SubscriptionsResult:
    """Replace the caller's own subscriptions and return them."""
    contact = lock_contact(desk, desk.caller.contact_id)
    replace_subscriptions(desk, contact, subscriptions or SubscriptionsInput())
    return subscriptions_of(desk, contact)
