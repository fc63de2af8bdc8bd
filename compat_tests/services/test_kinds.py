"""Priorities and types of comments of installations that have their own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import FIRST_LINE, SUPPORT, World
from db.models.smartertrack import CommentType, TicketPriority
from soap_service.services.memory import LIFE

MESSAGE, COMMENT, TRANSFER, RESOLUTION = 1, 10, 11, 12


def replace(world: World, model: Any, key: str, names: dict[int, tuple[str | None, ...]]) -> None:
    """Give a world other kinds: ids with an English name and perhaps a displayed one."""

    def change(session: Any) -> None:
        session.execute(delete(model))
        for order, (number, (english, *displayed)) in enumerate(names.items()):
            row = model(**{key: number}, english_name=english, display_name=(*displayed, None)[0])
            session.add(row)
            row.sort_order = order

    world.change(change)


def types(world: World, **names: str) -> None:
    """Give a world comment types, by ids such as ``t5``."""
    kinds = {int(key[1:]): (name,) for key, name in names.items()}
    replace(world, CommentType, "comment_type_id", kinds)


def parts(world: World) -> list[tuple[int, str]]:
    """Return kind and description of the first ticket's comments."""
    listed = world.GetTicketConversationPartList(1).parts
    return [(each.type, each.description) for each in listed if each.type != MESSAGE]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ({7: ("Low",), 8: ("Normal",), 9: ("High",)}, 8),
        ({9: ("Normal",), 8: ("Low",), 7: ("High",)}, 9),
        ({7: ("NORMAL ",), 8: ("Low",)}, 7),
        ({7: ("P1", "Niedrig"), 8: ("P2", "Normal"), 9: ("P3", "Hoch")}, 8),
        ({7: ("Low",), 8: ("Medium",), 9: ("High",)}, 8),
        ({7: ("a",), 8: ("b",), 9: ("c",)}, 8),
        ({7: ("a",), 8: ("b",), 9: ("c",), 6: ("d",)}, 8),
        ({7: (None,)}, 7),
    ],
)
def test_a_new_ticket_has_the_usual_priority(
    world: World, names: dict[int, tuple[str | None, ...]], chosen: int
) -> None:
    replace(world, TicketPriority, "ticket_priority_id", names)
    assert world.info(world.create()).priority == chosen


def test_transfers_and_closings_are_noted_by_the_name_of_their_type(world: World) -> None:
    types(world, t5="General", t6="Resolution", t7="Transfer")
    number = world.create()
    success(world.TransferTicket(number, FIRST_LINE, 0, "moved", ""))
    success(world.CloseTicket(number, "done"))
    assert sorted(parts(world)) == [(TRANSFER, "Transfer"), (RESOLUTION, "Resolution")]


def test_a_type_that_has_the_word_in_its_name_will_do(world: World) -> None:
    types(world, t5="General Comment", t6="Resolution Comment", t7="Transfer Comment")
    number = world.create()
    success(world.TransferTicket(number, FIRST_LINE, 0, "moved", ""))
    success(world.CloseTicket(number, "done"))
    success(world.AddTicketNote(number, "", "note"))
    assert sorted(parts(world)) == [
        (COMMENT, "General Comment"),
        (TRANSFER, "Transfer Comment"),
        (RESOLUTION, "Resolution Comment"),
    ]


@pytest.mark.parametrize("names", [{"t5": "Call", "t6": "General"}, {"t5": "Call", "t6": "Visit"}])
def test_without_such_a_type_tickets_are_closed_all_the_same(
    world: World, names: dict[str, str]
) -> None:
    """Known difference U6."""
    types(world, **names)
    number = world.create()
    success(world.CloseTicket(number, "done"))
    first = "General" if "General" in names.values() else "Call"
    assert parts(world) == [(COMMENT, first)]


def test_a_type_that_a_caller_names_must_be_there(world: World) -> None:
    types(world, t5="General")
    number = world.create()
    assert failure(world.AddTicketNote(number, "call", "x")) == 107


def test_without_any_type_no_note_is_taken(world: World) -> None:
    types(world)
    number = world.create()
    assert failure(world.CloseTicket(number, "done")) == 107
    success(world.CloseTicket(number, ""))


def test_a_new_type_is_known_at_once(world: World) -> None:
    number = world.create()
    success(world.AddTicketNote(number, "general", "x"))
    world.change(lambda session: session.add(CommentType(comment_type_id=9, english_name="Call")))
    success(world.AddTicketNote(number, "call", "x"))


def test_a_change_of_the_priorities_is_heard_after_a_while(world: World) -> None:
    assert world.info(world.create()).priority == 2
    other = TicketPriority.ticket_priority_id == 3
    is_normal = TicketPriority.ticket_priority_id == 2
    world.change(lambda session: session.execute(_rename(is_normal, "Everyday")))
    world.change(lambda session: session.execute(_rename(other, "Normal")))
    assert world.info(world.create()).priority == 2
    world.clock.now += LIFE
    assert world.info(world.create()).priority == 3
    world.clock.now -= timedelta(days=1)
    assert world.info(world.create()).priority == 3


def _rename(is_meant: Any, name: str) -> Any:
    return update(TicketPriority).where(is_meant).values(english_name=name, display_name=name)


def test_kinds_are_read_once_for_many_calls(world: World, sql: list[str]) -> None:
    world.create()
    sent(sql)
    world.create(department=SUPPORT, group=FIRST_LINE)
    assert [each for each in sql if "st_TicketPriorities" in each] == []
