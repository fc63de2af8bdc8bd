"""Chats whose start a provider is asked about, and the form before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy.orm import Session

from compat_tests.services.chatting import start, stored
from compat_tests.services.customer import served, use
from compat_tests.services.outcome import failure, success
from compat_tests.services.test_custom_fields import add_fields
from compat_tests.services.test_forms import Clerk
from compat_tests.services.test_receiving import join
from compat_tests.services.test_submission import counts
from compat_tests.services.world import (
    ANNA,
    FIRST_LINE,
    ORDERS,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.smartertrack import Department
from providers import Fail, Kind
from providers.kit import (
    ChatAnswer,
    ChatProvider,
    ChatQuestion,
    CustomFieldsAnswer,
    FieldChange,
)

REASON = "No prepaid chats left."


def add_chat_fields(session: Session) -> None:
    """Let the chats of Support have the fields of its tickets."""
    add_fields(session)
    department = session.get(Department, SUPPORT)
    assert department is not None
    department.custom_template_id_chat = department.custom_template_id_ticket
    department.custom_template_id_ticket = None


@dataclass
class Shop(ChatProvider):
    """Answers what it is told to, and remembers what it was asked."""

    answer: ChatAnswer = field(default_factory=lambda: ChatAnswer(True))
    asked: list[ChatQuestion] = field(default_factory=list)

    def start_chat(self, question: ChatQuestion) -> ChatAnswer:
        self.asked.append(question)
        return self.answer


@pytest.fixture
def shop(world: World) -> Iterator[Shop]:
    world.change(add_chat_fields)
    shop = Shop()
    with served(shop) as url:
        use(world, Kind.CHAT, url)
        yield shop


@pytest.fixture
def clerk(world: World) -> Iterator[Clerk]:
    world.change(add_chat_fields)
    clerk = Clerk()
    with served(clerk) as url:
        use(world, Kind.CUSTOM_FIELDS, url)
        yield clerk


def fields(world: World) -> list[str]:
    return list(success(world.GetChatCustomFieldsList(1)).request_results)


def test_a_refused_chat_leaves_no_row_behind(world: World, shop: Shop) -> None:
    shop.answer = ChatAnswer(False, REASON)
    before = counts(world)
    refused = start(world)
    assert failure(refused) == 158
    assert refused.message == REASON
    assert counts(world) == before
    assert len(shop.asked) == 1


def test_the_provider_is_told_who_and_where_and_what(world: World, shop: Shop) -> None:
    success(start(world, fields=["plan=pro"]))
    (question,) = shop.asked
    assert (question.department_name, question.user_name) == ("Support", "kim")
    assert question.custom_fields == {"Plan": "Pro", "Serial Number": ""}


def test_a_stranger_has_no_user_name(world: World, shop: Shop) -> None:
    success(start(world, name="Lou", address=""))
    assert shop.asked[0].user_name == ""


@pytest.mark.parametrize(
    ("department_name", "place"),
    [
        (None, (SUPPORT, SECOND_LINE)),
        ("sales", (SALES, ORDERS)),
        ("Support", (SUPPORT, SECOND_LINE)),
        ("Nowhere", (SUPPORT, SECOND_LINE)),
    ],
)
def test_a_chat_goes_where_the_provider_wants_it(
    world: World, shop: Shop, department_name: str | None, place: tuple[int, int]
) -> None:
    """Known difference S105."""
    shop.answer = ChatAnswer(True, "", department_name)
    success(start(world, group=SECOND_LINE))
    chat = stored(world)
    assert (chat.department_id, chat.group_id) == place


def test_custom_fields_are_overwritten_and_strange_ones_ignored(world: World, shop: Shop) -> None:
    shop.answer = ChatAnswer(
        True, custom_fields={"serial number": "4711", "Plan": "Platinum", "Nothing": "x"}
    )
    success(start(world, fields=["Plan=Pro", "Serial Number=1"]))
    assert fields(world) == ["Plan=Platinum", "Serial Number=4711"]


def test_without_a_provider_the_customer_s_fields_are_kept(world: World) -> None:
    world.change(add_chat_fields)
    success(start(world, fields=["plan=pro"]))
    assert fields(world) == ["Plan=Pro", "Serial Number="]


def test_a_chat_that_cannot_be_opened_is_not_asked_about(world: World, shop: Shop) -> None:
    failure(start(world, department=99))
    failure(start(world, name=""))
    failure(start(world, fields=["Plan=Gold"]))
    assert shop.asked == []


@pytest.mark.parametrize(("fail", "created"), [(Fail.OPEN, True), (Fail.CLOSED, False)])
def test_the_operator_decides_what_a_dead_provider_means(
    world: World, fail: Fail, created: bool
) -> None:
    use(world, Kind.CHAT, "http://127.0.0.1:9/provider.asmx", fail=fail)
    assert start(world).result is created


def test_no_transaction_is_open_while_the_provider_thinks(world: World) -> None:
    class Curious(ChatProvider):
        def start_chat(self, question: ChatQuestion) -> ChatAnswer:
            success(world.AddChatComment(1, "General", "Meanwhile"))
            return ChatAnswer(True)

    success(start(world))
    with served(Curious()) as url:
        use(world, Kind.CHAT, url)
        success(start(world))


def page(world: World, number: int, *values: str, user: str = "kim") -> Any:
    return world.GetChatForm(SUPPORT, number, user, values)


def test_the_form_is_the_department_s(world: World) -> None:
    world.change(add_chat_fields)
    form = success(page(world, 2, "serial number=7"))
    assert form.department_name == "Support"
    assert [(each.name, each.value, tuple(each.options)) for each in form.fields] == [
        ("Plan", "", ("Basic", "Pro")),
        ("Serial Number", "7", ()),
    ]


def test_the_form_tells_how_many_agents_take_chats(world: World) -> None:
    assert success(page(world, 1)).agents_available == 0
    success(world.as_user("anna").SetAgentChatStatusForAllGroups(None, True))
    assert success(page(world, 1)).agents_available == 1
    join(world, FIRST_LINE, ANNA, is_afk=True)
    assert success(page(world, 1)).agents_available == 0


def test_the_provider_is_asked_for_each_page(world: World, clerk: Clerk) -> None:
    """Known difference S102."""
    success(page(world, 1))
    success(page(world, 2, "Plan=Pro"))
    asked = [(each.location, each.interaction, each.user_name) for each in clerk.asked]
    assert asked == [("PRE", "chat", "kim"), ("REGULAR", "chat", "kim")]
    assert clerk.asked[1].custom_fields == {"Plan": "Pro", "Serial Number": ""}


def test_the_provider_changes_the_form(world: World, clerk: Clerk) -> None:
    change = FieldChange("Plan", visible=False, required=True, options=("A",), on_first_page=True)
    clerk.answer = CustomFieldsAnswer((change,))
    plan, serial = success(page(world, 1)).fields
    assert (plan.is_visible, plan.is_required, plan.is_on_first_page) == (False, True, True)
    assert (tuple(plan.options), serial.is_on_first_page) == (("A",), False)


def test_who_may_not_chat_is_told_why(world: World, clerk: Clerk) -> None:
    clerk.answer = CustomFieldsAnswer((), True, False, "Chats are for Gold customers.")
    for number in (1, 2):
        refused = page(world, number)
        assert failure(refused) == 158
        assert refused.message == "Chats are for Gold customers."


def test_who_may_not_chat_is_told_so_where_the_provider_says_nothing(
    world: World, clerk: Clerk
) -> None:
    clerk.answer = CustomFieldsAnswer((), True, False, "")
    refused = page(world, 1)
    assert (failure(refused), refused.message) == (158, "This was refused.")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((SUPPORT, 0, "", None), 11),
        ((SUPPORT, 3, "", None), 11),
        ((99, 1, "", None), 102),
        ((SUPPORT, 1, "nobody", None), 110),
        ((SUPPORT, 1, "", ["x"]), 12),
    ],
)
def test_a_form_is_of_a_page_a_department_and_a_customer(
    world: World, arguments: tuple[Any, ...], code: int
) -> None:
    assert failure(world.GetChatForm(*arguments)) == code
