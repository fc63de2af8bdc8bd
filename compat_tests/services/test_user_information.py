"""What a provider tells an agent of a ticket's customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from compat_tests.services.customer import served, use
from compat_tests.services.outcome import failure
from compat_tests.services.world import World
from providers import Kind
from providers.kit import UserInfoAnswer, UserInfoProvider, UserInfoQuestion


@dataclass
class Registry(UserInfoProvider):
    """Shows what it is told to, and remembers what it was asked."""

    html: str = "<b>Contract:</b> Gold"
    asked: list[UserInfoQuestion] = field(default_factory=list)

    def user_details(self, question: UserInfoQuestion) -> UserInfoAnswer:
        self.asked.append(question)
        return UserInfoAnswer(self.html)


@pytest.fixture
def registry(world: World) -> Iterator[Registry]:
    registry = Registry()
    with served(registry) as url:
        use(world, Kind.USER_INFO, url, timeout_s=10.0)
        yield registry


def asked(world: World, number: str, *keys: str) -> list[str]:
    result = world.GetTicketProperties(number, [*keys])
    assert result.result, result.message
    return list(result.request_results)


def test_the_panel_stands_where_it_was_asked(world: World, registry: Registry) -> None:
    """Known difference E64."""
    number = world.create("Broken")
    values = asked(world, number, "Subject", "UserInfoHtml", "ID")
    assert values == ["Subject=Broken", "UserInfoHtml=<b>Contract:</b> Gold", "ID=1"]


def test_the_provider_is_told_whose_ticket_it_is(world: World, registry: Registry) -> None:
    number = world.create()
    asked(world, number, "userinfohtml")
    (question,) = registry.asked
    assert (question.user_name, question.email) == ("kim", "kim@example.com")
    assert (question.department_name, question.group_name) == ("Support", "First Line")
    assert question.ticket_number == number


def test_nobody_is_asked_when_the_panel_is_not(world: World, registry: Registry) -> None:
    asked(world, world.create(), "Subject")
    assert registry.asked == []


def test_one_view_asks_once(world: World, registry: Registry) -> None:
    number = world.create()
    for _ in range(3):
        asked(world, number, "UserInfoHtml")
    assert len(registry.asked) == 1


def test_scripts_do_not_come_through(world: World, registry: Registry) -> None:
    """Known difference E64."""
    registry.html = (
        '<p onclick="x()">Gold</p><script>steal()</script><img src=x onerror=y>'
        '<a href="javascript:z()">card</a>'
    )
    (panel,) = asked(world, world.create(), "UserInfoHtml")
    assert panel.startswith("UserInfoHtml=<p>Gold</p>")
    assert not any(word in panel for word in ("script", "onclick", "onerror", "steal"))


def test_a_dead_provider_shows_nothing(world: World) -> None:
    use(world, Kind.USER_INFO, "http://127.0.0.1:9/provider.asmx")
    assert asked(world, world.create(), "UserInfoHtml") == ["UserInfoHtml="]


def test_without_a_provider_there_is_no_panel(world: World) -> None:
    assert asked(world, world.create(), "UserInfoHtml") == ["UserInfoHtml="]


def test_a_ticket_that_is_not_seen_has_no_panel(world: World, registry: Registry) -> None:
    number = world.create()
    assert failure(world.as_user("ben").GetTicketProperties(number, ["UserInfoHtml"])) == 100
    assert registry.asked == []
