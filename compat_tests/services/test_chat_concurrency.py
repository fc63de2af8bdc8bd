"""Agents and customers at once: one agent wins, nothing is counted twice, the end is the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.services.chatting import accepted, started, stored
from compat_tests.services.test_receiving import join
from compat_tests.services.world import ANNA, BEN, FIRST_LINE, World
from db.models.smartertrack import ChatEventLog, ChatMessage

ENDED, TAKEN = 502, 503
MESSAGES = 10


@pytest.fixture
def world(lane_world: World) -> World:
    """A world where Anna and Ben are in the first line."""
    join(lane_world, FIRST_LINE, ANNA, BEN)
    return lane_world


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Begin all acts at the same moment and return what each gave."""
    gate = Barrier(len(acts), timeout=60)

    def go(act: Callable[[], Any]) -> Any:
        gate.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result(120) for each in [threads.submit(go, act) for act in acts]]


def codes(results: Sequence[Any]) -> list[int]:
    return sorted(each.result_code for each in results)


@pytest.mark.parametrize("turn", range(5))
def test_of_several_agents_one_wins(world: World, turn: int) -> None:
    """Known difference S102."""
    started(world)
    agents = [world.as_user(name) for name in ("admin", "anna", "ben")]
    results = at_once(*(lambda agent=agent: agent.AcceptChat(1) for agent in agents))
    assert codes(results) == [0, TAKEN, TAKEN]
    [winner] = [each.chat.user_id for each in results if each.result]
    assert stored(world).user_id == winner


def test_messages_that_come_at_once_are_all_there_and_counted(world: World) -> None:
    guid = accepted(world, question="")

    def say(speak: Callable[[str], Any]) -> list[int]:
        return [speak(f"{turn}").result_code for turn in range(MESSAGES)]

    anna, ben = world.as_user("anna"), world.as_user("ben")
    said = at_once(
        lambda: say(lambda text: world.SendMessageFromCustomer(guid, text)),
        lambda: say(lambda text: anna.SendMessageToCustomer(1, text)),
        lambda: say(lambda text: ben.SendMessageToCustomer(1, text)),
    )
    assert said == [[0] * MESSAGES] * 3
    chat = stored(world)
    assert (chat.message_count_in, chat.message_count_out) == (MESSAGES, 2 * MESSAGES)
    assert world.rows(select(func.count()).select_from(ChatMessage)) == [(3 * MESSAGES,)]


@pytest.mark.parametrize("turn", range(5))
def test_a_chat_ends_once_and_nothing_is_said_after(world: World, turn: int) -> None:
    guid = accepted(world, question="")
    results = at_once(
        lambda: world.EndChatByCustomer(guid),
        lambda: world.as_user("anna").EndChat(1),
        lambda: world.SendMessageFromCustomer(guid, "Wait"),
    )
    assert codes(results[:2]) == [0, ENDED]
    said = world.rows(select(func.count()).select_from(ChatMessage))[0][0]
    assert (said, stored(world).message_count_in) == (results[2].result, results[2].result)
    query = select(ChatEventLog.event_type_id).order_by(ChatEventLog.event_type_id)
    assert [row[0] for row in world.rows(query)][:2] == [511000, 511001]
