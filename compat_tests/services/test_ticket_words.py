"""Finding tickets by their words: the same on every database, read by a worker or not yet."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select

from compat_tests.services.conftest import Ground
from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.wording import SCRIPTS, STRANGERS, SYNTAX, language_of, plan_of
from compat_tests.services.world import (
    ANNA,
    BEN,
    FIRST_LINE,
    NOON,
    ORDERS,
    QUEUE,
    SALES,
    SUPPORT,
    World,
    statements,
)
from db.models.own import TicketWords
from db.models.smartertrack import Ticket, TicketMessage
from soap_service.services.tickets.words import AT_ONCE, MOST_UNREAD, index_new_words

PLANS = {
    "sqlite": ("isv_ticket_words_index VIRTUAL TABLE", "st_Tickets USING INTEGER PRIMARY KEY"),
    "mariadb": ("fulltext", "ix_isv_ticket_words_all"),
}


@pytest.fixture
def world(word_world: World) -> World:
    return word_world


def subjects(world: World, *criteria: str) -> list[str]:
    return [each.subject for each in success(world.GetTicketsBySearch([*criteria])).tickets]


def read_all(world: World) -> int:
    """Let the worker read what is new, and return how much that was."""
    return sum(iter(lambda: world.site.database.run(lambda unit: index_new_words(unit, NOON)), 0))


def found(world: World, text: str, *criteria: str) -> list[str]:
    """Return the subjects that a text finds, before and after a worker has read the tickets."""
    unread = subjects(world, f"Text={text}", *criteria)
    read_all(world)
    assert subjects(world, f"Text={text}", *criteria) == unread
    return unread


def imported(world: World, number: int, **message: object) -> None:
    """Write a ticket as others do, into the tables."""
    ticket = Ticket(
        ticket_id=number,
        ticket_number=f"IMPORT-{number}",
        date_opened_utc=NOON,
        idle_start_time_utc=NOON,
        ticket_priority_id=2,
        ticket_status_id=1,
        department_id=SUPPORT,
        group_id=FIRST_LINE,
        subject=f"Imported {number}",
    )
    world.change(lambda session: session.add(ticket))
    add_message(world, number, **message)


def add_message(world: World, ticket_id: int, **columns: object) -> None:
    """Write a message as others do, into the tables."""
    message = TicketMessage(ticket_id=ticket_id, date_received_utc=NOON, **columns)
    world.change(lambda session: session.add(message))


def test_a_ticket_is_found_by_all_words_that_begin_its_own(world: World) -> None:
    """Known difference S126."""
    number = world.create("Printer on fire", body="The toner of the device smells")
    world.create("Word processing", to="omar@example.org")
    world.AddTicketNote(number, "", "<p>Ask <b>Kawasaki</b></p>")
    assert found(world, "toner printer") == ["Printer on fire"]
    assert found(world, "PRINT smel the of on") == ["Printer on fire"]
    assert found(world, "kawasaki toner") == ["Printer on fire"]
    assert found(world, "omar@example") == ["Word processing"]
    assert found(world, "inter") == found(world, "toner processing") == found(world, "b") == []


def test_words_of_any_script_are_found(world: World) -> None:
    for subject, terms in SCRIPTS:
        number = world.create(subject, body="")
        assert found(world, terms, f"TicketNumber={number}") == [subject]
    world.create("x", body="<p>Str&ouml;me</p>", is_html=True)
    assert found(world, "ströme") == ["x"]


def test_letters_are_the_same_or_not_on_every_database(world: World) -> None:
    for subject, terms in STRANGERS:
        world.create(subject, body="")
        assert found(world, terms) == []
        assert found(world, subject) == [subject]


def test_no_text_is_a_syntax_error(world: World) -> None:
    """Known difference S126."""
    world.create("Password")
    for terms in SYNTAX:
        success(world.GetTicketsBySearch([f"Text={terms}"]))
    read_all(world)
    for terms in SYNTAX:
        success(world.GetTicketsBySearch([f"Text={terms}"]))


def test_without_words_nothing_is_found(world: World) -> None:
    world.create()
    for text in ("", " ", "*", "%", '"'):
        assert found(world, text) == []
    assert failure(world.GetTicketsBySearch(["Text"])) == 12


def test_the_most_relevant_come_first_unless_an_order_is_asked(world: World) -> None:
    """Known difference S125."""
    world.create("Quota exceeded", body="")
    world.create("In the body", body="quota")
    world.create("Quota", body="exceeded")
    world.create("Newest", body="quota exceeded")
    assert found(world, "quota exceeded") == ["Quota exceeded", "Quota", "Newest"]
    assert found(world, "quota", "Take=2") == ["Quota", "Quota exceeded"]
    in_order = ["Newest", "Quota", "In the body", "Quota exceeded"]
    assert found(world, "quota", "SortOrder=descending") == in_order
    assert found(world, "quota", "SortOrder=ascending") == in_order[::-1]


def test_a_text_is_a_criterion_like_others(world: World) -> None:
    """Known difference S125."""
    world.create("First printer")
    world.create("Second printer", agent=QUEUE)
    world.create("Third scanner")
    assert found(world, "printer") == ["Second printer", "First printer"]
    assert found(world, "printer", f"UserID={ANNA}") == ["First printer"]
    assert found(world, "third", "Text=second", "SortOrder=asc") == [
        "Second printer",
        "Third scanner",
    ]
    assert found(world, "third", "Text=") == ["Third scanner"]


def test_one_finds_only_what_one_sees(world: World) -> None:
    world.create("Secret plan")
    world.create("Secret order", department=SALES, group=ORDERS, agent=BEN)
    assert found(world.as_user("ben"), "secret") == ["Secret order"]
    assert found(world.as_user("anna"), "secret") == ["Secret plan"]


def test_what_is_written_is_found_at_once(world: World) -> None:
    number = world.create("Printer")
    read_all(world)
    world.AddTicketNote(number, "", "zebra")
    assert found(world, "zebra") == ["Printer"]
    message = ("kim@example.com", "", "", "Re: Printer", "giraffe", False, False, False)
    success(world.AddMessageToTicket(number, *message))
    assert found(world, "zebra giraffe") == ["Printer"]
    success(world.EditTicketNote(1, number, "", "lion"))
    assert (found(world, "zebra"), found(world, "lion")) == ([], ["Printer"])
    success(world.SetTicketProperties(number, ["Subject=Scanner", "IdCustomer=0"]))
    assert found(world, "scanner giraffe lion") == ["Scanner"]
    success(world.SetTicketProperties(number, ["EmailAddress=omar@example.org"]))
    assert found(world, "omar") == ["Scanner"]


def test_what_others_write_is_found_at_once(world: World) -> None:
    """Known difference S127."""
    imported(world, 40, body_html="<p>zebra</p><style>lion</style>")
    assert found(world, "zebra") == ["Imported 40"]
    assert found(world, "lion") == []
    add_message(world, 40, body_text="giraffe")
    assert found(world, "zebra giraffe") == ["Imported 40"]


def test_what_is_committed_late_is_found_all_the_same(world: World) -> None:
    imported(world, 40, ticket_message_id=1500)
    imported(world, 41, ticket_message_id=1501)
    read_all(world)
    imported(world, 39, ticket_message_id=1498, body_text="zebra")
    assert found(world, "zebra") == ["Imported 39"]
    add_message(world, 39, ticket_message_id=1499, body_text="giraffe")
    assert found(world, "zebra giraffe") == ["Imported 39"]


def test_of_more_than_a_search_reads_the_newest_are_found_and_all_by_the_worker(
    world: World,
) -> None:
    """Known difference S127."""
    row = {"date_opened_utc": NOON, "idle_start_time_utc": NOON, "ticket_priority_id": 2}
    place = {"ticket_status_id": 1, "department_id": SUPPORT, "group_id": FIRST_LINE}
    count = MOST_UNREAD + 3
    world.change(
        lambda session: session.add_all(
            Ticket(ticket_id=number, ticket_number=f"{number}", subject="zebra", **row, **place)
            for number in range(1, count + 1)
        )
    )
    assert len(subjects(world, "Text=zebra")) == MOST_UNREAD
    assert world.site.database.run(lambda unit: index_new_words(unit, NOON)) == AT_ONCE
    assert read_all(world) == count - AT_ONCE
    assert len(subjects(world, "Text=zebra")) == count
    assert world.rows(select(func.count()).select_from(TicketWords)) == [(count,)]


def test_a_worker_has_nothing_to_do_twice(world: World) -> None:
    world.create()
    assert read_all(world) == 1
    for sql in statements(world):
        assert read_all(world) == 0
        assert [each for each in sql if not each.startswith(("SELECT", "BEGIN"))] == []
    world.change(lambda session: session.execute(delete(TicketWords)))
    assert read_all(world) == 1


def test_a_search_costs_three_statements_and_three_more_for_what_is_new(
    world: World, word_lane: tuple[str, Ground]
) -> None:
    for _ in range(12):
        world.create("zebra")
    subjects(world, "Text=zebra")
    for sql in statements(world):
        assert len(subjects(world, "Text=zebra")) == 12
        assert sent(sql) == 6
    read_all(world)
    for sql in statements(world):
        assert len(subjects(world, "Text=zebra")) == 12
        assert language_of(word_lane[0], "isv_ticket_words") in sql[-1]
        assert sent(sql) == 3


@pytest.mark.parametrize("word_lane", PLANS, indirect=True)
def test_words_are_looked_up_in_their_index(world: World, word_lane: tuple[str, Ground]) -> None:
    for _ in range(3):
        world.create("zebra")
    read_all(world)
    plan = plan_of(world, lambda: subjects(world, "Text=zebra"))
    for part in PLANS[word_lane[0]]:
        assert part in plan


def test_words_of_any_number_are_searched(world: World) -> None:
    world.create("w0")
    many = [f"Text={' '.join(f'w{turn}x{word}' for word in range(20))}" for turn in range(400)]
    assert subjects(world, *many, "Text=w0") == ["w0"]
    read_all(world)
    assert subjects(world, *many, "Text=w0") == ["w0"]
