"""Finding call logs by their words: the same on every database."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from compat_tests.services.conftest import Ground
from compat_tests.services.outcome import sent, success
from compat_tests.services.wording import SCRIPTS, STRANGERS, SYNTAX, language_of, plan_of
from compat_tests.services.world import (
    ANNA,
    BEN,
    FIRST_LINE,
    NOON,
    ORDERS,
    SUPPORT,
    World,
    statements,
)
from db.models.smartertrack import CallLog
from soap_service.services.call_logs.words import (
    AT_ONCE,
    NEWEST,
    changed_call_logs,
    index_call_logs,
    new_call_logs,
)

PLANS = {
    "sqlite": ("isv_call_log_words_index VIRTUAL TABLE", "st_CallLogs USING INTEGER PRIMARY KEY"),
    "mariadb": ("fulltext", "ix_isv_call_log_words_all"),
}


@pytest.fixture
def world(word_world: World) -> World:
    return word_world


def note(world: World, subject: str, *more: str, group: int = FIRST_LINE, user: int = ANNA) -> int:
    """Note a call and return its id."""
    parameters = [f"Subject={subject}", f"GroupID={group}", f"UserID={user}", *more]
    return int(success(world.CreateCallLog2(parameters)).call_log_id)


def found(world: World, text: str, *criteria: str) -> list[str]:
    result = success(world.GetCallLogsBySearch([f"Text={text}", *criteria]))
    return [each.subject for each in result.call_logs]


def test_a_call_is_found_by_all_words_that_begin_its_own(world: World) -> None:
    """Known difference S126."""
    note(world, "Printer", "Description=The toner smells", "PhoneNumber=+49 30/1234")
    note(world, "Word processing", "CustomerName=Kim Weiß", "EmailAddress=omar@example.org")
    assert found(world, "toner PRINT") == ["Printer"]
    assert found(world, "030 1234") == []
    assert found(world, "30 1234 the") == ["Printer"]
    assert found(world, "weiss omar@example") == ["Word processing"]
    assert found(world, "inter") == found(world, "toner processing") == []


def test_words_of_any_script_are_found(world: World) -> None:
    for subject, terms in SCRIPTS:
        number = note(world, subject)
        assert found(world, terms, f"ID={number}") == [subject]


def test_letters_are_the_same_or_not_on_every_database(world: World) -> None:
    for subject, terms in STRANGERS:
        note(world, subject)
        assert found(world, terms) == []
        assert found(world, subject) == [subject]


def test_no_text_is_a_syntax_error(world: World) -> None:
    """Known difference S126."""
    note(world, "Password")
    for terms in SYNTAX:
        success(world.GetCallLogsBySearch([f"Text={terms}"]))


def test_without_words_nothing_is_found(world: World) -> None:
    note(world, "Printer")
    for text in ("", " ", "*", "%", '"'):
        assert found(world, text) == []


def test_the_most_relevant_come_first_unless_an_order_is_asked(world: World) -> None:
    """Known difference S125."""
    note(world, "Kim called", "DateStart=2019-08-20")
    note(world, "Name", "CustomerName=Kim", "DateStart=2019-08-22")
    note(world, "Description", "Description=Kim", "DateStart=2019-08-23")
    note(world, "Kim again", "DateStart=2019-08-21")
    by_relevance = ["Kim again", "Kim called", "Name", "Description"]
    assert found(world, "kim") == by_relevance
    assert found(world, "kim", "Skip=1", "Take=2") == by_relevance[1:3]
    by_age = ["Kim called", "Kim again", "Name", "Description"]
    assert found(world, "kim", "SortOrder=ascending") == by_age
    assert found(world, "kim", "SortOrder=descending") == by_age[::-1]
    assert found(world, "again", "Text=name", "SortOrder=asc") == ["Kim again", "Name"]
    assert found(world, "again", "Text=") == ["Kim again"]


def test_one_finds_only_what_one_sees_and_what_is_there(world: World) -> None:
    note(world, "Secret plan")
    number = note(world, "Secret order", group=ORDERS, user=BEN)
    assert found(world.as_user("ben"), "secret") == ["Secret order"]
    assert found(world.as_user("anna"), "secret") == ["Secret plan"]
    success(world.DeleteCallLog(number))
    assert found(world, "secret") == ["Secret plan"]
    assert found(world, "secret", "IsDeleted=true") == ["Secret order"]


def test_what_was_changed_is_found_by_its_new_words(world: World) -> None:
    number = note(world, "Printer", "Description=zebra")
    success(world.ModifyCallLog(number, ["Description=giraffe", "Subject=Scanner"]))
    assert found(world, "zebra") == found(world, "printer") == []
    assert found(world, "giraffe scanner") == ["Scanner"]


def imported(world: World, *numbers: int) -> None:
    """Note calls as others do, in the table."""
    times = ("date_start_utc", "date_end_utc", "date_created_utc", "date_modified_utc")
    place = {"department_id": SUPPORT, "group_id": FIRST_LINE, "user_id": ANNA}
    call = {"subject": "Imported", **place, **dict.fromkeys(times, NOON)}
    world.change(
        lambda session: session.add_all(CallLog(call_log_id=each, **call) for each in numbers)
    )


def test_calls_of_others_are_found_once_they_are_indexed(world: World) -> None:
    """Known difference S127."""
    database = world.site.database
    imported(world, 7)
    assert found(world, "imported") == []
    assert database.run(changed_call_logs) == database.run(new_call_logs) == [7]
    database.run(lambda unit: index_call_logs(unit, [7]))
    assert database.run(changed_call_logs) == database.run(new_call_logs) == []
    assert found(world, "imported") == ["Imported"]


def test_changed_calls_are_found_among_all_and_new_ones_among_the_newest(world: World) -> None:
    """Known difference S127."""
    imported(world, *range(1, AT_ONCE + 1), NEWEST + 1, NEWEST + 2)
    database = world.site.database
    assert database.run(changed_call_logs) == [*range(1, AT_ONCE + 1)]
    assert database.run(new_call_logs)[0] == 3
    database.run(lambda unit: index_call_logs(unit, range(1, AT_ONCE + 1)))
    assert database.run(new_call_logs) == [NEWEST + 1, NEWEST + 2]


def test_the_flag_of_the_product_s_index_is_left_to_it(world: World) -> None:
    """Known difference S128."""
    number = note(world, "Printer")
    world.site.database.run(lambda unit: index_call_logs(unit, [number]))
    assert world.rows(select(CallLog.is_indexed)) == [(False,)]
    world.change(lambda session: setattr(session.get(CallLog, number), "is_indexed", True))
    success(world.ModifyCallLog(number, ["Subject=Scanner"]))
    assert world.rows(select(CallLog.is_indexed)) == [(False,)]


def test_a_search_costs_two_statements(world: World, word_lane: tuple[str, Ground]) -> None:
    for _ in range(12):
        note(world, "zebra")
    found(world, "zebra")
    for sql in statements(world):
        assert len(found(world, "zebra")) == 12
        assert language_of(word_lane[0], "isv_call_log_words") in sql[-1]
        assert sent(sql) == 2


@pytest.mark.parametrize("word_lane", PLANS, indirect=True)
def test_words_are_looked_up_in_their_index(world: World, word_lane: tuple[str, Ground]) -> None:
    for _ in range(3):
        note(world, "zebra")
    plan = plan_of(world, lambda: found(world, "zebra"))
    for part in PLANS[word_lane[0]]:
        assert part in plan
