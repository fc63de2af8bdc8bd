"""Subscriptions: lists, campaigns and articles that a contact follows or wants nothing of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.iservice import (
    Article,
    ArticleContact,
    Campaign,
    CampaignContact,
    Contact,
    ListContact,
    MailingList,
    Topic,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import LIST_NOT_FOUND
from soap_service.services.iservice.types import (
    ArticleSubscription,
    CampaignSubscription,
    ListSubscription,
    SubscriptionsInput,
    SubscriptionsResult,
)
from soap_service.services.iservice.visibility import sees_articles

_CAMPAIGN = "campaign-"


def subscriptions_of(desk: Desk, contact: Contact) -> SubscriptionsResult:
    """Return every list and campaign with what a contact said of it, and their articles.

    Customers are shown the lists that are to be seen by them.
    """
    session = desk.session
    own_lists = _marks(session, ListContact, "list_id", contact.contact_id)
    own_campaigns = _marks(session, CampaignContact, "campaign_id", contact.contact_id)
    lists = session.scalars(select(MailingList).order_by(MailingList.name))
    campaigns = session.scalars(select(Campaign).order_by(Campaign.name))
    return SubscriptionsResult(
        lists=[
            ListSubscription(
                each.list_id,
                each.name,
                each.description,
                each.is_shown_my_account,
                *own_lists.get(each.list_id, (False, False)),
            )
            for each in lists
            if desk.caller.is_agent or each.is_shown_my_account
        ],
        campaigns=[
            CampaignSubscription(
                each.campaign_id,
                each.name,
                each.description,
                *own_campaigns.get(each.campaign_id, (False, False)),
            )
            for each in campaigns
        ],
        articles=_articles(session, contact.contact_id),
    )


def _marks(
    session: Session, model: Any, key: str, contact_id: int
) -> Mapping[int, tuple[bool, bool]]:
    query = select(getattr(model, key), model.is_on_list, model.is_opted_out)
    rows = session.execute(query.where(model.contact_id == contact_id))
    return {number: (is_on, is_out) for number, is_on, is_out in rows}


def _articles(session: Session, contact_id: int) -> list[ArticleSubscription | None]:
    query = (
        select(Article.article_id, Article.subject)
        .join(ArticleContact, ArticleContact.article_id == Article.article_id)
        .where(ArticleContact.contact_id == contact_id)
        .order_by(Article.article_id)
    )
    return [ArticleSubscription(*row) for row in session.execute(query)]


class _Ids(NamedTuple):
    lists: set[int]
    campaigns: set[int]


def replace_subscriptions(desk: Desk, contact: Contact, given: SubscriptionsInput) -> None:
    """Replace all subscriptions of a contact. Raises ServiceError for what does not exist."""
    chosen, refused = _read_ids(given.list_ids), _read_ids(given.optout_ids)
    _require(desk.session, MailingList.list_id, chosen.lists | refused.lists)
    _require(desk.session, Campaign.campaign_id, chosen.campaigns | refused.campaigns)
    articles = _read_articles(desk, given.article_ids)
    own = contact.contact_id
    for model in (ListContact, CampaignContact, ArticleContact):
        owned: Any = model
        desk.session.execute(delete(owned).where(owned.contact_id == own))
    desk.session.add_all(
        [
            *(
                ListContact(
                    list_id=each, contact_id=own, **_mark(each, chosen.lists, refused.lists)
                )
                for each in chosen.lists | refused.lists
            ),
            *(
                CampaignContact(
                    campaign_id=each,
                    contact_id=own,
                    **_mark(each, chosen.campaigns, refused.campaigns),
                )
                for each in chosen.campaigns | refused.campaigns
            ),
            *(ArticleContact(article_id=each, contact_id=own) for each in articles),
        ]
    )
    desk.session.flush()


def _mark(number: int, chosen: set[int], refused: set[int]) -> dict[str, bool]:
    """Who opted out is on no list, whatever else is said."""
    return {"is_on_list": number in chosen - refused, "is_opted_out": number in refused}


def _read_ids(texts: Iterable[str | None] | None) -> _Ids:
    found = _Ids(set(), set())
    for text in texts or ():
        name = (text or "").strip().lower()
        digits = name.removeprefix(_CAMPAIGN)
        if not digits.isdecimal() or len(digits) > 9:
            raise ServiceError(LIST_NOT_FOUND, item=text)
        (found.campaigns if name != digits else found.lists).add(int(digits))
    return found


def _require(session: Session, column: Any, ids: set[int]) -> None:
    known = set(session.scalars(select(column).where(column.in_(ids)))) if ids else set()
    for missing in sorted(ids - known):
        raise ServiceError(LIST_NOT_FOUND, item=missing)


def _read_articles(desk: Desk, texts: Iterable[str | None] | None) -> set[int]:
    ids = _read_ids(texts).lists
    query = (
        select(Article.article_id)
        .join(Topic, Topic.topic_id == Article.topic_id)
        .where(Article.article_id.in_(ids), sees_articles(desk.caller))
    )
    for missing in sorted(ids - (set(desk.session.scalars(query)) if ids else set())):
        raise ServiceError(LIST_NOT_FOUND, item=missing)
    return ids
