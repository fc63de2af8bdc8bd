"""Transfer to another instance: a second server process, and ones that misbehave."""

from __future__ import annotations

import http.server
import shutil
import ssl
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from compat_tests.services.test_custom_fields import add_fields
from compat_tests.services.world import NOON, World
from compat_tests.serving import Server, running
from db.models.own import InstanceTransfer
from db.models.smartertrack import TransferServer
from soap_service.services.tickets.instance_client import (
    InstanceClient,
    InstanceDown,
    InstanceRefusal,
    find_all,
    text,
)

BIG = bytes(range(256)) * 8192  # two chunks of one MiB
PING = "PingService"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another instance with demo data."""
    with running(tmp_path_factory.mktemp("other"), "--demo") as server:
        yield server


def client_of(server: Server, **options: Any) -> InstanceClient:
    login = server.demo["admin"]
    return InstanceClient(server.url + "/", login["username"], login["password"], **options)


def know(world: World, url: str, login: dict[str, Any], **changes: Any) -> None:
    """Make another server known under id 1."""

    def work(session: Session) -> None:
        server = TransferServer(
            transfer_server_id=1,
            name="Other",
            base_url=url,
            user_name=login["username"],
            password=login["password"],
        )
        for name, value in changes.items():
            setattr(server, name, value)
        session.merge(server)

    world.change(work)


def transfer(world: World, number: str, **changes: Any) -> Any:
    arguments = {
        "server": 1,
        "department": 0,
        "department_name": "sales",
        "group": 0,
        "group_name": "Orders",
        "agent": 0,
        "user_name": "agent3",
        "comment": "Please take over.",
        "status": "Waiting",
    } | changes
    return world.TransferTicketToInstance(number, *arguments.values())


def remote_number(world: World) -> str:
    [(number,)] = world.rows(select(InstanceTransfer.remote_ticket_number))
    return str(number)


def make_ticket(world: World, subject: str) -> str:
    world.change(add_fields)
    number = world.create(subject, body="Grüße <b>", is_html=False)
    world.clock.advance(minutes=1)
    world.AddMessageToTicket(
        number, "kim@example.com", "", "", "Re: it", "<p>Answer</p>", True, False, False
    )
    world.clock.advance(minutes=1)
    world.AddTicketNote(number, "", "First <note>")
    world.AddTicketAttachment(number, 2, "Übersicht.bin", BIG, len(BIG), NOON)
    world.SetTicketCustomFields(number, ["Serial Number=SN-1"])
    return number


def test_a_ticket_arrives_whole_and_is_closed_here(world: World, other: Server) -> None:
    """Known difference U41."""
    know(world, other.url, other.demo["admin"])
    number = make_ticket(world, "Whole & <sound> ✓")
    result = transfer(world, number)
    assert (result.result, result.message) == (True, "")

    remote, client = remote_number(world), client_of(other)
    info = client.call("svcTickets", "GetTicketInfoByTicketNumber", ticketNumber=remote)
    assert text(info, "Subject") == "Whole & <sound> ✓"
    assert text(info, "CustomerEmailAddress") == "kim@example.com"
    assert (text(info, "IdGroup"), text(info, "IsOpen"), text(info, "IsActive")) == (
        "3",
        "true",
        "false",
    )
    assert text(info, "IdAgent") == str(other.demo["agents"][2]["id"])
    ticket_id = int(text(info, "ID"))
    parts = list(
        find_all(
            client.call("svcTickets", "GetTicketConversationPartList", ticketId=ticket_id),
            "TicketPartInfo",
        )
    )
    assert sorted(text(part, "Type") for part in parts) == ["1", "1", "10", "10"]
    files = client.call("svcTickets", "GetTicketAttachments", ticketId=ticket_id)
    [file] = find_all(files, "TicketAttachmentInfo")
    assert text(file, "fileNameOriginal") == "Übersicht.bin"
    assert other.get("/" + text(file, "downloadUrl")) == BIG
    assert text(file, "ticketMessageId") in {text(part, "PartId") for part in parts}

    here = world.info(number)
    assert (here.is_open, here.is_deleted) == (False, False)
    again = transfer(world, number)
    assert again.result_code == 156
    assert remote in again.message


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"server": 7}, 150),
        ({"department_name": "Nowhere"}, 157),
        ({"group_name": "Nobody"}, 157),
        ({"user_name": "nobody"}, 157),
        ({"department": 77}, 153),
        ({"status": "Sleeping"}, 108),
    ],
)
def test_a_refused_ticket_stays_and_can_go_later(
    world: World, other: Server, changes: dict[str, Any], code: int
) -> None:
    know(world, other.url, other.demo["admin"])
    number = world.create("Refused")
    result = transfer(world, number, **changes)
    assert (result.result, result.result_code) == (False, code)
    assert world.info(number).is_open
    assert transfer(world, number).message == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"password": "wrong"}, 153),
        ({"password_format": 2}, 151),
        ({"base_url": "file:///etc/passwd"}, 151),
        ({"base_url": None}, 151),
    ],
)
def test_a_server_that_cannot_be_used_is_told(
    world: World, other: Server, changes: dict[str, Any], code: int
) -> None:
    """Known difference S21."""
    know(world, other.url, other.demo["admin"], **changes)
    number = world.create()
    assert transfer(world, number).result_code == code
    assert world.info(number).is_open


def test_a_ticket_that_is_not_seen_is_not_carried(world: World) -> None:
    number = world.create()
    assert transfer(world.as_user("ben"), number).result_code == 100
    assert transfer(world, "168-24F24A57-000E").result_code == 100


def test_two_never_carry_a_ticket_at_once(world: World, other: Server) -> None:
    know(world, other.url, other.demo["admin"])
    number = world.create()
    way = InstanceTransfer(
        ticket_id=1,
        transfer_server_id=1,
        started_utc=NOON,
        claim="x",
        claimed_until_utc=NOON + timedelta(minutes=4),
    )
    world.change(lambda session: session.add(way))
    assert transfer(world, number).result_code == 155
    world.clock.advance(minutes=5)
    assert transfer(world, number).message == ""


# Servers that misbehave

Answer = Callable[[http.server.BaseHTTPRequestHandler, bytes], None]


@contextmanager
def proxy(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[str]:
    """Run a server whose POSTs are answered by a function, and give its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer(self, body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = (
        context.wrap_socket(server.socket, server_side=True) if context else server.socket
    )
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Relay:
    """Passes calls on to a server; of one operation the answers get lost, a number of times."""

    def __init__(self, server: Server, operation: str, times: int, *, before: bool = False) -> None:
        self._server, self._operation, self._left = server, operation, times
        self._before = before
        self.seen: list[str] = []

    def __call__(self, handler: http.server.BaseHTTPRequestHandler, body: bytes) -> None:
        operation = handler.headers["SOAPAction"].rpartition("/")[2].strip('"')
        self.seen.append(operation)
        loses = operation == self._operation and self._left > 0
        self._left -= loses
        if loses and self._before:
            return
        request = urllib.request.Request(
            self._server.url + handler.path,
            body,
            {name: handler.headers[name] for name in ("Content-Type", "SOAPAction")},
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            content = reply.read()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2] if loses else content)


