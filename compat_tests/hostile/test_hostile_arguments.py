"""Hostile arguments of a caller with a password, against a server process."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from compat_tests.hostile.argument_cases import CASES, ArgumentCase
from compat_tests.hostile.conftest import MEMORY_KB, Target
from compat_tests.hostile.envelopes import call, envelope, post
from compat_tests.hostile.raw import Reply, exchange

_NAMES = [
    "../../../../../../tmp/evil.txt",
    "..",
    ".",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "..\\..\\evil.txt",
    "\\\\host\\share\\x",
    "a/b/c.txt",
    "con.txt",
    "a:stream",
    "~/.bashrc",
    "$(reboot).txt",
    "x" * 5000,
    "\u202egnp.exe",
    "\U0001f600.txt",
    "a\r\nContent-Type: text/html",
    "<script>.txt",
    "",
]


def asked(target: Target, operation: str, parameters: str) -> Reply:
    agent = target.server.demo["agents"][0]
    credentials = (
        f"<authUserName>{agent['username']}</authUserName>"
        f"<authPassword>{agent['password']}</authPassword>"
    )
    body = envelope(call(operation, credentials + parameters))
    return exchange(target.port, [post(body, operation)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_answered_in_band(target: Target, case: ArgumentCase) -> None:
    reply = asked(target, case.operation, case.make())
    assert (reply.status, reply.kind) == (200, "served")
    assert "<Result>" in reply.text
    assert target.is_ready()


@pytest.fixture(scope="module")
def ticket_number(target: Target) -> str:
    """The number of a ticket of the agent's own."""
    reply = asked(target, "CreateTicket", _TICKET)
    [number] = re.findall("<RequestResult>(.+)</RequestResult>", reply.text)
    return str(number)


_TICKET = (
    "<departmentID>1</departmentID><groupId>0</groupId><userIdOfAgent>0</userIdOfAgent>"
    "<toAddress>kim@example.com</toAddress><subject>attached</subject><body>x</body>"
)


def attached(target: Target, ticket_number: str, parameters: str) -> Reply:
    number = f"<ticketNumber>{ticket_number}</ticketNumber><ticketMessageId>0</ticketMessageId>"
    return asked(target, "AddTicketAttachment", number + parameters)


@pytest.mark.parametrize("name", _NAMES)
def test_a_file_name_leads_nowhere(target: Target, ticket_number: str, name: str) -> None:
    folder = target.server.data_dir
    before = {path for path in folder.parent.rglob("*") if path.is_file()}
    data = f"<fileName>{escape(name)}</fileName><data>AQID</data><fileLength>3</fileLength>"
    reply = attached(target, ticket_number, data)
    assert (reply.status, reply.kind) == (200, "served")
    new = {path for path in folder.parent.rglob("*") if path.is_file()} - before
    assert {path.relative_to(folder).parts[0] for path in new} <= {"attachments", "metrics"}
    assert not Path("/tmp/evil.txt").exists()


@pytest.mark.parametrize("length", ["-1", "0", "4", "2147483647", "-2147483648"])
@pytest.mark.parametrize("data", ["<data>AQID</data>", "<data/>", ""])
def test_a_length_is_not_believed(
    target: Target, ticket_number: str, length: str, data: str
) -> None:
    parameters = f"<fileName>a.bin</fileName>{data}<fileLength>{length}</fileLength>"
    reply = attached(target, ticket_number, parameters)
    assert (reply.status, reply.kind) == (200, "served")
    assert "<Result>" in reply.text


@pytest.mark.parametrize("length", [1, 1000, 1024 * 1024])
def test_a_user_name_or_password_of_any_length_is_wrong(target: Target, length: int) -> None:
    long = "x" * length
    for credentials in (
        f"<authUserName>{long}</authUserName><authPassword>x</authPassword>",
        f"<authUserName>agent1</authUserName><authPassword>{long}</authPassword>",
    ):
        body = envelope(call("GetTicketInfo", credentials))
        reply = exchange(target.port, [post(body, "GetTicketInfo")])
        assert (reply.status, reply.kind) == (200, "served")
        assert "<Result>false</Result>" in reply.text


def test_nothing_crashed_and_one_worker_lived_through_it_all(target: Target) -> None:
    assert target.crashes() == []
    assert target.answers()
    assert target.peak_memory_kb() < MEMORY_KB
