"""The journal keeps a line for each call, whole and without secrets."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from compat_tests.serving import PROJECT
from soap_service.journal import Entry, Journal, redact

ENTRY = Entry(
    site="default",
    service="svcTickets",
    operation="CreateTicket",
    protocol="1.1",
    client="127.0.0.1",
    status=200,
    outcome="ok",
    duration_ms=1.25,
    bytes_in=100,
    bytes_out=200,
    request_id="1",
)
CANARY = "canary"
WRITER = """
import sys
from pathlib import Path
from compat_tests.house.test_journal import ENTRY
from soap_service.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(2000):
    journal.write(ENTRY)
"""


@dataclass(slots=True)
class Credentials:
    user_name: str
    pass_word: str
    note: str


def keep(path: Path, entry: Entry) -> None:
    """Write an entry down and wait until it is."""
    journal = Journal(path)
    journal.write(entry)
    journal.flush()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_an_entry_is_a_line_with_its_time(tmp_path: Path) -> None:
    before = datetime.now(UTC).isoformat()[:19]
    keep(tmp_path / "j", ENTRY)
    [line] = lines(tmp_path / "j")
    assert line.pop("time")[:19] >= before
    assert line == {
        "site": "default",
        "service": "svcTickets",
        "operation": "CreateTicket",
        "protocol": "1.1",
        "client": "127.0.0.1",
        "status": 200,
        "outcome": "ok",
        "fault_code": "",
        "duration_ms": 1.25,
        "bytes_in": 100,
        "bytes_out": 200,
        "request_id": "1",
    }


@pytest.mark.parametrize("text", ["a\nb\r\n{}", "\x00\x1b[2J\x7f", "\ud800", "日本", '"}'])
def test_what_a_client_sends_stays_within_its_line(tmp_path: Path, text: str) -> None:
    keep(tmp_path / "j", replace(ENTRY, operation=text))
    [line] = lines(tmp_path / "j")
    assert line["operation"] == text


def test_long_texts_are_cut(tmp_path: Path) -> None:
    keep(tmp_path / "j", replace(ENTRY, operation="x" * 100_000))
    assert lines(tmp_path / "j")[0]["operation"] == "x" * 256


def test_several_processes_write_whole_lines(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / "j")]
    writers = [subprocess.Popen(command, cwd=PROJECT) for _ in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    assert len(lines(tmp_path / "j")) == 8000


def test_a_file_that_was_moved_away_is_made_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j")
    journal.write(ENTRY)
    journal.flush()
    (tmp_path / "j").rename(tmp_path / "j.1")
    journal.write(ENTRY)
    journal.write(ENTRY)
    journal.flush()
    assert (len(lines(tmp_path / "j.1")), len(lines(tmp_path / "j"))) == (1, 2)


def test_a_journal_that_cannot_be_written_costs_no_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = Journal(tmp_path / "none" / "j")
    journal.write(ENTRY)
    journal.flush()
    journal.write(ENTRY)
    journal.flush()
    assert capsys.readouterr().err.count("No such file or directory") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        {"authPassword": CANARY},
        {"authPW": CANARY},
        {"agentPassword": CANARY},
        {"pin": CANARY},
        {"values": ["a=b", f"AuthPW={CANARY}"]},
        {"values": [f"AUTHPASSWORD={CANARY}=more"]},
        {"values": [f"Auth Password = {CANARY}"]},
        {"values": [f"PIN={CANARY}"]},
        {"values": f"user=x&password={CANARY}"},
        {"values": f"user=x;Pin={CANARY}"},
        {"xml": f"<authPassword>{CANARY}</authPassword>"},
        {"json": f'{{"apiKey": "{CANARY}"}}'},
        {"person": Credentials("bob", CANARY, "x")},
        {"people": [Credentials("bob", "x", f"password={CANARY}")]},
        {"map": {"Password": CANARY}},
        {"nested": [[[f"password={CANARY}"]]]},
        {"authPassword": None, "bytes": CANARY.encode()},
        {"unknown": type(CANARY, (), {"__repr__": lambda self: CANARY})()},
    ],
)
def test_a_secret_is_never_shown(arguments: dict[str, object]) -> None:
    shown = json.dumps(redact(arguments, ["pin"]))
    assert CANARY not in shown.replace(f"<{CANARY}>", "")


def test_what_is_no_secret_is_shown() -> None:
    arguments = {"authUserName": "bob", "text": "a=b", "n": 1, "f": 1.5, "x": None, "data": b"12"}
    assert redact(arguments, ["authPassword"]) == {
        "authUserName": "bob",
        "text": "a=b",
        "n": 1,
        "f": "1.5",
        "x": None,
        "data": "<2 bytes>",
    }


def test_long_arguments_are_cut() -> None:
    shown = redact({"text": "x" * 10_000, "list": list(range(1000))}, [])
    assert shown == {"text": "x" * 256 + "...", "list": list(range(20))}
