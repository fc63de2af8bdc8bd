"""A server speaks the contract that its operator saved, with clients made from it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from zeep import Client
from zeep.exceptions import Fault

from compat_tests.clients.clients import TOOLKITS, NotInstalledError
from compat_tests.clients.skipping import skipping
from compat_tests.own_wsdl.modified import MODIFIED, OTHER_NAMESPACE, as_saved
from compat_tests.serving import Server, running

PATH = "/Services2/svcTickets.asmx"
LIMIT_S = 120


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("desk")
    saved = folder / "saved.wsdl"
    saved.write_bytes(as_saved(MODIFIED))
    settings = {
        "ISERVICE_WSDL_FILES": f"svcTickets={saved}",
        "ISERVICE_CUSTOM_ERRORS": "On",
        "ISERVICE_JOURNAL_ARGUMENTS": "true",
    }
    with running(folder / "data", "--demo", environ=settings) as server:
        yield server


@pytest.fixture(scope="module")
def agent(server: Server) -> tuple[str, str]:
    first = server.demo["agents"][0]
    return first["username"], first["password"]


@pytest.fixture(scope="module", params=["HelpDeskPort", "svcTicketsSoap12"])
def desk(server: Server, request: pytest.FixtureRequest) -> Any:
    return Client(f"{server.url}{PATH}?WSDL").bind("HelpDesk", request.param)


def created(desk: Any, server: Server, agent: tuple[str, str], **more: str) -> Any:
    return desk.CreateTicket(
        *agent,
        departmentID=server.demo["departments"][0]["id"],
        groupId=0,
        userIdOfAgent=0,
        toAddress="desk@example.com",
        subject="Ärger & <Not>",
        body="Please help.",
        isHtml=False,
        setWaiting=True,
        **more,
    )


def test_the_file_is_published_to_the_byte_but_for_its_addresses(server: Server) -> None:
    address = f'location="{server.url}{PATH}"'
    expected = re.sub(r'location="http://localhost[^"]*"', address, MODIFIED)

    assert server.get(f"{PATH}?WSDL") == as_saved(expected)


def test_an_added_optional_parameter_may_be_sent_or_not(
    desk: Any, server: Server, agent: tuple[str, str]
) -> None:
    assert created(desk, server, agent).Result
    assert created(desk, server, agent, templateName="urgent").Result


def test_results_have_what_the_file_says(desk: Any, server: Server, agent: tuple[str, str]) -> None:
    """Known difference W20."""
    number = created(desk, server, agent).RequestResult

    ticket = desk.GetTicketInfoByTicketNumber(*agent, ticketNumber=number).Ticket

    assert ticket.Subject == "Ärger & <Not>"
    assert (ticket.Escalations, ticket.Mood) == (0, None)
    assert not hasattr(ticket, "IsSpam")


def test_lists_have_what_the_file_says(desk: Any, server: Server, agent: tuple[str, str]) -> None:
    number = created(desk, server, agent).RequestResult

    found = desk.GetTicketsBySearch(*agent, searchCriteria=[f"TicketNumber={number}"])

    tickets = found.Tickets.TicketInfo
    assert [(each.TicketNumber, each.Escalations) for each in tickets] == [(number, 0)]


def test_failures_are_told_in_the_files_types(desk: Any, agent: tuple[str, str]) -> None:
    answer = desk.GetTicketInfo(agent[0], "wrong", ticketId=1)

    assert not answer.Result
    assert answer.ResultCode
    assert answer.Ticket.ID == 0


def test_an_operation_without_a_handler_says_so(desk: Any, agent: tuple[str, str]) -> None:
    """Known difference W20."""
    with pytest.raises(Fault, match="The operation EscalateTicket is not available on this server"):
        desk.EscalateTicket(agent[0])


def test_the_journal_shows_no_value_of_a_parameter_that_nobody_knows(
    server: Server, desk: Any, agent: tuple[str, str]
) -> None:
    created(desk, server, agent, templateName="a secret of theirs")

    journal = (server.data_dir / "journal.jsonl").read_text("utf-8")
    assert '"templateName": "***"' in journal or '"templateName":"***"' in journal
    assert "a secret of theirs" not in journal


def test_other_services_are_as_ever(server: Server, agent: tuple[str, str]) -> None:
    organization = Client(f"{server.url}/Services2/svcOrganization.asmx?WSDL")

    assert organization.service.GetAllDepartments(*agent).Result


def test_a_proxy_made_by_mono_calls_the_file(
    server: Server, agent: tuple[str, str], tmp_path: Path
) -> None:
    require_mono()
    proxy = tmp_path / "Proxy.cs"
    run(tmp_path, "wsdl", "-nologo", "-namespace:Desk", f"-out:{proxy}", f"{server.url}{PATH}?WSDL")
    name = re.findall(r"public partial class (\w+) : .*SoapHttpClientProtocol", proxy.read_text())
    source = (
        (Path(__file__).parent / "Desk.cs").read_text("utf-8").replace("PROXY", f"Desk.{name[0]}")
    )
    (tmp_path / "Program.cs").write_text(source, "utf-8")
    run(tmp_path, "mcs", "-nologo", "-r:System.Web.Services.dll", "Program.cs", "Proxy.cs")

    department = str(server.demo["departments"][0]["id"])
    told = run(tmp_path, "mono", "Program.exe", server.url + PATH, *agent, department)

    story = [
        "created True ",
        "A printer <burns>|0|null",
        "refused False",
        "The operation EscalateTicket is not available on this server.",
    ]
    assert told.splitlines() == [*story, *story]
    assert OTHER_NAMESPACE in proxy.read_text("utf-8")


def require_mono() -> None:
    missing = TOOLKITS["mono-proxy"].missing()
    with skipping():
        if missing:
            raise NotInstalledError(", ".join(missing))


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
