"""Providers that are slow, silent, dead and back again: what they cost, and for how long."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator

import pytest

from compat_tests.providers.installation import Installation
from compat_tests.providers.rig import Rig, running
from providers import Fail, Kind, TicketQuestion

BUDGET_S = 0.4
SLACK_S = 0.6
"""What a loaded machine may add to a budget."""

AT_ONCE_S = 0.2
ENOUGH_FAILURES = 10
LONG_S = 3600.0


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a provider that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/HelpDesk.asmx"


@pytest.fixture
def dead_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def ticket(subject: str = "Disk full") -> TicketQuestion:
    return TicketQuestion(department_name="Support", subject=subject, ticket_number="1")


def seconds(work: Callable[[], object]) -> float:
    started = time.monotonic()
    work()
    return time.monotonic() - started


def test_a_slow_provider_costs_its_budget(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("Slow"), timeout_s=5.0)
    in_time = installation.providers.start_ticket(ticket("0.1 s"))
    installation.use(Kind.TICKET, rig.address("Slow"), timeout_s=BUDGET_S)
    took = seconds(lambda: installation.providers.start_ticket(ticket("4 s")))
    assert in_time.message == "at last"
    assert BUDGET_S <= took < BUDGET_S + SLACK_S


@pytest.mark.parametrize(("fail", "allowed"), [(Fail.OPEN, True), (Fail.CLOSED, False)])
def test_a_late_answer_is_none(
    fail: Fail, allowed: bool, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("Slow"), timeout_s=BUDGET_S, fail=fail)
    answer = installation.providers.start_ticket(ticket("2 s"))
    assert (answer.allowed, answer.failed) == (allowed, True)


def test_a_silent_provider_costs_its_budget_and_then_nothing(
    silent: str, installation: Installation
) -> None:
    installation.use(Kind.TICKET, silent, timeout_s=BUDGET_S)
    first = seconds(lambda: installation.providers.start_ticket(ticket()))
    second = seconds(lambda: installation.providers.start_ticket(ticket()))
    assert first < BUDGET_S + SLACK_S
    assert second < AT_ONCE_S


def test_a_dead_provider_costs_nothing(dead_port: int, installation: Installation) -> None:
    installation.use(Kind.TICKET, f"http://127.0.0.1:{dead_port}/HelpDesk.asmx")
    took = seconds(lambda: installation.providers.start_ticket(ticket()))
    assert took < SLACK_S


def test_a_provider_that_comes_up_again_is_asked_again(
    dead_port: int, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, f"http://127.0.0.1:{dead_port}/HelpDesk.asmx")
    for _ in range(ENOUGH_FAILURES):
        assert installation.providers.start_ticket(ticket("refuse")).failed
    with running(rig.site, dead_port):
        left_alone = installation.providers.start_ticket(ticket("refuse"))
        unasked = rig.calls()
        installation.clock.advance(LONG_S)
        probed = installation.providers.start_ticket(ticket("refuse"))
        asked = installation.providers.start_ticket(ticket("refuse"))
    assert (left_alone.allowed, left_alone.failed, unasked) == (True, True, [])
    assert [answer.message for answer in (probed, asked)] == ["No prepaid tickets left."] * 2
    assert len(rig.calls()) == 2


def test_a_provider_that_is_still_dead_is_left_alone_again(
    silent: str, installation: Installation
) -> None:
    installation.use(Kind.TICKET, silent, timeout_s=BUDGET_S)
    for _ in range(ENOUGH_FAILURES):
        installation.providers.start_ticket(ticket())
    installation.clock.advance(LONG_S)
    probe = seconds(lambda: installation.providers.start_ticket(ticket()))
    after = seconds(lambda: installation.providers.start_ticket(ticket()))
    assert probe < BUDGET_S + SLACK_S
    assert after < AT_ONCE_S


def test_a_provider_that_dies_between_calls_is_asked_anew(
    rig: Rig, dead_port: int, installation: Installation
) -> None:
    installation.use(Kind.TICKET, f"http://127.0.0.1:{dead_port}/HelpDesk.asmx")
    with running(rig.site, dead_port):
        before = installation.providers.start_ticket(ticket("refuse"))
    with running(rig.site, dead_port):
        after = installation.providers.start_ticket(ticket("refuse"))
    assert [before.failed, after.failed] == [False, False]


def test_a_dead_provider_of_one_kind_costs_the_others_nothing(
    silent: str, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, silent, timeout_s=BUDGET_S)
    installation.use(Kind.LOGIN, rig.address("HelpDesk"))
    for _ in range(ENOUGH_FAILURES):
        installation.providers.start_ticket(ticket())
    answer = installation.providers.authenticate("ann.lee", "a=b&c")
    assert answer is not None
    assert answer.accepted
