"""A batch that was interrupted in any way is taken up again, and nothing is done twice."""

from __future__ import annotations

import os
import pty
import re
import signal
import time
from collections import Counter
from itertools import count

import pytest
import zeep

from compat_tests.batch.desk import Desk
from compat_tests.batch.go_between import GoBetween
from soap_service.demo import crm

TICKET = ("contact-login", "tickettopicID", "ticketbody", "ticketsegmentID", "ticketsubject")
UTILITY = ("batch-utility", "--action", "ticket")
WAIT_S = 120.0


def write_tickets(desk: Desk, title: str, rows: int) -> None:
    place = (str(crm.PRINTERS), "x", str(crm.SUPPORT))
    tickets = [(f"{title.lower()}@cut.example", *place, f"{title} {i:03}") for i in range(rows)]
    desk.write(TICKET, *tickets)


def kill_at(desk: Desk, between: GoBetween, call: int, *, drops: bool = False) -> None:
    """Kill a run while it waits for the answer to a call, which is dropped or carried out."""
    between.operation, between.hold_at, between.drops = "BatchUtilityRun", call, drops
    with desk.started(*UTILITY):
        assert between.held.wait(WAIT_S)
    between.let_go.set()


def test_a_killed_run_is_resumed_without_doubles(far: Desk, between: GoBetween) -> None:
    """Known difference I25."""
    write_tickets(far, "Killed", 8)
    kill_at(far, between, 4)
    done = far.run(*UTILITY)
    assert done.returncode == 1
    assert "Nobody knows what became of the rows 5." in done.stderr
    assert [each for _, each in far.outcomes()] == ["succeeded"] * 3 + ["unknown"] + [
        "succeeded"
    ] * 4
    assert far.subjects("Killed ") == [f"Killed {i:03}" for i in range(8)]


def test_a_row_of_unknown_end_is_sent_again_only_when_told(far: Desk, between: GoBetween) -> None:
    write_tickets(far, "Dropped", 5)
    kill_at(far, between, 2, drops=True)
    assert far.run(*UTILITY).returncode == 1
    assert far.subjects("Dropped ") == [f"Dropped {i:03}" for i in (0, 2, 3, 4)]
    assert far.run(*UTILITY).returncode == 1
    assert far.run(*UTILITY, "--retry-unknown").returncode == 0
    assert far.subjects("Dropped ") == [f"Dropped {i:03}" for i in range(5)]
    assert far.outcomes() == [(str(i), "succeeded") for i in range(2, 7)]


def test_runs_that_are_killed_at_any_time_do_nothing_twice(far: Desk, between: GoBetween) -> None:
    write_tickets(far, "Often", 30)
    between.operation, between.delay_s = "BatchUtilityRun", 0.05
    for seconds in (0.0, 0.11, 0.23, 0.35):
        seen = between.seen
        with far.started(*UTILITY):
            deadline = time.monotonic() + WAIT_S
            while between.seen == seen and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(seconds)
    between.delay_s = 0.0
    assert far.run(*UTILITY).returncode in (0, 1)
    made = Counter(far.subjects("Often "))
    assert set(made.values()) == {1}
    outcomes = far.outcomes()
    sure = [f"Often {int(row) - 2:03}" for row, outcome in outcomes if outcome == "succeeded"]
    assert (len(outcomes), len(sure) >= 26, set(sure) <= set(made)) == (30, True, True)


@pytest.mark.parametrize("answer", [(500, b""), (502, b"<html/>"), (200, b"<broken")])
def test_a_run_ends_with_the_first_answer_that_tells_nothing(
    far: Desk, between: GoBetween, answer: tuple[int, bytes]
) -> None:
    """Known difference I26."""
    title = f"Broken{answer[0]}"
    write_tickets(far, title, 4)
    numbers = count(1)

    def second_is_lost(operation: str, *real: object) -> tuple[int, bytes]:
        is_lost = operation == "BatchUtilityRun" and next(numbers) == 2
        return answer if is_lost else real  # type: ignore[return-value]

    between.after = second_is_lost
    done = far.run(*UTILITY)
    assert (done.returncode, "row 3: unknown: " in done.stderr) == (1, True)
    assert "1 succeeded, 0 failed, 1 unknown, 2 not sent." in done.stdout
    assert far.run(*UTILITY).returncode == 1
    assert far.subjects(f"{title} ") == [f"{title} {i:03}" for i in range(4)]


def test_a_call_that_takes_too_long_is_unknown(far: Desk, between: GoBetween) -> None:
    write_tickets(far, "Slow", 3)
    between.operation, between.hold_at = "BatchUtilityRun", 2
    done = far.run(*UTILITY, "--timeout", "3")
    assert (done.returncode, "no answer (ReadTimeout)" in done.stderr) == (1, True)
    assert far.outcomes() == [("2", "succeeded"), ("3", "unknown")]


def test_an_interrupt_lets_the_row_finish(far: Desk, between: GoBetween) -> None:
    write_tickets(far, "Stopped", 5)
    between.operation, between.hold_at = "BatchUtilityRun", 2
    with far.started(*UTILITY) as process:
        assert between.held.wait(WAIT_S)
        process.send_signal(signal.SIGINT)
        between.let_go.set()
        assert process.wait(WAIT_S) == 1
    assert far.outcomes() == [("2", "succeeded"), ("3", "succeeded")]
    assert far.run(*UTILITY).returncode == 0
    assert far.subjects("Stopped ") == [f"Stopped {i:03}" for i in range(5)]


def test_two_runs_at_once_are_one_too_many(far: Desk, between: GoBetween) -> None:
    write_tickets(far, "Both", 3)
    between.operation, between.hold_at = "BatchUtilityRun", 1
    with far.started(*UTILITY) as process:
        assert between.held.wait(WAIT_S)
        second = far.run(*UTILITY)
        between.let_go.set()
        assert (second.returncode, "another run is writing to it" in second.stderr) == (2, True)
        assert process.wait(WAIT_S) == 0
    assert far.subjects("Both ") == [f"Both {i:03}" for i in range(3)]


def test_a_session_that_ended_is_begun_anew(far: Desk, between: GoBetween) -> None:
    write_tickets(far, "Session", 3)
    sessions: list[str] = []

    def end_it(operation: str, *real: object) -> tuple[int, bytes]:
        status, body = real
        assert isinstance(status, int)
        assert isinstance(body, bytes)
        sessions.extend(re.findall(r"<SessionID>(.*?)</", body.decode()))
        if operation == "BatchValidate":
            with zeep.Client(f"{far.server.url}/iService.asmx?WSDL") as client:
                client.service.Logout(sessions[0])
        return status, body

    between.after = end_it
    assert far.run(*UTILITY).returncode == 0
    assert between.calls.count("Login") == 2
    assert far.subjects("Session ") == [f"Session {i:03}" for i in range(3)]


def test_a_bar_is_shown_on_a_terminal_only(desk: Desk) -> None:
    write_tickets(desk, "Bar", 3)
    ours, theirs = pty.openpty()
    with desk.started(*UTILITY, stderr=theirs) as process:
        os.close(theirs)
        assert process.wait(WAIT_S) == 0
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "3/3" in shown
