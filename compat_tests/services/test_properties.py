"""Properties of a ticket as Key=Value texts."""

from __future__ import annotations

from typing import Any

import pytest

from compat_tests.services.outcome import sent
from compat_tests.services.world import World


def properties(world: World, number: str, *keys: str | None) -> list[str]:
    result = world.GetTicketProperties(number, list(keys))
    assert (result.result, result.message) == (True, "")
    return list(result.request_results)


def test_answers_come_in_the_order_and_spelling_that_was_asked(world: World) -> None:
    number = world.create("a=b")
    asked = ["subject", "TICKETSTATUSID", "BodyHTML", "DateReceivedUTC", "DepartmentID"]
    assert properties(world, number, *asked) == [
        "subject=a=b",
        "TICKETSTATUSID=1",
        "BodyHTML=Hello",
        "DateReceivedUTC=2019-08-23T06:55:19",
        "DepartmentID=1",
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("CustomerEmailAddress", "kim@example.com"),
        ("ID", "1"),
        ("IdAgent", "3"),
        ("IdCustomer", "5"),
        ("IdDepartment", "1"),
        ("IdGroup", "1"),
        ("IsActive", "True"),
        ("IsDeleted", "False"),
        ("IsOpen", "True"),
        ("IsPinnedToAgent", "False"),
        ("IsSpam", "False"),
        ("LastReplyDateUtc", "2019-08-23T06:55:19"),
        ("Priority", "2"),
        ("ReplyCountIn", "0"),
        ("ReplyCountOut", "1"),
        ("RequiresFollowUp", "False"),
        ("ShowInFollowUpView", "False"),
        ("Subject", "Help"),
        ("TicketNumber", "000-24F24A57-0001"),
        ("DateClosedUTC", ""),
        ("GroupName", "First Line"),
        ("UserName", "anna"),
        ("Status", "Active"),
    ],
)
def test_every_member_of_ticket_info_and_more_can_be_asked(
    world: World, key: str, value: str
) -> None:
    assert properties(world, world.create(), key.lower()) == [f"{key.lower()}={value}"]


def test_an_unknown_key_has_an_empty_value_in_its_place(world: World) -> None:
    """Known difference U30."""
    asked = ["Colour", "Subject", "", None, "Subject=x"]
    assert properties(world, world.create(), *asked) == [
        "Colour=",
        "Subject=Help",
        "=",
        "=",
        "Subject=Help",
    ]


def test_the_list_tells_all_by_name_with_values(world: World) -> None:
    """Known difference U30."""
    listed = list(world.GetTicketPropertiesList(world.create()).request_results)
    keys = [text.partition("=")[0].lower() for text in listed]
    assert keys == sorted(keys)
    assert {"Subject=Help", "TicketID=1", "TicketStatusID=1"} <= set(listed)
    assert keys.index("subject") < keys.index("ticketid")


@pytest.mark.parametrize("arguments", [("168-24F24A57-000E",), (None,)])
def test_a_ticket_that_is_not_there_has_no_properties(world: World, arguments: Any) -> None:
    assert world.GetTicketPropertiesList(*arguments).result_code in (10, 100)
    result = world.GetTicketProperties(*arguments, ["Subject"])
    assert (result.result, result.request_results) == (False, None)


def test_the_message_is_read_only_when_it_is_asked(world: World, sql: list[str]) -> None:
    number = world.create()
    sent(sql)
    properties(world, number, "Subject", "GroupName")
    assert sent(sql) == 3
    properties(world, number, "Subject", "BodyHTML", "BodyText")
    assert sent(sql) == 4


@pytest.mark.parametrize(
    ("pair", "key", "value"),
    [
        ("agentid=4", "UserID", "4"),
        ("CustomerID=3", "IdCustomer", "3"),
        ("UserID_Customer=0", "IdCustomer", "0"),
        ("IdleStartTimeUTC=2020-01-02T03:04:05", "LastReplyDateUtc", "2020-01-02T03:04:05"),
        ("Status=closed AND locked", "TicketStatusID", "4"),
        ("DateFollowUpUTC=1/1/0001 12:00:00 AM", "DateFollowUpUTC", ""),
    ],
)
def test_what_can_be_asked_under_a_name_can_be_set_under_it(
    world: World, pair: str, key: str, value: str
) -> None:
    number = world.create()
    assert world.SetTicketProperties(number, [pair]).message == ""
    assert properties(world, number, key) == [f"{key}={value}"]


@pytest.mark.parametrize("key", ["DateOpenedUTC", "LastReplyDateUtc"])
@pytest.mark.parametrize("value", ["", "1/1/0001 12:00:00 AM", "yesterday"])
def test_a_time_that_a_ticket_always_has_is_not_taken_away(
    world: World, key: str, value: str
) -> None:
    number = world.create()
    before = properties(world, number, key)
    assert world.SetTicketProperties(number, [f"{key}={value}"]).result_code == 14
    assert properties(world, number, key) == before
