"""Callers of every sort get their answers: zeep, Mono's proxies, PHP, and XML by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from zeep import Client, Settings

from compat_tests.clients.clients import TOOLKITS, NotInstalledError
from compat_tests.clients.skipping import skipping
from compat_tests.providers.kit.every_kind import PASSWORD, USER_PASSWORD
from compat_tests.providers.kit.wsgi import TEMPURI, call_xml
from compat_tests.sample.raw_http import Answer, connection
from compat_tests.sample.requests import SOAP11, SOAP12
from providers.kit.methods import METHODS
from providers.kit.wsdl import wsdl_of

DRIVERS = Path(__file__).parent / "drivers"
AUTH = f"authPW={PASSWORD}"
LOGIN = ("loginUsername=ann.lee", f"loginPassword={USER_PASSWORD}")
TICKET = ("departmentName=Support", "subject=Zoë <&>", "ticketNumber=1")
NAMESPACES = {
    "Tempuri": TEMPURI,
    "Plain": "http://provider.example/ws",
    "Slashed": "http://other.example/deep/path/",
    "Word": "urn:some-provider",
}


# zeep


@pytest.fixture(scope="module", params=["Soap", "Soap12"])
def zeep(request: pytest.FixtureRequest, every_kind: str) -> Iterator[Any]:
    client = Client(f"{every_kind}?wsdl", settings=Settings(strict=True))
    with client:
        yield client.bind("EveryKind", f"EveryKind{request.param}")


def inputs(*items: str) -> dict[str, dict[str, list[str]]]:
    return {"InputVariables": {"string": [AUTH, *items]}}


def test_zeep_reads_a_login(zeep: Any) -> None:
    result = zeep.Authenticate(inputs(*LOGIN))
    assert result.Success is True
    assert result.OutputVariables.string[:2] == [
        "Authentication=OK",
        "EmailAddress=ann@customer.example",
    ]


def test_zeep_reads_a_ticket(zeep: Any) -> None:
    result = zeep.StartTicket(inputs(*TICKET))
    assert json.loads(result.Message)["subject"] == "Zoë <&>"
    assert "groupName=Night Shift" in result.OutputVariables.string


def test_zeep_reads_a_form(zeep: Any) -> None:
    result = zeep.GetCustomFieldOptions(inputs("departmentName=Support"))
    server, plan = result.CustomFieldDataItems.ExternalCustomFieldData
    assert server.ListOptions.string == ["web-01", "db-07"]
    assert (server.ChangeVisible, plan.ChangeVisible) == (True, False)


def test_zeep_reads_details_of_a_user(zeep: Any) -> None:
    assert zeep.GetUserDetails(inputs("username=ann.lee")).UserInfoHtml == "<b>Gold</b> & more"


def test_zeep_is_refused_with_a_wrong_password(zeep: Any) -> None:
    result = zeep.Authenticate({"InputVariables": {"string": ["authPW=wrong", *LOGIN]}})
    assert (result.Success, result.Message) == (False, "Permission Denied")


# Mono


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.decode()


def _build_proxies(folder: Path) -> list[str]:
    """Build the driver with a proxy for each namespace; return how to start it."""
    missing = TOOLKITS["mono-proxy"].missing()
    if missing:
        raise NotInstalledError(f"Mono is not installed: {', '.join(missing)}")
    for name, namespace in NAMESPACES.items():
        (folder / f"{name}.wsdl").write_bytes(wsdl_of(METHODS, "EveryKind", namespace))
        _run(["wsdl", "-nologo", f"-namespace:{name}", f"{name}.wsdl", f"-out:{name}.cs"], folder)
    sources = [f"{name}.cs" for name in NAMESPACES]
    program = ["-nologo", "-out:calls.exe", "-r:System.Web.Services.dll"]
    _run(["mcs", *program, *sources, str(DRIVERS / "Calls.cs")], folder)
    return ["mono", "calls.exe"]


@pytest.fixture(scope="module")
def mono(every_kind: str, tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What the proxies got: the cells of each line."""
    folder = tmp_path_factory.mktemp("mono")
    with skipping():
        command = _build_proxies(folder)
    printed = _run([*command, every_kind, PASSWORD, *NAMESPACES], folder)
    return [line.split("\t") for line in printed.splitlines()]


@pytest.mark.parametrize("name", NAMESPACES)
def test_a_proxy_of_any_namespace_understands_every_answer(
    name: str, mono: list[list[str]]
) -> None:
    """Known difference E50."""
    told = [cells[1:] for cells in mono if cells[0] == name]
    outcomes = [(operation, success, outputs) for operation, success, _, outputs, _ in told]
    assert outcomes == [
        (
            "Authenticate",
            "True",
            "Authentication=OK|EmailAddress=ann@customer.example|DisplayName=Ann Lee"
            "|cf_Contract Level=Gold",
        ),
        ("Authenticate", "True", "Authentication=FAIL"),
        ("GetSignInCookieInfo", "True", "Authentication=OK"),
        ("RegisterUser", "False", ""),
        ("GetCustomFieldOptions", "True", "CanStartTickets=True|CanStartChats=False"),
        (
            "StartTicket",
            "True",
            "TicketCreation=TRUE|departmentName=Support|groupName=Night Shift|departmentID=3"
            "|groupId=7|cf_Billing ID=4711|cf_Formula=a=b",
        ),
        ("StartTicket", "False", ""),
        ("StartChat", "True", "ChatCreation=TRUE|departmentName=Sales"),
        ("GetUserDetails", "True", ""),
        ("NotifyEventFired", "True", ""),
    ]
    assert told[3][2] == "An address is needed."
    assert told[4][4] == "Server web-01,db-07"
    assert json.loads(told[5][2])["subject"] == "Zoë <&>"
    assert told[8][4] == "<b>Gold</b> & more"


