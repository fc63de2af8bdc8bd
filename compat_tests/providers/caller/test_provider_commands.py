"""The commands of operators: manage providers ..."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from shutil import copy

import pytest

from compat_tests.providers.caller.raw_server import Peer, Script, answer, raw_server
from compat_tests.providers.caller.soap import fault, result
from compat_tests.providers.caller.wsdl import wsdl
from compat_tests.serving import PROGRAM, clean_environ
from db import Database, open_engine
from providers import Fail, Kind, ProviderSettings, SettingsStore
from soap_service.cli import main

URL = "http://provider.example/x.asmx"
KINDS = [str(kind) for kind in Kind]


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def data(tmp_path: Path, empty_database: Path) -> Path:
    """A data directory with an empty database."""
    folder = tmp_path / "data"
    folder.mkdir()
    copy(empty_database, folder / "iservice.db")
    return folder


@pytest.fixture
def manage(data: Path) -> Run:
    """Run ``manage --data DIR providers ...`` in this process."""

    def run(*arguments: str) -> Done:
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = exit_code("manage", "--data", str(data), "providers", *arguments)
        return Done(code, out.getvalue(), err.getvalue())

    return run


def exit_code(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.fixture
def program(data: Path) -> Run:
    """Run the program with ``--data DIR`` at its end."""

    def run(*arguments: str, given: str = "", **environ: str) -> Done:
        done = subprocess.run(
            [sys.executable, str(PROGRAM), *arguments, "--data", str(data)],
            env=clean_environ(**environ),
            input=given,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def settings(data: Path) -> Callable[[Kind], ProviderSettings]:
    """Read the settings of a kind from the data directory."""

    def load(kind: Kind) -> ProviderSettings:
        engine = open_engine(f"sqlite:///{data}/iservice.db")
        try:
            return SettingsStore(Database(engine)).load()[kind]
        finally:
            engine.dispose()

    return load


Load = Callable[[Kind], ProviderSettings]


def test_a_provider_is_set_enabled_and_disabled(manage: Run, settings: Load) -> None:
    options = ["--url", URL, "--password", "k9-secret", "--timeout", "2.5", "--fail", "closed"]
    assert manage("set", "ticket", *options).returncode == 0
    known = settings(Kind.TICKET)
    assert (known.url, known.password, known.timeout_s, known.fail, known.enabled) == (
        URL,
        "k9-secret",
        2.5,
        Fail.CLOSED,
        False,
    )
    assert manage("enable", "ticket").returncode == 0
    assert settings(Kind.TICKET).is_on
    assert manage("disable", "ticket").returncode == 0
    assert not settings(Kind.TICKET).is_on


def test_what_is_not_said_stays(manage: Run, settings: Load) -> None:
    manage("set", "login", "--url", URL, "--password", "k9-secret")
    manage("set", "login", "--timeout", "3", "--agents", "yes", "--namespace", "urn:x")
    manage("set", "login", "--namespace", "", "--default-role", "anonymous")
    known = settings(Kind.LOGIN)
    assert (known.url, known.password, known.timeout_s) == (URL, "k9-secret", 3.0)
    assert (known.namespace, known.login.agents, known.login.default_role) == (
        "",
        True,
        "anonymous",
    )


def test_a_password_need_not_stand_in_the_list_of_processes(program: Run, settings: Load) -> None:
    command = ["manage", "providers", "set", "chat"]
    program(*command, "--url", URL, "--password", "-", given="k9 secret\n")
    assert settings(Kind.CHAT).password == "k9 secret"
    program(*command, PROVIDER_PASSWORD="from outside")
    assert settings(Kind.CHAT).password == "from outside"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["set", "mail", "--url", URL], "mail"),
        (["set", "ticket", "--url", "provider.example"], "--url: It is not an address of HTTP."),
        (["set", "ticket", "--url", "http://a:k9-secret@h/"], "--url: It holds a user name"),
        (["set", "ticket", "--timeout", "0"], "--timeout"),
        (["set", "ticket", "--timeout", "nan"], "--timeout"),
        (["set", "ticket", "--fail", "never"], "--fail"),
        (["set", "ticket", "--guess", "yes"], "registration only"),
        (["set", "ticket", "--mark-verified", "yes"], "login only"),
        (["set", "login", "--agents", "perhaps"], "yes or no"),
        (["enable", "ticket"], "no address yet"),
        (["test", "ticket"], "no address yet"),
        (["enable"], "KIND"),
        (["rename", "ticket"], "rename"),
    ],
)
def test_what_makes_no_sense_is_told(manage: Run, arguments: list[str], complaint: str) -> None:
    done = manage(*arguments)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "k9-secret" not in done.stderr + done.stdout


def test_the_list_shows_all_kinds_and_no_password(manage: Run) -> None:
    shown = [manage("set", "login", "--url", URL, "--password", "k9-secret")]
    listed = manage("list")
    rows = json.loads(manage("list", "--json").stdout)
    assert [row["kind"] for row in rows] == KINDS
    assert rows[0] == {
        "kind": "login",
        "enabled": "no",
        "url": URL,
        "password": "set",
        "timeout": "10 s",
        "fail": "closed",
        "breaker": "closed",
        "forgot password": "-",
        "custom login": "-",
        "default role": "registered",
        "mark verified": "no",
        "accept cookies": "no",
        "cookie name": "-",
        "agents": "no",
        "show message": "no",
    }
    assert all(f"\n{kind} " in listed.stdout for kind in KINDS)
    assert not any("k9-secret" in each.stdout + each.stderr for each in (*shown, listed))


def provider(content: bytes, document: bytes) -> Script:
    def script(peer: Peer) -> None:
        while request := peer.read_request():
            peer.send(answer(document if request.startswith(b"GET") else content))

    return script


def test_a_trial_shows_what_the_provider_answers(manage: Run) -> None:
    content = result("StartTicket", ["TicketCreation=FALSE"], message="No credit.")
    with raw_server(provider(content, wsdl(["StartTicket"], "http://tempuri.org/"))) as server:
        manage("set", "ticket", "--url", server.url, "--password", "k9-secret")
        done = manage("test", "ticket")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0] == f"ticket: {server.url}/ (not enabled)"
    assert lines[1].startswith("namespace http://tempuri.org/, by its WSDL (")
    assert lines[2] == "operations of a provider: StartTicket"
    assert lines[3].startswith("StartTicket answered in ")
    assert lines[4:] == ["Message: No credit.", "OutputVariables: TicketCreation=FALSE"]


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("login", b"loginUsername=provider-test"),
        ("customfields", b"location=PRE"),
        ("ticket", b"ticketNumber=provider-test"),
        ("chat", b"departmentName=provider-test"),
        ("userinfo", b"email=provider-test@example.invalid"),
        ("events", b"eventType=0"),
    ],
)
def test_a_trial_asks_about_nobody(manage: Run, kind: str, sent: bytes) -> None:
    seen: list[bytes] = []

    def script(peer: Peer) -> None:
        while request := peer.read_request():
            seen.append(request)
            peer.send(answer(wsdl() if request.startswith(b"GET") else fault("authPW=k9-secret?")))

    with raw_server(script) as server:
        manage("set", kind, "--url", server.url, "--password", "k9-secret")
        done = manage("test", kind)
    assert done.returncode == 1
    assert sent in seen[-1]
    assert "failed after" in done.stdout
    assert "k9-secret" not in done.stdout + done.stderr


def test_a_registration_is_not_tried(manage: Run) -> None:
    with raw_server(provider(b"", wsdl(["RegisterUser"]))) as server:
        manage("set", "registration", "--url", server.url)
        done = manage("test", "registration")
    assert done.returncode == 0
    assert "nothing was called" in done.stdout


def test_a_trial_of_a_dead_provider_tells_so(manage: Run) -> None:
    with raw_server(lambda peer: None) as server:
        manage("set", "chat", "--url", server.url)
    done = manage("test", "chat")
    assert done.returncode == 1
    assert "its WSDL failed after" in done.stdout