STEPS = [
    "CreateTicketWithDate",
    "AddMessageToTicketWithDate",
    "AddTicketNoteHtmlWithDate",
    "AddTicketAttachment",
    "AppendToTicketAttachment",
    "SetTicketProperties",
]


def copies(other: Server, subject: str) -> list[str]:
    result = client_of(other).call(
        "svcTickets", "GetTicketsBySearch", searchCriteria=[f"Subject={subject}"]
    )
    return [text(each, "TicketNumber") for each in find_all(result, "TicketInfo")]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_a_transfer_that_broke_off_is_completed_by_doing_it_again(
    world: World, other: Server, step: str, before: bool
) -> None:
    """Known difference U41."""
    subject = f"Broken at {step} {before}"
    number = make_ticket(world, subject)
    with proxy(Relay(other, step, 1, before=before)) as url:
        know(world, url, other.demo["admin"])
        result = transfer(world, number)
        assert result.result_code == (152 if step == STEPS[0] else 154)
        assert world.info(number).is_open
        assert transfer(world, number).message == ""
    [remote] = copies(other, subject)
    assert remote == remote_number(world)
    client = client_of(other)
    info = client.call("svcTickets", "GetTicketInfoByTicketNumber", ticketNumber=remote)
    parts = client.call(
        "svcTickets", "GetTicketConversationPartList", ticketId=int(text(info, "ID"))
    )
    kinds = [text(part, "Type") for part in find_all(parts, "TicketPartInfo")]
    assert sorted(kinds) == ["1", "1", "10", "10"]
    assert world.info(number).is_open is False


