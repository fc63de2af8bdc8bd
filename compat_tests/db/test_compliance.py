"""What every database must do, however it does it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, or_, select, update

from db import (
    ConstraintViolation,
    Database,
    RowStream,
    UnitOfWork,
    add_event,
    add_mail,
    check_database,
    containing,
    create_schema,
    locked,
)
from db.matching import any_of
from db.models.own import Lease, OutgoingEvent, OutgoingMail, OwnSetting
from db.models.smartertrack import (
    Brand,
    Department,
    Group,
    Role,
    Ticket,
    TicketMessage,
    TicketStatus,
    User,
)
from db.unit_of_work import BLOCK_ROWS

NOON = datetime(2019, 8, 23, 12, 30, 15)
TEXTS = {
    "latin": "Größe überschreitet 50 €",
    "japanese": "ログインできません",
    "emoji": "👩‍👩‍👧 says 😀",
    "quotes": """'"`;--\\%_[a]""",
    "lines": "one\r\ntwo\n\tthree ",
    "long": "€" * 100_000,
}


def make_company(unit: UnitOfWork) -> None:
    unit.session.add(Department(department_id=1, display_name="Support"))
    unit.session.flush()
    unit.session.add(Group(department_id=1, group_id=1, group_name="First Line"))
    unit.session.flush()


def make_ticket(unit: UnitOfWork, number: str = "A", **columns: Any) -> Ticket:
    ticket = Ticket(
        **{
            "ticket_number": number,
            "date_opened_utc": NOON,
            "idle_start_time_utc": NOON,
            "ticket_priority_id": 2,
            "ticket_status_id": 1,
            "department_id": 1,
            "group_id": 1,
            "customer_email_address": "kim@example.com",
        }
        | columns
    )
    unit.session.add(ticket)
    unit.session.flush()
    return ticket


@pytest.fixture
def company(lane: Database) -> Database:
    lane.run(make_company)
    return lane


