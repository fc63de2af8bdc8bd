"""Call logs: noting, reading, changing, finding and deleting them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    ORDERS,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.smartertrack import CallLog, CallLogEventLog
from soap_service.services.call_logs.rules import call_number

START = datetime(2019, 8, 22, 9, 0)
END = START + timedelta(minutes=10)
NO_TIME = datetime(1, 1, 1)


def note(world: World, *more: str, group: int = FIRST_LINE, user: int = ANNA) -> Any:
    """Note a call by its three required keys, and more."""
    return world.CreateCallLog2(["Subject=Printer", f"GroupId={group}", f"UserId={user}", *more])


def subjects(result: Any) -> list[str]:
    return [each.subject for each in success(result).call_logs]


def found(world: World, *criteria: str) -> list[int]:
    """Return the ids of the call logs that a search finds."""
    return [each.call_log_id for each in success(world.GetCallLogsBySearch([*criteria])).call_logs]


def events(world: World) -> list[int]:
    query = select(CallLogEventLog.event_type_id).order_by(CallLogEventLog.event_type_id)
    return [row[0] for row in world.rows(query)]


def test_a_call_comes_back_as_it_was_noted(world: World) -> None:
    """Known difference U80."""
    result = success(
        note(
            world,
            "phonenumber=+49 30 1234",
            "CustomerName=Kim Müller",
            "EmailAddress=kim@example.com",
            "Description=First line\nSecond = line",
            "DateStart=8/22/2019 9:00:00 AM",
            "DateEnd=8/22/2019 9:10:00 AM",
            "IncomingCall=False",
        )
    )
    call = success(world.GetCallLog(result.call_log_id)).call_log
    assert call._asdict() == {
        "call_log_id": 1,
        "call_number": result.call_number,
        "customer_id": CUSTOMER,
        "customer_name": "Kim Müller",
        "date_created_utc": NOON,
        "date_deleted_utc": None,
        "date_end_utc": END,
        "date_modified_utc": NOON,
        "date_start_utc": START,
        "department_id": SUPPORT,
        "description": "First line\nSecond = line",
        "email_address": "kim@example.com",
        "group_id": FIRST_LINE,
        "incoming_call": False,
        "is_deleted": False,
        "phone_number": "+49 30 1234",
        "subject": "Printer",
        "user_id": ANNA,
    }


def test_the_number_of_a_call_is_never_that_of_a_ticket(world: World) -> None:
    """Known difference U81."""
    number = success(note(world)).call_number
    assert number == call_number(0, NOON, 1) == "3E8-24F24A57-0001"
    assert int(number[:3], 16) > 999


def test_a_call_without_times_was_incoming_and_is_of_now(world: World) -> None:
    """Known difference U80."""
    success(note(world))
    call = world.GetCallLog(1).call_log
    assert (call.date_start_utc, call.date_end_utc, call.incoming_call) == (NOON, NOON, True)


@pytest.mark.parametrize(
    "text",
    [
        "2019-08-22T09:00:00Z",
        "2019-08-22 09:00",
        "8/22/2019 9:00:00 AM",
        "8/22/2019 9:00:00\u202fAM",
        "8/22/2019 9:00 AM",
        "8/22/2019 09:00:00",
        "22/08/2019 09:00:00",
        "22.08.2019 09:00:00",
        "22.08.2019 09:00",
        "22/08/2019 9:00:00 am",
        "22/08/2019 9:00:00 a. m.",
        "22-8-2019 09:00:00",
        "2019/8/22 9:00:00",
        "2019-08-22 9:00:00",
        "2019-08-22 9:00:00 a.m.",
        "2019-08-22T11:00:00+02:00",
    ],
)
def test_times_are_read_as_dotnet_writes_them_in_many_cultures(world: World, text: str) -> None:
    """Known difference U80."""
    success(note(world, f"DateStart={text}"))
    assert world.GetCallLog(1).call_log.date_start_utc == START


def test_the_older_way_to_note_a_call_tells_no_id(world: World) -> None:
    """Known difference U82."""
    arguments = ("Printer", FIRST_LINE, ANNA, "030", "Kim", "", "Text", START, NO_TIME, True)
    result = success(world.CreateCallLog(*arguments))
    assert not hasattr(result, "call_log_id")
    call = world.GetCallLog(1).call_log
    assert (call.phone_number, call.customer_name, call.email_address) == ("030", "Kim", None)
    assert (call.date_start_utc, call.date_end_utc) == (START, START)


def test_the_older_way_fails_without_a_subject(world: World) -> None:
    arguments = (None, FIRST_LINE, ANNA, None, None, None, None, NO_TIME, NO_TIME, True)
    assert failure(world.CreateCallLog(*arguments)) == 10


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ([f"GroupID={FIRST_LINE}", f"UserID={ANNA}"], 10),
        (["Subject=x", f"UserID={ANNA}"], 10),
        (["Subject=x", f"GroupID={FIRST_LINE}"], 10),
        (["Subject=x", "GroupID=77", f"UserID={ANNA}"], 103),
        (["Subject=x", f"GroupID={FIRST_LINE}", "UserID=77"], 104),
        (["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={CUSTOMER}"], 104),
        (["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}", "EmailAddress=nobody"], 106),
        (["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}", "Colour=red"], 13),
        (["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}", "IncomingCall=maybe"], 14),
        (["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}", "DateStart=yesterday"], 14),
        (["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}", "PhoneNumber=" + "1" * 51], 15),
        (
            [
                "Subject=x",
                f"GroupID={FIRST_LINE}",
                f"UserID={ANNA}",
                "DateStart=2019-08-22",
                "DateEnd=2019-08-21",
            ],
            301,
        ),
        (["Subject"], 12),
        (None, 10),
    ],
)
def test_what_cannot_be_noted_is_told_in_band(
    world: World, parameters: list[str] | None, code: int
) -> None:
    result = world.CreateCallLog2(parameters)
    assert (failure(result), result.call_log_id) == (code, 0)
    assert world.rows(select(CallLog)) == []
    assert events(world) == []


def test_one_notes_calls_of_ones_groups_and_ones_own(world: World) -> None:
    """Known difference S60."""
    ben = world.as_user("ben")
    success(note(ben, group=ORDERS, user=ANNA))
    success(note(ben, group=FIRST_LINE, user=BEN))
    assert failure(note(ben, group=FIRST_LINE, user=ANNA)) == 2


def test_what_is_said_of_a_call_changes_and_the_rest_stays(world: World) -> None:
    note(world, "CustomerName=Kim")
    world.clock.advance(5)
    success(world.ModifyCallLog(1, ["subject=Scanner", f"GroupID={ORDERS}", "IncomingCall=0"]))
    call = world.GetCallLog(1).call_log
    assert (call.subject, call.customer_name, call.incoming_call) == ("Scanner", "Kim", False)
    assert (call.department_id, call.group_id) == (SALES, ORDERS)
    assert (call.date_created_utc, call.date_modified_utc) == (NOON, world.clock.now)
    query = select(CallLogEventLog.old_department_id, CallLogEventLog.old_group_id)
    changed = query.where(CallLogEventLog.event_type_id == 508001)
    assert world.rows(changed) == [(SUPPORT, FIRST_LINE)]


def test_a_change_to_what_it_is_changes_nothing(world: World) -> None:
    note(world)
    world.clock.advance(5)
    success(world.ModifyCallLog(1, ["Subject=Printer", f"UserID={ANNA}"]))
    assert world.GetCallLog(1).call_log.date_modified_utc == NOON
    assert events(world) == [508000]


@pytest.mark.parametrize(
    ("call", "parameters", "code"),
    [
        (77, ["Subject=x"], 300),
        (1, ["Subject= "], 10),
        (1, ["GroupID=77"], 103),
        (1, ["GroupID=0"], 103),
        (1, ["UserID=0"], 104),
        (1, ["DateEnd=2000-01-01"], 301),
        (1, ["CustomerName=" + "x" * 256], 15),
        (1, ["CallNumber=1"], 13),
    ],
)
def test_a_wrong_change_leaves_the_call_as_it_was(
    world: World, call: int, parameters: list[str], code: int
) -> None:
    note(world)
    before = world.GetCallLog(1).call_log
    assert failure(world.ModifyCallLog(call, ["Description=new", *parameters])) == code
    assert world.GetCallLog(1).call_log == before


def test_a_deleted_call_is_found_only_by_those_who_ask_for_it(world: World) -> None:
    """Known difference S61."""
    note(world)
    success(world.DeleteCallLog(1))
    for result in (
        world.GetCallLog(1),
        world.ModifyCallLog(1, ["Subject=x"]),
        world.DeleteCallLog(1),
    ):
        assert failure(result) == 300
    assert subjects(world.GetCallLogByGroup(FIRST_LINE, NO_TIME, NO_TIME)) == []
    assert found(world) == []
    assert found(world, "IsDeleted=true") == [1]
    assert found(world, "IsDeleted=1", "DateDeletedUTC=2019-08-23T06:55:19") == [1]
    assert world.rows(select(CallLog.date_deleted_utc)) == [(NOON,)]


def test_the_calls_of_a_foreign_group_are_not_found(world: World) -> None:
    """Known difference S60."""
    note(world)
    ben = world.as_user("ben")
    result = ben.GetCallLog(1)
    assert (failure(result), result.call_log) == (300, None)
    assert failure(ben.ModifyCallLog(1, ["Subject=x"])) == 300
    assert failure(ben.DeleteCallLog(1)) == 300
    assert found(ben) == []
    assert subjects(ben.GetCallLogByUser(ANNA, NO_TIME, NO_TIME)) == []
    assert found(world.as_user("anna")) == [1]


def test_the_calls_of_a_group_and_of_an_agent_between_two_times(world: World) -> None:
    """Known difference U83."""
    for day, group, user in ((20, FIRST_LINE, ANNA), (21, ORDERS, ANNA), (22, FIRST_LINE, BEN)):
        note(world, f"DateStart=2019-08-{day}", f"Subject={day}", group=group, user=user)
    assert subjects(world.GetCallLogByGroup(FIRST_LINE, NO_TIME, NO_TIME)) == ["20", "22"]
    assert subjects(world.GetCallLogByUser(ANNA, NO_TIME, NO_TIME)) == ["20", "21"]
    assert subjects(world.GetCallLogByUser(ANNA, datetime(2019, 8, 21), NO_TIME)) == ["21"]
    assert subjects(world.GetCallLogByUser(ANNA, NO_TIME, datetime(2019, 8, 20))) == ["20"]
    assert subjects(world.GetCallLogByGroup(SECOND_LINE, NO_TIME, NO_TIME)) == []


def test_the_calls_of_nobody_are_a_failure(world: World) -> None:
    assert failure(world.GetCallLogByGroup(77, NO_TIME, NO_TIME)) == 103
    assert failure(world.GetCallLogByUser(77, NO_TIME, NO_TIME)) == 104


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        ([], [3, 2, 1]),
        (["SortOrder=ascending"], [1, 2, 3]),
        (["SortOrder=asc", "Skip=1", "Take=1"], [2]),
        (["MaxResults=2"], [3, 2]),
        (["ID=1", "calllogid=3"], [3, 1]),
        (["CallNumber=3e8-24f24a57-0001"], [1]),
        (["Subject=PAPER"], [2]),
        (["Description=50%"], [3]),
        (["Text=müller"], [1]),
        (["Text=paper"], [2]),
        (["CustomerName=kim"], [1]),
        (["EmailAddress=KIM@example.com"], [1]),
        ([f"CustomerID={CUSTOMER}"], [1]),
        (["CustomerID=0"], [3, 2]),
        (["PhoneNumber=030 1"], [2]),
        ([f"GroupID={ORDERS}"], [3]),
        ([f"DepartmentID={SUPPORT}"], [2, 1]),
        ([f"UserID={ANNA}"], [2, 1]),
        (["AgentID=4"], [3]),
        (["IncomingCall=false"], [3]),
        (["IncomingCall=true"], [2, 1]),
        (["DateStartUTC=2019-08-20"], [1]),
        (["DateStartUTCStart=2019-08-21", "DateStartUTCEnd=2019-08-21"], [2]),
        (["DateCreatedUTCEnd=2019-08-01"], []),
        (["DateDeletedUTCStart=2019-08-01"], []),
        (["IsDeleted=false"], [3, 2, 1]),
        (["Skip=1", "Take=0"], []),
        (["Subject=paper", f"GroupID={ORDERS}"], []),
    ],
)
def test_searches(world: World, criteria: list[str], ids: list[int]) -> None:
    note(world, "CustomerName=Kim Müller", "EmailAddress=kim@example.com", "DateStart=2019-08-20")
    note(world, "Subject=Paper jam", "PhoneNumber=030 1", "DateStart=2019-08-21")
    note(
        world,
        "Description=[50%]",
        "DateStart=2019-08-22",
        "IncomingCall=false",
        group=ORDERS,
        user=BEN,
    )
    assert found(world, *criteria) == ids


@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        (["Colour=red"], 13),
        (["GroupID=x"], 14),
        (["SortOrder=sideways"], 14),
        (["Take=-1"], 146),
        (["ID=1"] * 501, 147),
        (["x"], 12),
    ],
)
def test_what_cannot_be_searched_is_told_in_band(
    world: World, criteria: list[str], code: int
) -> None:
    assert failure(world.GetCallLogsBySearch(criteria)) == code


def test_what_calls_cost_does_not_grow_with_them(world: World, sql: list[str]) -> None:
    for _ in range(20):
        note(world)
    sent(sql)
    assert len(found(world)) == 20
    assert sent(sql) == 2
    world.GetCallLogByGroup(FIRST_LINE, NO_TIME, NO_TIME)
    assert sent(sql) == 3
    world.GetCallLog(1)
    assert sent(sql) == 2
    note(world, "EmailAddress=kim@example.com")
    assert sent(sql) == 9
    world.ModifyCallLog(1, ["Description=x"])
    assert sent(sql) == 7


def test_many_calls_are_streamed(world: World) -> None:
    times = dict.fromkeys(
        ("date_start_utc", "date_end_utc", "date_created_utc", "date_modified_utc"), NOON
    )
    world.change(
        lambda session: session.add_all(
            CallLog(department_id=SUPPORT, group_id=FIRST_LINE, user_id=ADMIN, **times)
            for _ in range(1200)
        )
    )
    rows = success(world.GetCallLogsBySearch([])).call_logs
    assert not isinstance(rows, list)
    assert sum(1 for _ in rows) == 1200
