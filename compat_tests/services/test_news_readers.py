"""Whom news are shown to, in which brand, language and days; who may find and change them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from compat_tests.services.newsroom import (
    FIRST_BRAND,
    NOBODY,
    SECOND_BRAND,
    add_brands,
    add_languages,
    found,
    news,
    shown,
    subjects,
)
from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ADMIN, ANNA, BEN, CUSTOMER, NOON, World
from db.models.smartertrack import UserInRole

AGENTS = 3
REFUSED = 2


def allow(world: World, *actions: str) -> None:
    """Say what agents may do with news."""
    success(world.SetNewsPermissions(list(actions), AGENTS))


def add_role(world: World, name: str, *user_ids: int) -> int:
    """Add a role with members and return its id."""
    success(world.AddRole(name, False))
    [role_id] = [each.role_id for each in world.GetAllRoles().roles if each.role_name == name]
    members = [UserInRole(user_id=each, role_id=role_id, date_added_utc=NOON) for each in user_ids]
    world.change(lambda session: session.add_all(members))
    return int(role_id)


def test_news_are_shown_on_their_days(world: World) -> None:
    """Known difference S115."""
    tomorrow = NOON + timedelta(days=1)
    news(world, "Now", f"PublishUntil={tomorrow.isoformat()}")
    news(world, "Tomorrow", f"PublishFrom={tomorrow.isoformat()}")
    news(world, "Always")
    assert shown(world) == ["Always", "Now"]
    world.clock.advance(24 * 60)
    assert shown(world) == ["Tomorrow", "Always"]


def test_private_news_are_for_employees(world: World) -> None:
    """Known difference S115."""
    news(world, "Ours", "IsPrivate=true")
    assert [shown(world, each) for each in (0, CUSTOMER, ANNA)] == [[], [], ["Ours"]]


def test_news_of_a_role_are_for_its_members_and_for_administrators(world: World) -> None:
    """Known difference S115."""
    number = news(world, "Gold")
    gold = add_role(world, "Gold", CUSTOMER)
    success(world.SetNewsItemRoles(number, [gold]))
    readers = (0, CUSTOMER, ANNA, ADMIN)
    assert [shown(world, each) for each in readers] == [[], ["Gold"], [], ["Gold"]]
    success(world.SetNewsItemRoles(number, []))
    assert shown(world) == ["Gold"]


def test_a_draft_is_shown_to_nobody(world: World) -> None:
    news(world, "Draft", "IsDraft=true")
    assert shown(world, ADMIN) == []


def test_a_brand_shows_its_own_news_and_those_of_all(world: World) -> None:
    add_brands(world)
    success(world.SetNewsItemBrands(news(world, "Second"), [SECOND_BRAND]))
    news(world, "All")
    assert shown(world, brand_id=FIRST_BRAND) == ["All"]
    assert shown(world, brand_id=SECOND_BRAND) == ["All", "Second"]
    assert shown(world) == ["All", "Second"]


def test_a_language_shows_its_own_news_and_those_without_one(world: World) -> None:
    """Known difference S116."""
    add_languages(world)
    news(world, "Deutsch", "Language=de-DE")
    news(world, "Français", "Language=fr-FR")
    news(world, "Any")
    assert shown(world, language="DE-DE") == ["Any", "Deutsch"]
    assert shown(world) == ["Any", "Français", "Deutsch"]


def test_the_newest_are_first_by_the_day_they_are_shown_from(world: World) -> None:
    news(world, "Third", "EventDate=2019-01-01")
    news(world, "First", "EventDate=2018-01-01", "PublishFrom=2019-03-01")
    news(world, "Second", "EventDate=2019-02-01")
    assert shown(world) == ["First", "Second", "Third"]
    assert found(world, "SortOrder=ascending") == ["Third", "Second", "First"]


def test_a_list_is_as_long_as_was_asked(world: World) -> None:
    for each in range(3):
        news(world, str(each))
    assert subjects(world.GetNewsItems(0, 0, None, 2)) == ["2", "1"]
    assert failure(world.GetNewsItems(0, 0, None, -1)) == 146


def test_a_reader_brand_and_language_must_exist(world: World) -> None:
    assert failure(world.GetNewsItems(NOBODY, 0, "", 0)) == 204
    assert failure(world.GetNewsItems(0, NOBODY, "", 0)) == 201
    assert failure(world.GetNewsItems(0, 0, "tlh", 0)) == 607


def test_agents_of_whose_roles_nothing_was_said_do_all_but_delete(world: World) -> None:
    """Known difference S117."""
    anna = world.as_user("anna")
    number = news(world, "Theirs", "IsDraft=true")
    success(anna.PublishNewsItem(number))
    assert failure(anna.DeleteNewsItem(number)) == REFUSED
    assert failure(anna.DeleteNewsItem(news(anna))) == REFUSED


def test_who_may_not_edit_finds_what_readers_are_shown(world: World) -> None:
    """Known difference S117."""
    for name, more in (("Draft", "IsDraft=1"), ("Soon", "PublishFrom=2030-01-01"), ("Sales", "")):
        news(world, name, more)
    success(world.SetNewsItemRoles(3, [add_role(world, "Sales", BEN)]))
    news(world, "Private", "IsPrivate=true")
    allow(world, "View")
    anna, ben = world.as_user("anna"), world.as_user("ben")
    assert found(anna) == ["Private"]
    assert found(ben) == ["Private", "Sales"]
    assert failure(anna.GetNewsItem(3)) == 530
    assert failure(anna.SetNewsItemProperties(1, [])) == 530
    assert failure(anna.SetNewsItemProperties(4, [])) == REFUSED
    assert failure(anna.CreateNewsItem(["Subject=x"])) == REFUSED
    success(anna.FlagNewsItemForReview(4))
    assert shown(anna, CUSTOMER) == []


def test_who_may_write_finds_and_changes_what_one_has_written(world: World) -> None:
    """Known difference S117."""
    allow(world, "View", "Create")
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = news(anna, "Mine", "IsDraft=true")
    assert (found(anna), found(ben)) == (["Mine"], [])
    success(anna.PublishNewsItem(number))
    assert failure(ben.UnpublishNewsItem(number)) == REFUSED
    assert failure(anna.DeleteNewsItem(number)) == REFUSED


def test_who_may_edit_but_not_write_changes_what_one_has_written_before(world: World) -> None:
    anna = world.as_user("anna")
    number = news(anna)
    allow(world, "View", "Edit")
    success(anna.UnpublishNewsItem(number))
    assert failure(anna.CreateNewsItem(["Subject=x"])) == REFUSED


def test_who_may_not_see_news_finds_none(world: World) -> None:
    number = news(world)
    allow(world)
    anna = world.as_user("anna")
    assert (shown(anna, ANNA), found(anna)) == ([], [])
    assert failure(anna.GetNewsItem(number)) == 530


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ([], ["Beta", "Alpha"]),
        (["Subject=ALPH"], ["Alpha"]),
        (["Text=toner"], ["Beta"]),
        (["IsDraft=true"], ["Beta"]),
        (["IsShown=true"], ["Alpha"]),
        (["IsShown=no"], ["Beta"]),
        (["IsPrivate=0"], ["Beta", "Alpha"]),
        (["NewsItemID=1", "NewsItemID=2"], ["Beta", "Alpha"]),
        (["ID=1"], ["Alpha"]),
        (["SummaryShort=STAPLE"], ["Beta"]),
        (["AuthorUserID=2"], ["Beta", "Alpha"]),
        (["BrandID=1"], ["Beta"]),
        (["RoleID=3"], ["Alpha"]),
        (["Language="], ["Alpha"]),
        (["Language=de-de"], ["Beta"]),
        (["EventDateUTCStart=2019-02-01"], ["Beta"]),
        (["PublishUntilUTCEnd=2030-01-02"], ["Alpha"]),
        (["Take=1", "Skip=1"], ["Alpha"]),
    ],
)
def test_news_are_found_by_criteria(world: World, criteria: list[str], expected: list[str]) -> None:
    add_brands(world)
    add_languages(world)
    news(world, "Alpha", "EventDate=2019-01-01", "PublishUntil=2030-01-01")
    news(world, "Beta", "IsDraft=1", "Body=<b>Toner</b>", "Language=de-DE", "SummaryShort=Staples")
    success(world.SetNewsItemBrands(1, [SECOND_BRAND]))
    success(world.SetNewsItemRoles(1, [AGENTS]))
    assert found(world, *criteria) == expected


def test_a_search_refuses_what_it_does_not_know(world: World) -> None:
    assert failure(world.GetNewsItemsBySearch(["Colour=red"])) == 13
    assert failure(world.GetNewsItemsBySearch(["IsDraft=maybe"])) == 14


@pytest.mark.parametrize("key", ["BrandID", "NewsItemID", "RoleID", "Text"])
def test_a_search_takes_many_criteria(world: World, key: str) -> None:
    news(world, "Alpha 499")
    success(world.GetNewsItemsBySearch([f"{key}={each}" for each in range(500)]))
    assert failure(world.GetNewsItemsBySearch([f"{key}=1"] * 501)) == 147


def test_a_list_tells_what_each_item_is(world: World) -> None:
    news(world, "One", "SummaryShort=Short", "PublishFrom=2019-01-01")
    [row] = success(world.GetNewsItems(ANNA, 0, "", 0)).news_items
    assert (row.news_item_id, row.summary_short, row.language) == (1, "Short", "")
    assert (row.author_user_id, row.publish_from_utc) == (ADMIN, datetime(2019, 1, 1))
    assert (row.publish_until_utc, row.is_draft) == (None, False)


def test_a_list_costs_the_same_however_long_it_is(world: World, sql: list[str]) -> None:
    anna = world.as_user("anna")
    costs = []
    for each in range(3):
        news(world, str(each))
        anna.GetNewsItems(CUSTOMER, 0, "", 0)
        sent(sql)
        anna.GetNewsItems(CUSTOMER, 0, "", 0)
        costs.append(sent(sql))
    assert len(set(costs)) == 1
