"""What customers and anybody do: read articles, ask questions, send files."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import World, values
from db.models.iservice import (
    ArticlePropertyValue,
    AttachedFile,
    Contact,
    Interaction,
    SmtpOut,
    Topic,
)
from soap_service.demo import crm
from soap_service.services.iservice.files import drop_unused
from soap_service.services.iservice.types import ContactDetails, QuestionInput


def articles(world: World, who: str, **given: Any) -> list[int]:
    voice = world.anybody if who == "anybody" else getattr(world, who)
    result = success(voice.FindAnswerArticlesSearch(**given))
    assert result.total_count == len(result.articles)
    return [each.article_id for each in result.articles]


@pytest.mark.parametrize(
    ("who", "given", "ids"),
    [
        ("anybody", {}, [crm.TONER]),
        ("kim", {}, [crm.TONER]),
        ("ben", {}, [crm.TONER]),
        ("anna", {}, [crm.TONER, crm.SECRETS]),
        ("anna", {"topicID": crm.INTERNAL}, [crm.SECRETS]),
        ("anybody", {"topicID": crm.INTERNAL}, []),
        ("anybody", {"searchString": "TONER"}, [crm.TONER]),
        ("anna", {"searchString": "both keys"}, [crm.SECRETS]),
        ("anna", {"searchString": "%"}, []),
    ],
)
def test_private_articles_are_for_agents_of_their_segment(
    world: World, who: str, given: dict[str, Any], ids: list[int]
) -> None:
    assert articles(world, who, **given) == ids


def test_a_private_topic_makes_its_articles_private(world: World) -> None:
    hide = update(Topic).where(Topic.topic_id == crm.PRINTERS).values(visibility="Private")
    world.change(lambda session: session.execute(hide))
    assert articles(world, "anybody") == []
    assert failure(world.anybody.FindAnswerArticleGet(articleID=crm.TONER)) == 308
    assert success(world.anna.FindAnswerArticleGet(articleID=crm.TONER)).article.is_public is False


def test_articles_of_a_deleted_topic_are_gone(world: World) -> None:
    gone = update(Topic).where(Topic.topic_id == crm.PRINTERS).values(visibility="Deleted")
    world.change(lambda session: session.execute(gone))
    assert articles(world, "anna") == [crm.SECRETS]


def test_an_article_comes_with_its_rating_and_properties(world: World) -> None:
    value = ArticlePropertyValue(
        article_id=crm.TONER, property_id=crm.VERSION, value_index=0, property_value="2"
    )
    world.change(lambda session: session.add(value))
    shown = success(world.anna.FindAnswerArticleGet(articleID=crm.TONER)).article
    assert (shown.subject, shown.rating) == ("How to change the toner", Decimal("4.5"))
    assert [each.name for each in shown.properties] == ["Version"]
    assert success(world.anna.FindAnswerArticleGet(articleID=crm.SECRETS)).article.rating is None


def ask(world: World, who: str = "anybody", **changes: Any) -> Any:
    given = {
        "login": "new@example.com",
        "segment_id": crm.SUPPORT,
        "topic_id": crm.PRINTERS,
        "subject": "Ink?",
        "body_html": "<p>Where</p>",
    } | changes
    voice = world.anybody if who == "anybody" else getattr(world, who)
    return voice.FindAnswerQuestionSubmit(question=QuestionInput(**given))


def test_anybody_asks_and_becomes_a_contact(world: World) -> None:
    details = ContactDetails([values(crm.NAME, "Nina")])
    made = success(ask(world, contact_details=details, properties=[values(crm.SEVERITY, "1")]))
    [(row,)] = world.rows(select(Interaction))
    assert (row.interaction_id, row.type, row.status, row.from_address) == (
        made.interaction_id,
        "Customer Ticket",
        "Unassigned",
        "new@example.com",
    )
    [(name,)] = world.rows(select(Contact.name).where(Contact.contact_id == row.contact_id))
    assert name == "Nina"
    [(mail,)] = world.rows(select(SmtpOut))
    assert (mail.to_address, mail.subject) == ("new@example.com", "We received your question")


def test_a_known_login_asks_as_its_contact_and_changes_nothing(world: World) -> None:
    """Known difference I11."""
    details = ContactDetails([values(crm.NAME, "Eve")])
    success(ask(world, login="KIM@example.com", contact_details=details))
    [(owner,)] = world.rows(select(Interaction.contact_id))
    assert owner == crm.KIM
    assert success(world.anna.ContactGetName(contactID=crm.KIM)).name == "Kim Larsen"


def test_a_customer_asks_as_themselves(world: World) -> None:
    success(ask(world, "kim", login="yuki@example.com"))
    assert world.rows(select(Interaction.contact_id)) == [(crm.KIM,)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject": " "}, 10),
        ({"login": "x"}, 350),
        ({"segment_id": crm.NEWS}, 347),
        ({"segment_id": 999}, 303),
        ({"topic_id": crm.INTERNAL}, 304),
        ({"topic_id": crm.RETIRED}, 304),
        ({"topic_id": crm.ORDERS}, 346),
        ({"attachment_ids": [99]}, 307),
        ({"properties": [values(crm.BUDGET, "1")]}, 305),
    ],
)
def test_a_question_that_cannot_be_asked(world: World, changes: dict[str, Any], code: int) -> None:
    before = len(world.rows(select(Contact.contact_id)))
    assert failure(ask(world, **changes)) == code
    assert len(world.rows(select(Contact.contact_id))) == before


def upload(voice: Any, name: str = "a.bin", data: bytes | None = b"\x00\xff") -> Any:
    return voice.AttachmentUpload(fileName=name, contentType="image/png", data=data)


def test_a_file_is_uploaded_attached_and_fetched(world: World) -> None:
    kim = world.kim
    sent = success(upload(kim))
    assert sent.data is None
    made = success(
        kim.FindAnswerQuestionSubmit(
            question=QuestionInput(
                segment_id=crm.SUPPORT,
                topic_id=crm.PRINTERS,
                subject="x",
                attachment_ids=[sent.attachment_id],
            )
        )
    )
    for voice in (kim, world.anna):
        [info] = success(
            voice.InteractionGetAttachments(interactionID=made.interaction_id)
        ).attachments
        assert (info.file_name, info.content_type, info.size_bytes) == ("a.bin", "image/png", 2)
        fetched = success(voice.AttachmentGet(attachmentID=info.attachment_id))
        assert fetched.data == b"\x00\xff"
    for voice in (world.ben, world.yuki):
        assert failure(voice.AttachmentGet(attachmentID=sent.attachment_id)) == 307
        assert failure(voice.InteractionGetAttachments(interactionID=made.interaction_id)) == 302


def test_an_upload_is_its_uploaders_until_it_is_used(world: World) -> None:
    mine, nobodys = success(upload(world.kim)), success(upload(world.anybody))
    assert success(world.kim.AttachmentGet(attachmentID=mine.attachment_id)).data
    for voice in (world.anna, world.yuki):
        assert failure(voice.AttachmentGet(attachmentID=mine.attachment_id)) == 307
        assert failure(voice.AttachmentGet(attachmentID=nobodys.attachment_id)) == 307
    assert failure(ask(world, attachment_ids=[mine.attachment_id])) == 307
    success(ask(world, attachment_ids=[nobodys.attachment_id]))


def test_an_anonymous_upload_is_used_from_its_address_only(world: World) -> None:
    sent = success(upload(world.anybody))
    elsewhere = update(AttachedFile).values(owner_address="10.0.0.1")
    world.change(lambda session: session.execute(elsewhere))
    assert failure(ask(world, attachment_ids=[sent.attachment_id])) == 307


def test_what_nobody_uses_within_a_day_is_removed(world: World) -> None:
    kept, unused = success(upload(world.kim)), success(upload(world.anybody))
    success(ask(world, "kim", attachment_ids=[kept.attachment_id]))
    for minutes, left in ((60, [kept, unused]), (24 * 60, [kept])):
        world.clock.advance(minutes)
        world.change(lambda session: drop_unused(session, world.clock.now))
        found = {number for (number,) in world.rows(select(AttachedFile.attachment_id))}
        assert found == {each.attachment_id for each in left}


def test_a_file_needs_a_name(world: World) -> None:
    assert failure(upload(world.kim, " ")) == 10
    assert success(upload(world.kim, data=None)).attachment_id


def test_customers_see_no_private_comments(world: World) -> None:
    world.question(note="rude")
    [shown] = success(world.kim.FindAnswerHistory()).interactions
    assert shown.subject == "It does not print"
    assert failure(world.kim.InteractionGetDetails(interactionID=shown.id)) == 2
