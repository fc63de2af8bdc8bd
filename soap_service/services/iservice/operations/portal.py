"""What customers, and anybody, do by themselves: read, ask, look at what they asked."""

from __future__ import annotations

from dataclasses import replace

from db.models.iservice import Contact, InteractionType, Status, UserKind
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import articles, creation
from soap_service.services.iservice.desk import Caller, Desk
from soap_service.services.iservice.interaction_search import list_interactions
from soap_service.services.iservice.interactions import NewInteraction, add_interaction
from soap_service.services.iservice.logins import EMAIL, find_login, read_address
from soap_service.services.iservice.paging import MOST_PER_PAGE, PageOf, read_page
from soap_service.services.iservice.people import add_customer
from soap_service.services.iservice.rights import ANYONE, CUSTOMERS
from soap_service.services.iservice.segments import choose_topic
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    ArticleResult,
    ArticlesResult,
    ContactDetails,
    ContactLogin,
    InteractionResult,
    InteractionSearchResult,
    QuestionInput,
)


@service.reads(CUSTOMERS)
def find_answer_history(desk: Desk, *, page_action: str | None) -> InteractionSearchResult:
    """Return the caller's own interactions, the newest first."""
    return list_interactions(desk, PageOf(1, MOST_PER_PAGE))


@service.reads(ANYONE)
def find_answer_articles_search(
    desk: Desk,
    *,
    topic_id: int | None,
    search_string: str | None,
    page_num: int | None,
    per_page: int | None,
) -> ArticlesResult:
    """Find articles."""
    total, found = articles.search_articles(
        desk, topic_id, search_string, read_page(page_num, per_page)
    )
    return ArticlesResult(total_count=total, articles=found)


@service.reads(ANYONE)
def find_answer_article_get(desk: Desk, *, article_id: int) -> ArticleResult:
    """Return an article."""
    return ArticleResult(article=articles.find_article(desk, article_id))


@service.writes(ANYONE)
def find_answer_question_submit(desk: Desk, *, question: QuestionInput | None) -> InteractionResult:
    """Store a question as a Customer Ticket; a login nobody has becomes a contact."""
    if question is None or not (question.subject or "").strip():
        raise ServiceError(MISSING_ARGUMENT, name="question.Subject")
    topic = choose_topic(desk, question.segment_id, question.topic_id)
    asking = replace(desk, caller=_part_of(desk, question.segment_id))
    contact, address = _asker(desk, question)
    new = NewInteraction(
        InteractionType.CUSTOMER_TICKET,
        contact,
        topic,
        question.subject,
        question.body_html or "",
        status=Status.UNASSIGNED,
        from_address=address,
        attachment_ids=list(question.attachment_ids or ()),
        values=creation.values_for(asking, InteractionType.CUSTOMER_TICKET, question.properties),
    )
    made = add_interaction(desk, new)
    creation.acknowledge(desk, made)
    return InteractionResult(interaction_id=made.interaction_id, thread_id=made.thread_id)


def _part_of(desk: Desk, segment_id: int) -> Caller:
    """Return the caller as part of the segment they ask in."""
    return replace(desk.caller, segment_ids=desk.caller.segment_ids | {segment_id})


def _asker(desk: Desk, question: QuestionInput) -> tuple[Contact, str | None]:
    """Return who asks, and the address to answer to. Raises ServiceError.

    Of a contact who is known already nothing is changed: anybody could say to be them.
    """
    if desk.caller.kind == UserKind.CUSTOMER:
        return desk.session.get_one(Contact, desk.caller.contact_id), None
    login = read_address(question.login).lower()
    known = find_login(desk.session, login)
    if known is not None:
        return desk.session.get_one(Contact, known.contact_id), login
    details = question.contact_details or ContactDetails()
    details = replace(details, set_logins=True, logins=[ContactLogin(name=login, type=EMAIL)])
    return add_customer(desk, details, [question.segment_id]), login
