"""Adding, reading and editing notes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ANNA, NOON, World
from db.models.smartertrack import CommentType, TicketComment, TicketEventLog

DAY = datetime(2015, 1, 31, 14, 5)
HTML = "<p>Grüße & <b>mehr</b></p>"

ADDING = {
    "AddTicketNote": (),
    "AddTicketNoteHtml": (),
    "AddTicketNoteHtmlWithDate": (DAY,),
}


def add(world: World, number: str, operation: str = "AddTicketNote", **changes: Any) -> Any:
    arguments = {"type": "general", "text": HTML} | changes
    return getattr(world, operation)(number, *arguments.values(), *ADDING[operation])


@pytest.mark.parametrize("operation", ADDING)
def test_a_note_comes_back_as_it_was_written(world: World, operation: str) -> None:
    number = world.create()
    success(add(world.as_user("anna"), number, operation))
    note = success(world.GetTicketNote(1)).comment
    assert (note.comment_id, note.ticket_id, note.user_id) == (1, 1, ANNA)
    assert (note.comment_text, note.comment_type) == (HTML, "General")


@pytest.mark.parametrize("operation", ADDING)
def test_a_note_that_cannot_be_added_is_told_in_band(world: World, operation: str) -> None:
    number = world.create()
    assert failure(add(world, number, operation, type="nonsense")) == 107
    assert failure(add(world, "168-24F24A57-000E", operation)) == 100
    assert failure(add(world.as_user("ben"), number, operation)) == 100
    world.SetTicketProperties(number, ["IsDeleted=true"])
    assert failure(add(world, number, operation)) == 101
    assert world.rows(select(TicketComment)) == []


def test_a_note_may_have_been_entered_long_ago(world: World) -> None:
    number = world.create()
    add(world, number, "AddTicketNoteHtmlWithDate")
    success(world.AddTicketNoteHtmlWithDate(number, "", "x", datetime(1, 1, 1)))
    assert [world.GetTicketNote(each).comment.date_entered_utc for each in (1, 2)] == [DAY, NOON]


def test_a_note_may_have_no_text(world: World) -> None:
    number = world.create()
    success(add(world, number, text=None))
    assert world.GetTicketNote(1).comment.comment_text == ""


def test_transfer_and_resolution_notes_are_read_like_others(world: World) -> None:
    number = world.create()
    world.CloseTicket(number, "Solved.")
    note = success(world.GetTicketNote(1)).comment
    assert (note.comment_type, note.comment_text) == ("Resolution", "Solved.")


def test_a_note_of_a_ticket_that_is_not_seen_is_as_good_as_none(world: World) -> None:
    add(world, world.create())
    result = world.as_user("ben").GetTicketNote(1)
    assert (failure(result), result.comment) == (121, None)
    assert failure(world.GetTicketNote(2)) == 121
    assert failure(world.GetTicketNote(-1)) == 121


def test_a_note_gets_another_type_and_text(world: World) -> None:
    number = world.create()
    add(world.as_user("anna"), number)
    world.change(lambda session: session.add(CommentType(comment_type_id=5, english_name="Call")))
    world.clock.advance(minutes=1)
    success(world.EditTicketNote(1, number, "call", "shorter"))
    note = world.GetTicketNote(1).comment
    assert (note.comment_type, note.comment_text) == ("Call", "shorter")
    assert (note.user_id, note.date_entered_utc) == (ANNA, NOON)


def test_what_is_not_given_stays_as_it_is(world: World) -> None:
    """Known difference U26."""
    number = world.create()
    add(world, number, type="resolution")
    success(world.EditTicketNote(1, number, None, None))
    note = world.GetTicketNote(1).comment
    assert (note.comment_type, note.comment_text) == ("Resolution", HTML)
    success(world.EditTicketNote(1, number, "", ""))
    assert world.GetTicketNote(1).comment.comment_text == ""


def test_an_edited_note_has_no_event(world: World) -> None:
    """Known difference U25."""
    number = world.create()
    add(world, number)
    world.EditTicketNote(1, number, "", "x")
    assert world.rows(select(TicketEventLog.event_type_id)) == [(502000,), (502005,)]


def test_a_note_is_edited_only_with_the_number_of_its_ticket(world: World) -> None:
    number, other = world.create(), world.create()
    add(world, number)
    assert failure(world.EditTicketNote(1, other, "", "x")) == 121
    assert failure(world.EditTicketNote(2, number, "", "x")) == 121
    assert failure(world.EditTicketNote(1, "", "", "x")) == 10
    assert failure(world.EditTicketNote(1, number, "nonsense", "x")) == 107
    assert failure(world.as_user("ben").EditTicketNote(1, number, "", "x")) == 100
    world.SetTicketProperties(number, ["IsDeleted=true"])
    assert failure(world.EditTicketNote(1, number, "", "x")) == 101
    assert world.GetTicketNote(1).comment.comment_text == HTML


def test_reading_a_note_costs_two(world: World, sql: list[str]) -> None:
    add(world, world.create())
    sent(sql)
    world.GetTicketNote(1)
    assert sent(sql) == 2