# PHP


def test_php_understands_the_answers(every_kind: str, tmp_path: Path) -> None:
    with skipping():
        missing = TOOLKITS["php"].missing()
        if missing:
            raise NotInstalledError(f"PHP is not installed: {', '.join(missing)}")
    printed = _run(["php", str(DRIVERS / "calls.php"), every_kind, PASSWORD], tmp_path)
    told = [line.split("\t") for line in printed.splitlines()]
    ok = "Authentication=OK|EmailAddress=ann@customer.example|DisplayName=Ann Lee"
    ticket = "TicketCreation=TRUE|departmentName=Support|groupName=Night Shift|departmentID=3"
    assert told == [
        cells
        for version in ("1.1", "1.2")
        for cells in (
            [version, "Authenticate", "true", f"{ok}|cf_Contract Level=Gold"],
            [
                version,
                "StartTicket",
                "true",
                f"{ticket}|groupId=7|cf_Billing ID=4711|cf_Formula=a=b",
            ],
            [version, "StartTicket", "false", ""],
            [version, "NotifyEventFired", "true", ""],
        )
    ]


# XML by hand


def _send(url: str, *pieces: bytes) -> Answer:
    with connection(int(url.split(":")[2].split("/")[0])) as line:
        for piece in pieces:
            line.send(piece)
        return line.receive()


def _head(*lines: str) -> bytes:
    start = ("POST /provider.asmx HTTP/1.1", "Host: 127.0.0.1", "Connection: close")
    return "\r\n".join((*start, *lines, "", "")).encode()


def _media(version: str) -> str:
    return "text/xml" if version == SOAP11 else "application/soap+xml"


@pytest.mark.parametrize("version", [SOAP11, SOAP12])
@pytest.mark.parametrize("namespace", [*NAMESPACES.values(), ""])
def test_an_answer_is_in_the_namespace_of_its_question(
    every_kind: str, namespace: str, version: str
) -> None:
    """Known difference E50."""
    body = call_xml("StartTicket", (AUTH, *TICKET), namespace, version).encode()
    answer = _send(
        every_kind,
        _head(f"Content-Type: {_media(version)}", f"Content-Length: {len(body)}"),
        body,
    )
    assert answer.status == 200
    response = ElementTree.fromstring(answer.body)[0][0]
    tags = {element.tag for element in response.iter()}
    assert response.tag == (f"{{{namespace}}}StartTicketResponse" if namespace else response.tag)
    assert {tag.rpartition("}")[0] for tag in tags} == {f"{{{namespace}" if namespace else ""}


@pytest.mark.parametrize(
    "action",
    [
        'SOAPAction: ""',
        'SOAPAction: "urn:x/StartTicket"',
        "SOAPAction: StartTicket",
        "X-Nothing: 1",
        'SOAPAction: "http://whatever.example#Run"',
    ],
)
def test_the_body_names_the_operation(every_kind: str, action: str) -> None:
    body = call_xml("StartTicket", (AUTH, *TICKET), "urn:x").encode()
    answer = _send(
        every_kind, _head("Content-Type: text/xml", action, f"Content-Length: {len(body)}"), body
    )
    assert answer.status == 200


def test_a_body_in_chunks_is_read(every_kind: str) -> None:
    body = call_xml("StartTicket", (AUTH, *TICKET)).encode()
    chunks = [
        b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (body[:7], body[7:200], body[200:])
    ]
    head = _head("Content-Type: text/xml; charset=utf-8", "Transfer-Encoding: chunked")
    answer = _send(every_kind, head, *chunks, b"0\r\n\r\n")
    assert (answer.status, "TicketCreation=TRUE" in answer.text) == (200, True)


def test_a_caller_that_waits_is_told_to_go_on(every_kind: str) -> None:
    body = call_xml("StartTicket", (AUTH, *TICKET)).encode()
    port = int(every_kind.split(":")[2].split("/")[0])
    length = f"Content-Length: {len(body)}"
    with connection(port) as line:
        line.send(_head("Content-Type: text/xml", length, "Expect: 100-continue"))
        assert line.receive_bytes(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.send(body)
        assert line.receive().status == 200


def test_the_page_of_a_provider_names_its_methods(every_kind: str) -> None:
    with connection(int(every_kind.split(":")[2].split("/")[0])) as line:
        line.send(b"GET /provider.asmx HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        page = line.receive("GET").text
    assert all(method.operation in page for method in METHODS)


def test_a_provider_runs_on_the_server_of_the_standard_library() -> None:
    script = (
        "import threading, urllib.request\n"
        "from wsgiref.simple_server import make_server\n"
        "from compat_tests.providers.kit.every_kind import app\n"
        "server = make_server('127.0.0.1', 0, app)\n"
        "threading.Thread(target=server.serve_forever, daemon=True).start()\n"
        "url = f'http://127.0.0.1:{server.server_port}/x'\n"
        "import sys\n"
        "body = sys.stdin.buffer.read()\n"
        "request = urllib.request.Request(url, body, {'Content-Type': 'text/xml'})\n"
        "print(urllib.request.urlopen(request, timeout=20).read().decode())\n"
    )
    body = call_xml("StartTicket", (AUTH, *TICKET)).encode()
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=body,
        capture_output=True,
        timeout=60,
        cwd=Path(__file__).parents[3],
    )
    assert b"TicketCreation=TRUE" in done.stdout
