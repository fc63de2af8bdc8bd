"""Contacts: searching, making, reading and changing them, and what they follow."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select, update

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import World, values
from db.iservice_rows import QA_CSR
from db.models.iservice import ArticleContact, Contact, ContactPropertyValue, Property
from soap_service.demo import crm
from soap_service.services.iservice.types import (
    ContactDetails,
    PropertyInput,
    PropertyValue,
    SearchField,
    SearchFields,
    SearchGroup,
    SubscriptionsInput,
)
from soap_service.services.iservice.types import ContactLogin as Login


def fields(*groups: list[tuple[str, str, str]]) -> SearchFields:
    """Return a search by groups of (where, field, text)."""
    return SearchFields([SearchGroup([SearchField(*each) for each in group]) for group in groups])


def found(world: World, *groups: list[tuple[str, str, str]], who: str = "ada") -> list[int]:
    result = success(getattr(world, who).ContactsSearch(fields=fields(*groups)))
    assert result.total_count == len(result.contacts)
    return [each.contact_id for each in result.contacts]


@pytest.mark.parametrize(
    ("groups", "ids"),
    [
        ([[("anywhere", "login", "KIM@")]], [crm.KIM]),
        ([[("start", "name", "kim")]], [crm.KIM]),
        ([[("end", "name", "LARSEN")]], [crm.KIM]),
        ([[("entire", "name", "kim")]], []),
        ([[("entire", "contactID", str(crm.OLA))]], [crm.OLA]),
        ([[("entire", "contactID", "x")]], []),
        ([[("anywhere", str(crm.NAME), "雪")]], [crm.YUKI]),
        ([[("entire", "name", "Kim Larsen"), ("start", "name", "Ola")]], [crm.KIM, crm.OLA]),
        ([[("start", "name", "k")], [("end", "Name", "n")]], [crm.KIM]),
        ([[("anywhere", "bounced", "kim")]], []),
        ([[("anywhere", "name", "%")]], []),
        ([[]], [crm.ADA, crm.KIM, crm.OLA, crm.YUKI]),
    ],
)
def test_contacts_are_found(
    world: World, groups: list[list[tuple[str, str, str]]], ids: list[int]
) -> None:
    assert found(world, *groups) == ids


def test_contacts_are_found_in_the_callers_segments_only(world: World) -> None:
    everybody = [[("anywhere", "login", "@")]]
    assert set(found(world, *everybody, who="anna")) == {crm.ANNA, crm.KIM, crm.YUKI}
    assert set(found(world, *everybody, who="ben")) == {crm.BEN, crm.OLA, crm.YUKI}


def test_results_come_in_pages(world: World) -> None:
    ada = world.ada
    pages = [success(ada.ContactsSearch(pageNum=each, perPage=3)) for each in (1, 2, 3)]
    assert [len(page.contacts) for page in pages] == [3, 1, 0]
    assert {page.total_count for page in pages} == {4}
    assert success(ada.ContactsSearch(pageNum=-1, perPage=9999)).per_page == 500


def test_a_summary_tells_address_and_company(world: World) -> None:
    success(
        world.anna.ContactSetDetails(
            contactID=crm.KIM, details=ContactDetails([values(crm.COMPANY, "Fjord A/S")])
        )
    )
    [kim] = success(world.anna.ContactsSearch(fields=fields([("start", "name", "Kim")]))).contacts
    assert (kim.email, kim.company, kim.segment_ids) == (
        "kim@example.com",
        "Fjord A/S",
        [crm.SUPPORT],
    )


@pytest.mark.parametrize(
    ("field", "code"), [("nonsense", 360), (str(crm.BUDGET), 360), (str(crm.SEVERITY), 360)]
)
def test_a_field_the_caller_does_not_know_is_told(world: World, field: str, code: int) -> None:
    assert failure(world.anna.ContactsSearch(fields=fields([("start", field, "x")]))) == code


def test_a_search_has_a_limit(world: World) -> None:
    many = [("start", "name", "x")] * 201
    assert failure(world.anna.ContactsSearch(fields=fields(many))) == 356


def create(world: World, *properties: PropertyInput, who: str = "anna", **more: Any) -> Any:
    details = ContactDetails(list(properties), set_logins="logins" in more, **more)
    return getattr(world, who).ContactCreate(details=details)


def test_a_contact_joins_the_segments_of_who_made_them(world: World) -> None:
    made = success(create(world, values(crm.NAME, "Nina"), who="mira")).contact_id
    shown = success(world.mira.ContactGetDetails(contactID=made))
    assert (shown.name, shown.membership) == ("Nina", [crm.SUPPORT, crm.SALES])
    assert failure(world.anna.ContactCreate(membership=[crm.SALES])) == 303


@pytest.mark.parametrize(
    ("properties", "more", "name"),
    [
        ((values(crm.NAME, "Nina"),), {"logins": [Login("n@example.com", "email")]}, "Nina"),
        ((), {"logins": [Login("n@example.com", "")]}, "n@example.com"),
        ((values(crm.COMPANY, "Fjord"),), {}, "Contact 13"),
        ((values(crm.NAME, "😀" * 200),), {}, "😀" * 127),
    ],
)
def test_a_name_comes_from_what_is_known(
    world: World, properties: tuple[PropertyInput, ...], more: dict[str, Any], name: str
) -> None:
    """Known difference I8."""
    made = success(create(world, *properties, **more)).contact_id
    assert success(world.anna.ContactGetName(contactID=made)).name == name


@pytest.mark.parametrize(
    ("properties", "more", "code"),
    [
        ((), {}, 322),
        ((values(crm.NAME),), {}, 332),
        ((values(crm.NAME, "a", "b"),), {}, 330),
        ((values(crm.PLAN, "Platinum"),), {}, 331),
        ((values(crm.PHONE, "1", label="Car"),), {}, 331),
        ((values(crm.PHONE, "1", label="x" * 256),), {}, 357),
        ((values(crm.BIRTHDAY, "tomorrow"),), {}, 331),
        ((values(crm.SEVERITY, "1"),), {}, 334),
        ((values(crm.BUDGET, "1"),), {}, 305),
        ((values(999, "1"),), {}, 305),
        ((), {"logins": [Login("kim@example.com", "")]}, 320),
        ((), {"logins": [Login("n@example.com", "fax")]}, 321),
        ((), {"logins": [Login("n" * 256, "")]}, 11),
    ],
)
def test_a_contact_that_cannot_be_made(
    world: World, properties: tuple[PropertyInput, ...], more: dict[str, Any], code: int
) -> None:
    before = world.rows(select(func.count()).select_from(Contact))
    assert failure(create(world, *properties, **more)) == code
    assert world.rows(select(func.count()).select_from(Contact)) == before


@pytest.mark.parametrize(
    ("value_type", "given", "member", "shown"),
    [
        ("Date", PropertyValue(value="2001-02-03"), "value_date_utc", datetime(2001, 2, 3)),
        (
            "Date",
            PropertyValue(value_date_utc=datetime(2001, 2, 3, 4)),
            "value_date_utc",
            datetime(2001, 2, 3),
        ),
        (
            "DateTime",
            PropertyValue(value="2001-02-03T04:05:06+01:00"),
            "value_datetime_utc",
            datetime(2001, 2, 3, 3, 5, 6),
        ),
        ("Integer", PropertyValue(value=" -12 "), "value_int", -12),
        ("Integer", PropertyValue(value_int=7), "value_int", 7),
        ("Number", PropertyValue(value="1.50"), "value_number", 1.5),
        ("Text", PropertyValue(value="Grüße 😀"), "value", "Grüße 😀"),
    ],
)
def test_values_keep_their_type(
    world: World, value_type: str, given: PropertyValue, member: str, shown: object
) -> None:
    typed = update(Property).where(Property.property_id == crm.COMPANY)
    world.change(lambda session: session.execute(typed.values(value_type=value_type)))
    details = ContactDetails([PropertyInput(crm.COMPANY, None, [given])])
    success(world.anna.ContactSetDetails(contactID=crm.KIM, details=details))
    result = success(world.anna.ContactGetDetails(contactID=crm.KIM))
    [company] = [each for each in result.properties if each.property_id == crm.COMPANY]
    [value] = company.values
    assert (
        float(getattr(value, member)) == shown
        if member == "value_number"
        else (getattr(value, member) == shown)
    )


@pytest.mark.parametrize(
    ("value_type", "text"),
    [("Integer", "1.5"), ("Integer", "2147483648"), ("Number", "NaN"), ("Number", "1e99")],
)
def test_values_of_another_type_are_refused(world: World, value_type: str, text: str) -> None:
    typed = update(Property).where(Property.property_id == crm.COMPANY)
    world.change(lambda session: session.execute(typed.values(value_type=value_type)))
    details = ContactDetails([values(crm.COMPANY, text)])
    assert failure(world.anna.ContactSetDetails(contactID=crm.KIM, details=details)) == 331


def test_details_show_rules_choices_and_several_values(world: World) -> None:
    phones = [PropertyValue("Home", "1"), PropertyValue("Work", "2")]
    given = ContactDetails([PropertyInput(0, "PHONE", phones)])
    success(world.anna.ContactSetDetails(contactID=crm.KIM, details=given))
    shown = success(world.anna.ContactGetDetails(contactID=crm.KIM))
    by_id = {each.property_id: each for each in shown.properties}
    assert crm.BUDGET not in by_id
    phone, plan = by_id[crm.PHONE], by_id[crm.PLAN]
    assert [(each.description, each.value) for each in phone.values] == [
        ("Home", "1"),
        ("Work", "2"),
    ]
    assert (phone.allow_multiple, phone.description_choices) == (True, ["Home", "Work"])
    assert (plan.is_read_only, plan.value_choices) == (True, ["Basic", "Gold"])
    assert plan.segment_id is None
    assert [(each.name, each.type) for each in shown.logins] == [("kim@example.com", "email")]


def test_what_is_not_named_stays(world: World) -> None:
    """Known difference I7."""
    details = ContactDetails([values(crm.COMPANY, "Fjord")])
    success(world.anna.ContactSetDetails(contactID=crm.KIM, details=details))
    shown = success(world.anna.ContactGetDetails(contactID=crm.KIM))
    assert (shown.name, len(shown.logins)) == ("Kim Larsen", 1)


def test_logins_are_replaced_when_that_is_meant(world: World) -> None:
    logins = [Login("Kim@Home.example", "email"), Login("kim@example.com", "bounced")]
    details = ContactDetails(set_logins=True, logins=logins)
    success(world.anna.ContactSetDetails(contactID=crm.KIM, details=details))
    shown = success(world.anna.ContactGetDetails(contactID=crm.KIM)).logins
    assert {(each.name, each.type) for each in shown} == {
        ("kim@home.example", "email"),
        ("kim@example.com", "bounced"),
    }


def test_membership_changes_within_the_callers_segments(world: World) -> None:
    anna, mira = world.anna, world.mira
    assert failure(anna.ContactSetDetails(contactID=crm.KIM, membership=[])) == 323
    assert failure(anna.ContactSetDetails(contactID=crm.KIM, membership=[crm.SALES])) == 303
    success(anna.ContactSetDetails(contactID=crm.YUKI, membership=[]))
    assert success(mira.ContactGetDetails(contactID=crm.YUKI)).membership == [crm.SALES]
    assert failure(anna.ContactGetName(contactID=crm.YUKI)) == 301


def test_customers_see_and_change_themselves_only(world: World) -> None:
    kim = world.kim
    details = ContactDetails([values(crm.NAME, "Kim L.")])
    success(kim.ContactSetDetails(contactID=crm.KIM, details=details))
    assert success(kim.ContactGetDetails(contactID=crm.KIM)).name == "Kim L."
    assert failure(kim.ContactGetDetails(contactID=crm.YUKI)) == 301
    assert failure(kim.ContactSetDetails(contactID=crm.YUKI, details=details)) == 301
    gold = ContactDetails([values(crm.PLAN, "Gold")])
    assert failure(kim.ContactSetDetails(contactID=crm.KIM, details=gold)) == 333
    assert failure(kim.ContactSetDetails(contactID=crm.KIM, membership=[crm.SALES])) == 303


def test_an_agent_needs_all_rights_of_whom_they_look_at(world: World) -> None:
    colleague = update(Contact).where(Contact.contact_id == crm.KIM).values(user_type_id=QA_CSR)
    world.change(lambda session: session.execute(colleague))
    success(world.anna.ContactGetDetails(contactID=crm.KIM))
    manager = update(Contact).where(Contact.contact_id == crm.KIM).values(user_type_id=6)
    world.change(lambda session: session.execute(manager))
    assert failure(world.anna.ContactGetDetails(contactID=crm.KIM)) == 324
    assert failure(world.anna.ContactSetDetails(contactID=crm.KIM)) == 324
    assert success(world.anna.ContactGetName(contactID=crm.KIM)).name == "Kim Larsen"


def test_subscriptions_are_replaced_as_a_whole(world: World) -> None:
    anna = world.anna
    given = SubscriptionsInput(["1"], ["campaign-1"], ["1"])
    success(anna.ContactSetSubscriptions(contactID=crm.KIM, subscriptions=given))
    shown = success(anna.ContactGetSubscriptions(contactID=crm.KIM))
    assert [(each.name, each.is_on_list, each.is_opted_out) for each in shown.lists] == [
        ("Newsletter", True, False)
    ]
    assert [(each.is_on_list, each.is_opted_out) for each in shown.campaigns] == [(False, True)]
    assert [each.subject for each in shown.articles] == ["How to change the toner"]
    success(anna.ContactSetSubscriptions(contactID=crm.KIM))
    assert success(anna.ContactGetSubscriptions(contactID=crm.KIM)).articles == []


def test_who_opted_out_is_on_no_list(world: World) -> None:
    given = SubscriptionsInput(["1"], ["1"])
    [mailing] = success(world.kim.FindAnswerMySubscriptionsSet(subscriptions=given)).lists
    assert (mailing.is_on_list, mailing.is_opted_out) == (False, True)


@pytest.mark.parametrize(
    "given",
    [
        SubscriptionsInput(["2"]),
        SubscriptionsInput(["x"]),
        SubscriptionsInput(["campaign-2"]),
        SubscriptionsInput(article_ids=["2"]),
        SubscriptionsInput(article_ids=["99"]),
    ],
)
def test_what_does_not_exist_cannot_be_followed(world: World, given: SubscriptionsInput) -> None:
    """A private article is none for a customer."""
    assert failure(world.kim.FindAnswerMySubscriptionsSet(subscriptions=given)) == 316
    assert failure(world.kim.ContactSetSubscriptions(contactID=crm.KIM, subscriptions=given)) == 316
    assert world.rows(select(ArticleContact)) == []


def test_subscriptions_of_others_are_not_a_customers(world: World) -> None:
    assert failure(world.kim.ContactGetSubscriptions(contactID=crm.YUKI)) == 301


def test_deleting_contacts_is_the_landlords_and_off_at_first(world: World) -> None:
    assert failure(world.landlord.ContactDelete(contactID=crm.KIM)) == 328
    assert failure(world.root.ContactDelete(contactID=crm.KIM)) == 2


def test_a_deleted_contact_leaves_nothing(world: World) -> None:
    from soap_service.services.iservice import settings

    world.change(lambda session: settings.switch(session, settings.CONTACT_DELETE, on=True))
    question = world.question()
    success(world.landlord.ContactDelete(contactID=crm.KIM))
    assert failure(world.anna.ContactGetName(contactID=crm.KIM)) == 301
    assert failure(world.anna.InteractionGetDetails(interactionID=question)) == 302
    left = select(ContactPropertyValue).where(ContactPropertyValue.contact_id == crm.KIM)
    assert world.rows(left) == []
    assert failure(world.landlord.ContactDelete(contactID=crm.KIM)) == 301
    assert failure(world.landlord.ContactDelete(contactID=crm.ROOT)) == 327