def all_at_once(works: list[Callable[[], object]]) -> list[BaseException]:
    """Run works in threads of their own and return what they raised."""
    raised: list[BaseException] = []

    def guarded(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return raised


def test_a_new_database_has_everything_and_no_advice(lane: Database) -> None:
    assert check_database(lane.engine) == []


def test_a_second_start_changes_nothing(lane: Database) -> None:
    create_schema(lane.engine)
    statuses = select(TicketStatus.ticket_status_id).order_by(TicketStatus.ticket_status_id)
    assert lane.run(lambda unit: list(unit.session.scalars(statuses))) == [1, 2, 3, 4]


@pytest.mark.parametrize("value", TEXTS.values(), ids=TEXTS.keys())
def test_text_comes_back_as_it_went_in(lane: Database, value: str) -> None:
    lane.run(lambda unit: unit.session.add(OwnSetting(name="x", value=value)))
    assert lane.run(lambda unit: unit.session.scalar(select(OwnSetting.value))) == value


def test_text_that_is_too_long_is_refused_or_kept_whole(lane: Database) -> None:
    long = "x" * 300
    failures = all_at_once(
        [partial(lane.run, lambda unit: unit.session.add(Brand(brand_name=long)))]
    )
    stored = lane.run(lambda unit: list(unit.session.scalars(select(Brand.brand_name))))
    assert (stored, len(failures)) in [([long], 0), ([], 1)]


@pytest.mark.parametrize(
    "time", [NOON, datetime(1753, 1, 1), datetime(9999, 12, 31, 23, 59, 59), datetime(2020, 2, 29)]
)
def test_times_come_back_to_the_second(company: Database, time: datetime) -> None:
    company.run(lambda unit: make_ticket(unit, date_follow_up_utc=time))
    query = select(Ticket.date_follow_up_utc)
    assert company.run(lambda unit: unit.session.scalar(query)) == time


def test_times_are_compared(company: Database) -> None:
    company.run(lambda unit: make_ticket(unit))
    query = select(Ticket.ticket_id).where(
        Ticket.date_opened_utc > NOON - timedelta(seconds=1),
        Ticket.date_opened_utc < NOON + timedelta(seconds=1),
    )
    assert len(company.run(lambda unit: unit.session.scalars(query).all())) == 1


def test_identities_run_on_and_are_known_at_once(company: Database) -> None:
    def work(unit: UnitOfWork) -> list[int]:
        return [make_ticket(unit, f"{number}").ticket_id for number in range(3)]

    first, second, third = company.run(work)
    assert (second, third) == (first + 1, first + 2)


def test_many_rows_at_once_get_their_identities_in_order(company: Database) -> None:
    def work(unit: UnitOfWork) -> list[Ticket]:
        tickets = [make_ticket(unit, "first")]
        tickets += [Ticket(**row(f"{number:03}")) for number in range(200)]
        unit.session.add_all(tickets)
        return tickets

    tickets = company.run(work)
    assert len({ticket.ticket_id for ticket in tickets}) == 201
    query = select(Ticket.ticket_id, Ticket.ticket_number)
    stored = dict(company.run(lambda unit: unit.session.execute(query).all()))
    assert stored == {ticket.ticket_id: ticket.ticket_number for ticket in tickets}


def row(number: str) -> dict[str, Any]:
    return {
        "ticket_number": number,
        "date_opened_utc": NOON,
        "idle_start_time_utc": NOON,
        "ticket_priority_id": 2,
        "ticket_status_id": 1,
        "department_id": 1,
        "group_id": 1,
    }


def test_an_id_can_be_chosen(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add(Department(department_id=77, display_name="x")))
    assert lane.run(lambda unit: unit.session.scalar(select(Department.department_id))) == 77


def test_big_and_small_numbers_keep_their_size(company: Database) -> None:
    def work(unit: UnitOfWork) -> None:
        ticket = make_ticket(unit)
        unit.session.add(Lease(name="x", token=2**62))
        unit.session.add(Role(role_id=32767, role_name="x"))
        unit.session.add(
            TicketMessage(
                ticket_id=ticket.ticket_id,
                date_received_utc=NOON,
                ticket_message_id=2**40,
            )
        )

    company.run(work)
    for column, value in ((Lease.token, 2**62), (TicketMessage.ticket_message_id, 2**40)):
        assert company.run(partial(first, column)) == value
    company.run(lambda unit: unit.session.delete(unit.session.get_one(Role, 32767)))


def first(column: Any, unit: UnitOfWork) -> Any:
    return unit.session.scalar(select(column))


def test_flags_are_flags(company: Database) -> None:
    company.run(lambda unit: make_ticket(unit, is_spam=True))
    for condition in (Ticket.is_spam, ~Ticket.is_deleted, Ticket.is_spam == True):  # noqa: E712
        query = select(Ticket.is_spam, Ticket.is_deleted).where(condition)
        assert company.run(partial(rows, query)) == [(True, False)]


def rows(query: Any, unit: UnitOfWork) -> list[tuple[Any, ...]]:
    return [tuple(each) for each in unit.session.execute(query)]


@pytest.mark.parametrize("address", ["kim@example.com", "KIM@Example.COM"])
def test_addresses_are_found_in_any_case(company: Database, address: str) -> None:
    company.run(lambda unit: make_ticket(unit))
    query = select(Ticket.ticket_number).where(Ticket.customer_email_address == address)
    assert company.run(partial(rows, query)) == [("A",)]


@pytest.mark.parametrize("part", ["50%", "_x", "[a", "A] är", "ÄRGER", "\\", "/"])
def test_parts_of_a_subject_are_found_literally(company: Database, part: str) -> None:
    company.run(lambda unit: make_ticket(unit, "A", subject="50% _x [a] ÄRGER \\ / end"))
    company.run(lambda unit: make_ticket(unit, "B", subject="50 yx a nothing"))
    query = select(Ticket.ticket_number).where(containing(Ticket.subject, part))
    assert company.run(partial(rows, query)) == [("A",)]


@pytest.mark.parametrize("count", [2, 500])
def test_one_of_many_alternatives_is_met(company: Database, count: int) -> None:
    company.run(lambda unit: make_ticket(unit, "A", subject="last 1"))
    company.run(lambda unit: make_ticket(unit, "B", subject="none"))
    number, subject = Ticket.ticket_number, Ticket.subject
    alternatives = [or_(number == f"{each}", subject == f"last {each}") for each in range(count)]
    query = select(Ticket.ticket_number).where(any_of(alternatives))
    assert company.run(partial(rows, query)) == [("A",)]


def test_pages_follow_one_another(company: Database) -> None:
    def work(unit: UnitOfWork) -> None:
        for number in range(7):
            make_ticket(unit, f"{number}")

    company.run(work)
    query = select(Ticket.ticket_number).order_by(Ticket.ticket_id)
    pages = [company.run(partial(rows, query.limit(3).offset(start))) for start in (0, 3, 6)]
    assert [[number for (number,) in page] for page in pages] == [
        ["0", "1", "2"],
        ["3", "4", "5"],
        ["6"],
    ]


def test_a_unique_key_is_kept(company: Database) -> None:
    company.run(lambda unit: make_ticket(unit))
    with pytest.raises(ConstraintViolation):
        company.run(lambda unit: make_ticket(unit))


def test_a_reference_must_lead_somewhere(company: Database) -> None:
    with pytest.raises(ConstraintViolation):
        company.run(lambda unit: make_ticket(unit, group_id=99))


def test_a_column_must_be_filled(company: Database) -> None:
    with pytest.raises(ConstraintViolation):
        company.run(lambda unit: make_ticket(unit, date_opened_utc=None))


def test_failing_work_leaves_nothing(lane: Database) -> None:
    def work(unit: UnitOfWork) -> None:
        unit.session.add(Brand(brand_name="x"))
        unit.session.flush()
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        lane.run(work)
    assert lane.run(partial(rows, select(Brand.brand_id))) == []


@pytest.mark.parametrize("count", [BLOCK_ROWS - 1, BLOCK_ROWS, 3 * BLOCK_ROWS + 1])
def test_a_list_comes_whole_and_in_order(lane: Database, count: int) -> None:
    names = [f"{number:05}" for number in range(count)]
    lane.run(lambda unit: unit.session.add_all([Brand(brand_name=name) for name in names]))
    query = select(Brand.brand_name).order_by(Brand.brand_name)
    listed = lane.run(lambda unit: unit.stream(query), read_only=True)
    assert [name for (name,) in listed] == names


def test_an_abandoned_stream_leaves_a_usable_connection(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add_all([Brand() for _ in range(2 * BLOCK_ROWS)]))
    query = select(Brand.brand_id)
    stream = lane.run(lambda unit: unit.stream(query), read_only=True)
    assert isinstance(stream, RowStream)
    next(iter(stream))
    stream.close()
    assert lane.run(lambda unit: unit.session.scalar(select(func.count(Brand.brand_id)))) == 1000


def test_a_conditional_update_tells_whether_it_happened(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add(Lease(name="x", token=1)))
    claim = update(Lease).where(Lease.name == "x", Lease.token == 1).values(token=2)
    counts = [lane.run(lambda unit: unit.session.execute(claim).rowcount) for _ in range(2)]  # type: ignore[attr-defined]
    assert counts == [1, 0]


def test_an_update_that_changes_nothing_still_finds_its_row(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add(Lease(name="x", token=1)))
    again = update(Lease).where(Lease.name == "x").values(token=1)
    assert lane.run(lambda unit: unit.session.execute(again).rowcount) == 1  # type: ignore[attr-defined]


def test_nobody_changes_a_locked_row_behind_ones_back(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add(Lease(name="x", token=0)))

    def add_one(unit: UnitOfWork) -> None:
        lease = unit.session.scalars(locked(select(Lease).where(Lease.name == "x"), Lease)).one()
        lease.token += 1

    def add_many() -> None:
        for _ in range(10):
            lane.run(add_one)

    assert all_at_once([add_many] * 4) == []
    assert lane.run(partial(first, Lease.token)) == 40


def test_numbers_given_side_by_side_are_all_different(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add(Lease(name="x", token=0)))
    given: list[int] = []

    def next_number(unit: UnitOfWork) -> int:
        lease = unit.session.scalars(locked(select(Lease).where(Lease.name == "x"), Lease)).one()
        lease.token += 1
        unit.session.add(Brand(brand_name=f"{lease.token}"))
        return lease.token

    def take_many() -> None:
        for _ in range(10):
            given.append(lane.run(next_number))

    assert all_at_once([take_many] * 4) == []
    assert sorted(given) == list(range(1, 41))


def test_transactions_that_cross_each_other_both_get_through(lane: Database) -> None:
    lane.run(lambda unit: unit.session.add_all([Lease(name="a"), Lease(name="b")]))
    meeting = threading.Barrier(2)

    def touch(unit: UnitOfWork, names: list[str]) -> None:
        for name in names:
            change = update(Lease).where(Lease.name == name).values(token=Lease.token + 1)
            unit.session.execute(change)
            meet(meeting)

    works = [partial(lane.run, partial(touch, names=names)) for names in (["a", "b"], ["b", "a"])]
    assert all_at_once(list(works)) == []
    query = select(Lease.name, Lease.token).order_by(Lease.name)
    assert lane.run(partial(rows, query)) == [("a", 2), ("b", 2)]


def meet(barrier: threading.Barrier) -> None:
    """Wait a moment for the other one, who may be unable to come."""
    try:
        barrier.wait(0.5)
    except threading.BrokenBarrierError:
        return


def test_mail_and_events_are_kept_with_the_change_or_not_at_all(lane: Database) -> None:
    def work(unit: UnitOfWork) -> None:
        add_event(
            unit,
            event_type_id=502000,
            object_kind="ticket",
            object_id=2**40,
            arguments={"subject": "😀", "at": NOON},
            now=NOON,
        )
        add_mail(
            unit,
            from_address="Support <help@example.com>",
            to_addresses="kim@example.com",
            subject="😀",
            body_text="x" * 70_000,
            body_html=None,
            now=NOON,
        )

    def failing(unit: UnitOfWork) -> None:
        work(unit)
        unit.flush()
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        lane.run(failing)
    assert lane.run(partial(first, func.count(OutgoingMail.mail_id))) == 0
    lane.run(work)
    arguments = '{"subject": "😀", "at": "2019-08-23T12:30:15"}'
    assert lane.run(partial(first, OutgoingEvent.arguments)) == arguments
    assert lane.run(partial(first, OutgoingMail.message_id)).endswith("@example.com>")


def test_an_added_object_has_its_key_and_its_defaults(lane: Database) -> None:
    def work(unit: UnitOfWork) -> tuple[int, bool]:
        unit.session.add(Brand(brand_name="Fabrikam"))
        unit.flush()
        brand = Brand(brand_name="Contoso")
        unit.add(brand)
        brand.host_header_value = "contoso.example"
        return brand.brand_id, brand.is_default_brand

    key, is_default = lane.run(work)
    query = select(Brand.brand_name, Brand.host_header_value).where(Brand.brand_id == key)
    assert lane.run(partial(rows, query)) == [("Contoso", "contoso.example")]
    assert is_default is False


def test_users_are_found_by_their_lowered_names(lane: Database) -> None:
    def work(unit: UnitOfWork) -> User:
        user = User(
            user_name="Kim",
            lowered_user_name="kim",
            date_created_utc=NOON,
            date_last_login_utc=NOON,
        )
        unit.session.add(user)
        return user

    user = lane.run(work)
    query = select(User.user_id).where(User.lowered_user_name == "kim")
    assert lane.run(partial(rows, query)) == [(user.user_id,)]
