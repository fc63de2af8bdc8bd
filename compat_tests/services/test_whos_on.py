"""Visitors of the web site: page views, who is on line, visits that end and begin again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.visitors import KEY, SHOES, found, on_line, see, visitor
from compat_tests.services.world import ANNA, CUSTOMER, NOON, QUEUE, World
from db.models.own import OutgoingEvent, Visitor, VisitorPage
from db.models.smartertrack import Brand

KNOWN = (
    "DisplayName=Kim  Öz",
    "emailaddress=Kim Öz <kim@example.com>",
    "IPAddress=192.0.2.7",
    "Country=Canada",
    "HostName=dsl.example.net",
    "Language=fr-CA",
    "Referrer=https://search.example/?q=shoes",
    "UserAgent=Browser/1.0",
    f"UserID={CUSTOMER}",
    "BrandID=3",
)


@pytest.fixture
def shop(world: World) -> World:
    """A world with a brand."""
    world.change(lambda session: session.add(Brand(brand_id=3, brand_name="Shop")))
    return world


def test_a_visitor_comes_back_as_reported(shop: World) -> None:
    assert see(shop, known=KNOWN).visitor_id == 1
    assert visitor(shop)._asdict() == {
        "brand_id": 3,
        "chat_id": 0,
        "country": "Canada",
        "date_last_seen_utc": NOON,
        "date_left_utc": None,
        "date_started_utc": NOON,
        "display_name": "Kim Öz",
        "email_address": "kim@example.com",
        "hits": 1,
        "host_name": "dsl.example.net",
        "ip_address": "192.0.2.7",
        "is_online": True,
        "language": "fr-CA",
        "page_title": "Shoes",
        "page_url": SHOES,
        "referrer": "https://search.example/?q=shoes",
        "user_agent": "Browser/1.0",
        "user_id": CUSTOMER,
        "visitor_id": 1,
        "visits": 1,
    }


def test_a_page_view_is_counted_and_what_is_not_said_stays(shop: World) -> None:
    see(shop, known=KNOWN)
    shop.clock.advance(5)
    see(shop, url="/boots", title="", known=["Country=France"])
    seen = visitor(shop)
    assert (seen.hits, seen.page_url, seen.page_title) == (2, "/boots", "")
    assert (seen.country, seen.display_name, seen.brand_id) == ("France", "Kim Öz", 3)
    assert (seen.date_started_utc, seen.date_last_seen_utc) == (NOON, shop.clock.now)


def test_the_pages_of_a_visitor_are_listed_the_latest_first(world: World) -> None:
    see(world)
    world.clock.advance(1)
    see(world, url="/boots", title="Boots")
    see(world, key="somebody else", url="/hats")
    pages = success(world.GetVisitor(1)).pages
    assert [tuple(each) for each in pages] == [
        (world.clock.now, "Boots", "/boots"),
        (NOON, "Shoes", SHOES),
    ]


def test_a_page_view_takes_few_statements(world: World, sql: list[str]) -> None:
    see(world)
    sql.clear()
    see(world)
    assert sent(sql) == 4  # who calls, the count, the visitor, the page
    assert world.rows(select(OutgoingEvent)) == []


def test_the_key_of_a_visitor_is_not_kept(world: World) -> None:
    """Known difference S114."""
    see(world)
    [(key,)] = world.rows(select(Visitor.visitor_key))
    assert KEY not in key
    assert len(key) == 64


def test_keys_that_differ_in_case_are_of_two_visitors(world: World) -> None:
    assert [see(world, key=key).visitor_id for key in ("aB", "ab", " aB ")] == [1, 2, 1]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((None, "/", "", None), 10),
        ((" ", "/", "", None), 10),
        (("x" * 201, "/", "", None), 15),
        (("x", None, "", None), 10),
        (("x", "javascript:alert(1)", "", None), 11),
        (("x", "shoes", "", None), 11),
        (("x", "//example.com/shoes", "", None), 11),
        (("x", "/\\example.com", "", None), 11),
        (("x", "https://[::1", "", None), 11),
        (("x", "/", "", ["Colour=red"]), 13),
        (("x", "/", "", ["x"]), 12),
        (("x", "/", "", ["IPAddress=localhost"]), 14),
        (("x", "/", "", ["EmailAddress=kim"]), 106),
        (("x", "/", "", ["UserID=77"]), 204),
        (("x", "/", "", [f"UserID={QUEUE}"]), 204),
        (("x", "/", "", ["BrandID=77"]), 201),
    ],
)
def test_a_page_view_that_cannot_be_is_told_in_band(
    world: World, arguments: tuple[object, ...], code: int
) -> None:
    result = world.TrackVisitor(*arguments)
    assert (failure(result), result.visitor_id, result.invitation) == (code, 0, None)
    assert world.rows(select(Visitor)) == []


def test_what_a_visitor_sends_is_one_line_of_text_that_leads_nowhere(world: World) -> None:
    """Known difference S113."""
    more = ["Referrer=javascript:alert(1)", f"UserAgent={'x' * 3000}", "DisplayName=<b>Kim</b>\n!"]
    see(world, title="a\r\n b", url="/" + "x" * 3000, known=more)
    seen = visitor(world)
    assert (seen.referrer, seen.page_title, seen.display_name) == (None, "a b", "<b>Kim</b> !")
    assert (len(seen.user_agent), len(seen.page_url)) == (2000, 2000)


def test_a_referrer_may_be_an_app(world: World) -> None:
    see(world, known=["Referrer=android-app://org.example.news/"])
    assert visitor(world).referrer == "android-app://org.example.news/"


def test_what_was_said_can_be_taken_back(shop: World) -> None:
    see(shop, known=KNOWN)
    see(shop, known=[f"{pair.partition('=')[0]}=" for pair in KNOWN])
    seen = visitor(shop)
    assert (seen.display_name, seen.email_address, seen.ip_address) == (None, None, None)
    assert (seen.user_id, seen.brand_id) == (0, 0)


def test_who_was_seen_lately_is_on_line(world: World) -> None:
    """Known difference S111."""
    see(world)
    world.clock.advance(19)
    see(world, key="somebody else")
    assert on_line(world) == [2, 1]
    world.clock.advance(1)
    assert on_line(world) == [2]
    assert found(world) == [2, 1]
    assert visitor(world).is_online is False


def test_a_visitor_who_was_away_for_long_begins_another_visit(world: World) -> None:
    """Known difference S111."""
    see(world)
    see(world)
    world.clock.advance(20)
    assert see(world).visitor_id == 1
    seen = visitor(world)
    assert (seen.hits, seen.visits, seen.date_started_utc) == (1, 2, world.clock.now)
    assert len(success(world.GetVisitor(1)).pages) == 3


def test_a_removed_visitor_is_gone_until_the_next_page(world: World) -> None:
    see(world)
    world.clock.advance(1)
    success(world.RemoveVisitor(1))
    assert on_line(world) == []
    assert visitor(world).date_left_utc == world.clock.now
    see(world)
    seen = visitor(world)
    assert (on_line(world), seen.visits, seen.date_left_utc) == ([1], 2, None)


def test_only_visitors_on_line_can_be_removed(world: World) -> None:
    see(world)
    success(world.RemoveVisitor(1))
    assert failure(world.RemoveVisitor(1)) == 521
    assert failure(world.RemoveVisitor(2)) == 520


def test_an_unknown_visitor_is_told_in_band(world: World) -> None:
    result = world.GetVisitor(1)
    assert (failure(result), result.visitor, result.pages) == (520, None, None)
    assert failure(world.GetInvitationsForVisitor(1)) == 520


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        ((), [3, 2, 1]),
        (("SortOrder=ascending",), [1, 2, 3]),
        (("Skip=1", "Take=1"), [2]),
        (("Country=canada",), [2, 1]),
        (("Country=Canada", "MinHits=2"), [2]),
        (("Country=Canada", "Country=France"), [3, 2, 1]),
        (("IPAddress=192.0.2.7",), [1]),
        (("BrandID=3",), [1]),
        (("IdleMinutes=2",), [1]),
        (("IdleMinutes=0",), [3, 2, 1]),
        (("IdleMinutes=2147483647",), []),
        (("Text=SHOES",), [1]),
        (("Text=kim",), [1]),
        (("Text=100%",), []),
        (("PageUrl=boots",), [2]),
        (("EmailAddress=KIM@example.com",), [1]),
        ((f"UserID={CUSTOMER}",), [1]),
        (("UserID=0", "BrandID=0", "ChatID=0"), [3, 2]),
        (("VisitorID=2",), [2]),
        (("Visits=1", "IsOnline=true"), [3, 2, 1]),
        (("DateStartedUTCStart=2019-08-23T06:56:19",), [3, 2]),
    ],
)
def test_visitors_are_found_by_what_is_known_of_them(
    shop: World, criteria: tuple[str, ...], ids: list[int]
) -> None:
    see(shop, known=KNOWN)
    shop.clock.advance(1)
    see(shop, key="2", url="/boots", title="Boots", known=["Country=Canada"])
    shop.clock.advance(1)
    see(shop, key="2", url="/boots", title="Boots")
    see(shop, key="3", url="/hats", title="Hats", known=["Country=France"])
    assert on_line(shop, *criteria) == ids
    assert found(shop, *criteria) == ids


@pytest.mark.parametrize(
    ("criterion", "code"),
    [("Colour=red", 13), ("MinHits=many", 14), ("IdleMinutes=-1", 14), ("x", 12)],
)
def test_a_search_that_cannot_be_is_told_in_band(world: World, criterion: str, code: int) -> None:
    result = world.GetVisitors([criterion])
    assert (failure(result), result.visitors) == (code, None)
    assert failure(world.GetVisitorsBySearch([criterion])) == code


def test_those_who_left_are_found_by_that(world: World) -> None:
    see(world)
    see(world, key="somebody else")
    success(world.RemoveVisitor(1))
    assert found(world, "IsOnline=false") == [1]
    assert on_line(world, "IsOnline=false") == []


@pytest.mark.parametrize(
    ("allowed", "codes"),
    [
        (["View", "Invite", "Remove"], [0, 0, 0, 0, 0, 0]),
        (["View"], [0, 0, 0, 2, 2, 2]),
        ([], [2, 2, 2, 2, 2, 2]),
    ],
)
def test_roles_say_who_may_see_invite_and_remove(
    world: World, allowed: list[str], codes: list[int]
) -> None:
    """Known difference S112."""
    see(world)
    see(world, key="somebody else")
    success(world.SetWhosOnPermissions(allowed, 3))
    anna = world.as_user("anna")
    results = [
        anna.GetVisitors(None),
        anna.GetVisitorsBySearch(None),
        anna.GetVisitor(1),
        anna.InviteVisitorToChat(1, 1, 1, "May I help?"),
        anna.ForceChat(2, 1, 1, ""),
        anna.RemoveVisitor(1),
    ]
    assert [each.result_code for each in results] == codes
    assert world.InviteVisitorToChat(77, 1, 1, "x").result_code == 520


def test_an_employee_whose_roles_say_nothing_may_do_it_all(world: World) -> None:
    """Known difference S112."""
    anna = world.as_user("anna")
    see(anna)
    assert on_line(anna) == [1]
    success(anna.InviteVisitorToChat(1, 1, 1, "May I help?"))
    success(anna.RemoveVisitor(1))


def test_a_customer_is_nobody_here(world: World) -> None:
    kim = world.as_user("kim")
    assert failure(kim.TrackVisitor(KEY, "/", "", None)) == 1
    assert failure(kim.GetVisitors(None)) == 1
    assert world.rows(select(VisitorPage)) == []


def test_many_visitors_are_streamed(world: World) -> None:
    rows = [
        Visitor(
            visitor_key=str(number),
            user_id=ANNA,
            hits=1,
            started_utc=NOON - timedelta(seconds=number),
            seen_utc=NOON,
        )
        for number in range(600)
    ]
    world.change(lambda session: session.add_all(rows))
    assert len(on_line(world)) == 600