def test_what_is_added_meanwhile_is_not_lost(world: World, other: Server) -> None:
    number = make_ticket(world, "Growing")
    relay = Relay(other, "", 0)

    def grow(handler: http.server.BaseHTTPRequestHandler, body: bytes) -> None:
        # Before the last call is answered: after the answer the transfer might be quicker.
        if b"SetTicketProperties" in body and "SetTicketProperties" not in relay.seen:
            world.clock.advance(minutes=1)
            world.AddTicketNote(number, "", "Wait!")
        relay(handler, body)

    with proxy(grow) as url:
        know(world, url, other.demo["admin"])
        assert transfer(world, number).result_code == 154
        assert world.info(number).is_open
        assert transfer(world, number).message == ""
    assert len(copies(other, "Growing")) == 1


def nothing(handler: http.server.BaseHTTPRequestHandler, body: bytes) -> None:
    """Close the connection."""


def redirect(handler: http.server.BaseHTTPRequestHandler, body: bytes) -> None:
    handler.send_response(307)
    handler.send_header("Location", "http://127.0.0.1:9/")
    handler.end_headers()


def said(content: bytes, status: int = 200) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler, body: bytes) -> None:
        handler.send_response(status)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def trickle(handler: http.server.BaseHTTPRequestHandler, body: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        threading.Event().wait(0.1)


BOMB = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    "answer",
    [
        nothing,
        redirect,
        trickle,
        said(b""),
        said(b"<a/>"),
        said(BOMB),
        said(b"\xff\xfe"),
        said(b"x", 500),
    ],
)
def test_an_answer_that_makes_no_sense_is_no_answer(answer: Answer) -> None:
    with proxy(answer) as url, pytest.raises(InstanceDown):
        InstanceClient(url, "a", "b", call_seconds=1.0).call("svcTickets", PING)


def test_nobody_listens(world: World) -> None:
    know(world, "http://127.0.0.1:9", {"username": "a", "password": "secret"})
    number = world.create()
    result = transfer(world, number)
    assert (result.result, result.result_code) == (False, 152)
    assert "secret" not in result.message
    assert world.info(number).is_open


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_nobody_vouches_for_gets_no_password(tmp_path: Path) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    command = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1")
    files = ("-subj", "/CN=localhost", "-out", str(certificate), "-keyout", str(key))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    asked: list[bytes] = []
    with proxy(lambda _handler, body: asked.append(body), context) as url:
        client = InstanceClient(url.replace("http://127.0.0.1", "https://localhost"), "a", "b")
        with pytest.raises(InstanceDown, match="certificate"):
            client.call("svcTickets", PING)
    assert asked == []


def test_a_fault_is_a_refusal(other: Server) -> None:
    with pytest.raises(InstanceRefusal):
        client_of(other).call("svcTickets", "NoSuchOperation")


def test_all_calls_together_have_a_budget(other: Server) -> None:
    ticks = iter([0.0, 130.0])
    client = client_of(other, clock=lambda: next(ticks))
    with pytest.raises(InstanceDown):
        client.call("svcTickets", "GetTicketCount")
