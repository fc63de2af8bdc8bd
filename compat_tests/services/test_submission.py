"""Tickets whose creation a provider is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import func, inspect, select, table, update

from compat_tests.services.customer import served, use
from compat_tests.services.outcome import failure, success
from compat_tests.services.test_creation import (
    create_from_customer,
    create_incoming,
    create_with_date,
)
from compat_tests.services.test_custom_fields import add_fields
from compat_tests.services.world import (
    ANNA,
    BEN,
    FIRST_LINE,
    ORDERS,
    QUEUE,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.smartertrack import UserInGroup
from providers import Fail, Kind
from providers.kit import TicketAnswer, TicketProvider, TicketQuestion

ALLOWED = TicketAnswer(True)
REASON = "No prepaid tickets left."
_TAKES_TICKETS = {UserInGroup.is_active_for_tickets: True}


@dataclass
class Shop(TicketProvider):
    """Answers what it is told to, and remembers what it was asked."""

    answer: TicketAnswer = ALLOWED
    asked: list[TicketQuestion] = field(default_factory=list)

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        self.asked.append(question)
        return self.answer


@pytest.fixture
def shop(world: World) -> Iterator[Shop]:
    world.change(add_fields)
    shop = Shop()
    with served(shop) as url:
        use(world, Kind.TICKET, url)
        yield shop


def create(world: World) -> Any:
    return world.CreateTicket(
        SUPPORT, FIRST_LINE, ANNA, "kim@example.com", "Help", "Hello", False, False, True
    )


def create_plainly_from_customer(world: World) -> Any:
    return world.CreateTicketFromCustomer(SUPPORT, "kim@example.com", "Help", "Hi", False, True)


WAYS = [
    create,
    create_with_date,
    create_plainly_from_customer,
    create_from_customer,
    create_incoming,
]


def counts(world: World) -> dict[str, int]:
    names = inspect(world.site.database.engine).get_table_names()
    queries = {name: select(func.count()).select_from(table(name)) for name in names}
    return {name: world.rows(query)[0][0] for name, query in queries.items()}


def place(world: World, number: str) -> tuple[int, int, int]:
    info = world.info(number)
    return info.id_department, info.id_group, info.id_agent


@pytest.mark.parametrize("way", WAYS)
def test_a_refused_ticket_leaves_no_row_behind(
    world: World, shop: Shop, way: Callable[[World], Any]
) -> None:
    shop.answer = TicketAnswer(False, REASON)
    before = counts(world)
    refused = way(world)
    assert failure(refused) == 158
    assert refused.message == REASON
    assert counts(world) == before
    assert len(shop.asked) == 1


@pytest.mark.parametrize("way", WAYS)
def test_the_number_that_was_told_is_the_ticket_s(
    world: World, shop: Shop, way: Callable[[World], Any]
) -> None:
    """Known difference E62."""
    success(way(world))
    (question,) = shop.asked
    assert world.info(question.ticket_number).ticket_number == question.ticket_number


def test_the_provider_is_told_who_and_where_and_what(world: World, shop: Shop) -> None:
    success(create(world))
    (question,) = shop.asked
    assert (question.user_name, question.email_from) == ("kim", "kim@example.com")
    assert (question.department_name, question.subject) == ("Support", "Help")
    assert question.custom_fields == {"Serial Number": "", "Plan": ""}


def test_a_stranger_has_no_user_name(world: World, shop: Shop) -> None:
    success(create_incoming(world, sender_email_address="new@example.net"))
    assert (shop.asked[0].user_name, shop.asked[0].email_from) == ("", "new@example.net")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (TicketAnswer(True), (SUPPORT, FIRST_LINE, ANNA)),
        (TicketAnswer(True, group_id=ORDERS), (SALES, ORDERS, BEN)),
        (TicketAnswer(True, group_name="second line"), (SUPPORT, SECOND_LINE, QUEUE)),
        (TicketAnswer(True, department_id=SALES), (SALES, ORDERS, BEN)),
        (TicketAnswer(True, department_name="Sales"), (SALES, ORDERS, BEN)),
        (TicketAnswer(True, department_id=SALES, group_name="Second Line"), (1, SECOND_LINE, 1)),
        (TicketAnswer(True, group_id=99, department_name="Sales"), (SALES, ORDERS, BEN)),
        (TicketAnswer(True, group_name="Nowhere"), (SUPPORT, FIRST_LINE, ANNA)),
        (TicketAnswer(True, group_id=FIRST_LINE), (SUPPORT, FIRST_LINE, ANNA)),
    ],
)
def test_a_ticket_goes_where_the_provider_wants_it(
    world: World, shop: Shop, answer: TicketAnswer, expected: tuple[int, int, int]
) -> None:
    """Known difference E63."""
    world.change(lambda session: session.execute(update(UserInGroup).values(_TAKES_TICKETS)))
    shop.answer = answer
    assert place(world, success(create(world)).request_result) == expected


def test_custom_fields_are_overwritten_and_strange_ones_ignored(world: World, shop: Shop) -> None:
    fields = {"serial number": "4711", "Plan": "Platinum", "Nothing": "x"}
    shop.answer = TicketAnswer(True, custom_fields=fields)
    number = success(create(world)).request_result
    values = world.GetTicketCustomFields(number, ["Serial Number", "Plan"]).request_results
    assert values == ["Serial Number=4711", "Plan=Platinum"]


def test_a_ticket_that_cannot_be_opened_is_not_asked_about(world: World, shop: Shop) -> None:
    failure(create_with_date(world, department=99))
    failure(create_with_date(world, agent=99))
    failure(create_with_date(world, subject=" "))
    assert shop.asked == []


@pytest.mark.parametrize(("fail", "created"), [(Fail.OPEN, True), (Fail.CLOSED, False)])
def test_the_operator_decides_what_a_dead_provider_means(
    world: World, fail: Fail, created: bool
) -> None:
    use(world, Kind.TICKET, "http://127.0.0.1:9/provider.asmx", fail=fail)
    assert create(world).result is created


def test_no_transaction_is_open_while_the_provider_thinks(world: World) -> None:
    class Curious(TicketProvider):
        def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
            success(world.AddTicketNote(first, "General", "Meanwhile"))
            return TicketAnswer(True)

    first = world.create()
    with served(Curious()) as url:
        use(world, Kind.TICKET, url)
        success(create(world))
