"""The harness measures every server that is present, ours always, and says what is missing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks import bench, load, operations, plan, report, servers

SMOKE = plan.smoke()


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> bench.Results:
    work = tmp_path_factory.mktemp("bench")
    peers = [kind() for kind in servers.ALL]
    return bench.run(peers, SMOKE, work, install=False, say=print)


def test_ours_and_stock_spyne_answer_every_call(results: bench.Results) -> None:
    assert results.missing.keys().isdisjoint({"ours", "stock Spyne"}), results.missing
    assert results.is_sound("ours")
    assert results.is_sound("stock Spyne")


def test_every_peer_is_measured_or_reported_as_missing(results: bench.Results) -> None:
    assert {*results.versions, *results.missing} == {kind.name for kind in servers.ALL}


def test_every_present_peer_answers_every_call(results: bench.Results) -> None:
    assert [name for name in results.versions if not results.is_sound(name)] == []


def test_every_call_has_a_row_in_the_report(results: bench.Results) -> None:
    text = report.report(results)
    assert [step.call.name for step in SMOKE.cpu if f"| {step.call.name} " not in text] == []


class Absent(servers.Peer):
    name = "absent"

    def prepare(self, work: Path, install: bool) -> None:
        raise servers.Missing("it is not there")

    def command(self, work: Path, port: int) -> list[str]:
        return []

    def version(self) -> str:
        return ""


class Ending(Absent):
    name = "ending"

    def prepare(self, work: Path, install: bool) -> None:
        """Nothing to build."""

    def command(self, work: Path, port: int) -> list[str]:
        return ["sh", "-c", "echo out of order >&2"]


def test_a_missing_peer_is_in_the_report_with_its_reason(tmp_path: Path) -> None:
    found = bench.run([Absent()], SMOKE, tmp_path, install=False, say=print)
    assert "- absent: **missing**, it is not there" in report.report(found)


def test_a_peer_that_does_not_start_is_missing_with_its_last_words(tmp_path: Path) -> None:
    found = bench.run([Ending()], SMOKE, tmp_path, install=False, say=print)
    assert found.missing == {"ending": "does not start: out of order"}


def test_a_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    found = bench.Results(cpu={"call": {"a": [1.0, 2.0, 9.0], "b": [2.0, 8.0, 9.0]}})
    assert found.ratio("call", "a", "b") == 0.5


def test_a_goal_is_missed_above_its_limit() -> None:
    name = operations.echo_int().name
    found = bench.Results(cpu={name: {"ours": [2.0], "Mono ASMX": [1.0]}})
    assert "MISSED" in report.goals(found)


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """A server that gives one answer to one connection; yields its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(10)


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 3\r\n\r\nabc",
        OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n",
        OK + b"\r\nabc",
        b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 3\r\n\r\nabc",
    ],
    ids=["length", "chunks", "until closed", "after a 100"],
)
def test_a_body_is_read_to_its_end(answer: bytes) -> None:
    with answering(answer) as port, load.Connection(port) as connection:
        assert connection.exchange(b"x") == load.Answer(200, b"abc")


@pytest.mark.parametrize(
    "answer",
    [OK + b"Content-Length: 4\r\n\r\nabc", OK[:9], b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"],
    ids=["short body", "short head", "status"],
)
def test_a_bad_answer_fails_the_load(answer: bytes) -> None:
    with answering(answer) as port, pytest.raises(load.BadAnswer):
        load.run(port, b"x", count=1, connections=1)


def test_a_wrong_value_is_a_bad_answer() -> None:
    body = b"<r><EchoIntResult>12346</EchoIntResult></r>"
    with pytest.raises(load.BadAnswer):
        operations.echo_int().check(load.Answer(200, body))


def test_a_missing_row_is_a_bad_answer() -> None:
    with pytest.raises(load.BadAnswer):
        operations.get_tickets(2).check(load.Answer(200, b"<TicketInfo></TicketInfo>"))
