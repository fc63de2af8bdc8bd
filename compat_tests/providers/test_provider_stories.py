"""From a Mono client through our server to a provider in C#, and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.clients.skipping import skipping
from compat_tests.matrix.mono_caller import MonoCaller, build_driver
from compat_tests.providers.office import CUSTOMER, Office, creation
from compat_tests.providers.rig import PASSWORD, Rig
from compat_tests.serving import SEVERAL_WORKERS, running

CREATING = (
    "CreateTicket",
    "CreateTicketWithDate",
    "CreateTicketFromCustomer",
    "CreateTicketFromCustomerWithDate",
    "CreateIncomingTicket",
)
CREATED, COMMENTED, CLOSED = "502000", "502005", "502002"
every_creation = pytest.mark.parametrize("operation", CREATING)


@pytest.fixture(scope="module")
def whole_office(tmp_path_factory: pytest.TempPathFactory, mono_rig: Rig) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    settings = {
        **SEVERAL_WORKERS,
        "ISERVICE_EMBEDDED_WORKER": "true",
        "ISERVICE_EVENTS_RETRY_START_S": "1",
    }
    with running(folder / "data", "--demo", environ=settings) as server:
        with skipping():
            command = build_driver(folder, server)
        with MonoCaller(command, server, "1.1") as mono:
            yield Office(server, mono, mono_rig)


@pytest.fixture
def office(whole_office: Office, rig: Rig) -> Office:
    """The office with a record of calls that begins with this test."""
    return whole_office


@pytest.fixture
def asking(office: Office) -> Office:
    """The office, which asks a provider about its tickets."""
    office.use("ticket", "HelpDesk")
    return office


@pytest.fixture
def notified(asking: Office) -> Office:
    """The office, which tells a provider the events of tickets with a certain title."""
    asking.use("events", "HelpDesk")
    asking.notify("Told")
    return asking


def events_of(office: Office, number: str) -> list[dict[str, str]]:
    """Return what the event provider was told of a ticket, in that order."""
    told = [call.variables for call in office.rig.calls("NotifyEventFired")]
    return [event for event in told if event.get("args_ticketnumber") == number]


def types_of(office: Office, number: str) -> list[str]:
    return [event["eventType"] for event in events_of(office, number)]


def services_of(office: Office, number: str) -> list[str]:
    """Return which provider was told each event of a ticket."""
    calls = office.rig.calls("NotifyEventFired")
    return [call.service for call in calls if call.variables.get("args_ticketnumber") == number]


def number_of(answer: dict[str, object]) -> str:
    """Return the number of the ticket that an answer tells of."""
    assert answer["Result"], answer["Message"]
    ticket = answer.get("Ticket") or {"TicketNumber": answer.get("RequestResult")}
    return str(ticket["TicketNumber"])


@every_creation
def test_a_refused_ticket_leaves_no_row(operation: str, asking: Office) -> None:
    before = asking.rows()
    answer = asking.call(operation, **creation(asking, operation, "refuse this"))
    assert asking.rows() == before
    assert not answer["Result"]
    assert "No prepaid tickets left." in answer["Message"]
    assert len(asking.rig.calls("StartTicket")) == 1


def test_a_ticket_that_is_not_refused_is_a_row(asking: Office) -> None:
    before = asking.rows()["st_Tickets"]
    asking.call("CreateTicket", **creation(asking, "CreateTicket", "Disk full"))
    assert asking.rows()["st_Tickets"] == before + 1


@every_creation
def test_the_number_told_is_that_of_the_ticket(operation: str, asking: Office) -> None:
    answer = asking.call(operation, **creation(asking, operation, "Disk full"))
    [call] = asking.rig.calls("StartTicket")
    assert call.variables["ticketNumber"] == number_of(answer)


@every_creation
def test_the_provider_is_told_of_the_ticket(operation: str, asking: Office) -> None:
    asking.call(operation, **creation(asking, operation, "Disk full on db-07"))
    [call] = asking.rig.calls("StartTicket")
    assert call.variables["departmentName"] == "Support"
    assert call.variables["subject"] == "Disk full on db-07"
    assert CUSTOMER in call.variables.values()


@every_creation
def test_a_group_of_the_department_gets_the_ticket(operation: str, asking: Office) -> None:
    subject = "route groupName=Second Line"
    answer = asking.call(operation, **creation(asking, operation, subject))
    ticket = asking.ticket(number_of(answer))
    group = asking.group("Second Line")
    assert (ticket["IdGroup"], ticket["IdDepartment"]) == (group["id"], group["department_id"])


@pytest.mark.parametrize(
    ("outputs", "name"),
    [
        ("groupId={Claims}", "Claims"),
        ("groupName=Claims", "Claims"),
        ("departmentName=Sales", "Orders"),
        ("departmentID={department of Orders}", "Orders"),
        ("GROUPNAME=Orders;departmentName=Warranty", "Orders"),
        ("groupId={Second Line};groupName=Orders;departmentName=Warranty", "Second Line"),
        ("groupName=No Such Group", "First Line"),
        ("departmentID=99999", "First Line"),
    ],
)
def test_a_ticket_goes_where_the_provider_says(outputs: str, name: str, asking: Office) -> None:
    places = {group["name"]: str(group["id"]) for group in asking.server.demo["groups"]}
    departments = {
        f"department of {group['name']}": str(group["department_id"])
        for group in asking.server.demo["groups"]
    }
    subject = "route " + outputs.format_map({**places, **departments})
    answer = asking.call("CreateTicket", **creation(asking, "CreateTicket", subject))
    ticket = asking.ticket(number_of(answer))
    group = asking.group(name)
    assert (ticket["IdGroup"], ticket["IdDepartment"]) == (group["id"], group["department_id"])


def test_custom_fields_are_overwritten(asking: Office) -> None:
    subject = "route groupName=Second Line;cf_Plan=Pro;cf_Serial Number=SN=7;cf_Unknown=x"
    answer = asking.call("CreateTicket", **creation(asking, "CreateTicket", subject))
    found = asking.custom_fields(number_of(answer))
    assert sorted(found) == ["Plan=Pro", "Serial Number=SN=7"]


def test_a_ticket_that_is_not_routed_stays(asking: Office) -> None:
    answer = asking.call("CreateTicket", **creation(asking, "CreateTicket", "Disk full"))
    assert asking.ticket(number_of(answer))["IdGroup"] == asking.group("First Line")["id"]


def test_an_agent_sees_what_the_provider_tells_of_the_customer(asking: Office) -> None:
    asking.use("userinfo", "HelpDesk", "--timeout", "5")
    made = asking.call("CreateTicket", **creation(asking, "CreateTicket", "Disk full"))
    answer = asking.call(
        "GetTicketProperties", ticketNumber=number_of(made), requestedValues=["UserInfoHtml="]
    )
    [call] = asking.rig.calls("GetUserDetails")
    assert answer["RequestResults"] == ["UserInfoHtml=<b>Contract:</b> Gold, 3 servers"]
    assert call.variables["email"] == CUSTOMER
    assert call.variables["ticketNumber"] == number_of(made)
    assert call.variables["group"] == call.variables["groupName"] == "First Line"


def test_agents_are_a_matter_of_the_local_accounts(asking: Office) -> None:
    asking.use("login", "HelpDesk")
    agent = asking.server.demo["agents"][0]
    assert asking.lets_in(agent["username"], agent["password"])
    assert not asking.lets_in(agent["username"], "a=b&c")
    assert asking.rig.calls("Authenticate") == []


def test_the_provider_is_asked_about_agents_by_demand(asking: Office) -> None:
    asking.use("login", "HelpDesk", "--agents", "yes")
    agent = asking.server.demo["agents"][1]
    accepted = asking.lets_in(agent["username"], "a=b&c")
    refused = asking.lets_in(agent["username"], agent["password"])
    asking.use("login", "HelpDesk", "--agents", "no")
    calls = asking.rig.calls("Authenticate")
    assert (accepted, refused) == (True, False)
    assert [call.variables["loginPassword"] for call in calls] == ["a=b&c", agent["password"]]
    assert {call.variables["loginUsername"] for call in calls} == {agent["username"]}


def test_events_of_a_ticket_arrive_in_order(notified: Office) -> None:
    made = notified.call("CreateTicket", **creation(notified, "CreateTicket", "Told from A to Z"))
    number = number_of(made)
    notified.call("AddTicketNote", ticketNumber=number, messageType="general", notetext="Called.")
    notified.call("CloseTicket", ticketNumber=number)
    notified.wait_for(lambda: CLOSED in types_of(notified, number))
    told = events_of(notified, number)
    assert types_of(notified, number)[:2] == [CREATED, COMMENTED]
    assert {event["args_title"] for event in told} == {"Told from A to Z"}
    assert len({event["deliveryId"] for event in told}) == len(told)


def test_an_event_that_no_profile_wants_is_not_told(notified: Office) -> None:
    unwanted = notified.call("CreateTicket", **creation(notified, "CreateTicket", "Quiet"))
    wanted = notified.call("CreateTicket", **creation(notified, "CreateTicket", "Told, too"))
    notified.wait_for(lambda: events_of(notified, number_of(wanted)))
    assert events_of(notified, number_of(unwanted)) == []


def test_events_of_an_outage_arrive_after_it(notified: Office) -> None:
    notified.use("events", "Faulty")
    made = notified.call("CreateTicket", **creation(notified, "CreateTicket", "Told late"))
    notified.wait_for(lambda: events_of(notified, number_of(made)))
    notified.use("events", "HelpDesk")
    notified.wait_for(lambda: "HelpDesk" in services_of(notified, number_of(made)))
    told = events_of(notified, number_of(made))
    assert services_of(notified, number_of(made))[0] == "Faulty"
    assert {event["deliveryId"] for event in told if event["eventType"] == CREATED} == {
        told[0]["deliveryId"]
    }


# From here on the provider is another one, or none.


def test_a_ticket_is_created_while_the_provider_is_broken(office: Office) -> None:
    office.use("ticket", "Faulty")
    answer = office.call("CreateTicket", **creation(office, "CreateTicket", "Disk full"))
    assert office.ticket(number_of(answer))["Subject"] == "Disk full"


def test_no_ticket_is_created_while_a_provider_that_must_agree_is_broken(office: Office) -> None:
    office.use("ticket", "Faulty", "--fail", "closed")
    before = office.rows()
    answer = office.call("CreateTicket", **creation(office, "CreateTicket", "Disk full"))
    assert office.rows() == before
    assert not answer["Result"]
    assert "No connection to the order database" not in answer["Message"]


def test_a_provider_that_is_switched_off_is_not_asked(office: Office) -> None:
    office.disable("ticket")
    answer = office.call("CreateTicket", **creation(office, "CreateTicket", "refuse this"))
    assert answer["Result"]
    assert office.rig.calls("StartTicket") == []


def test_no_password_is_written_down_beside_the_database(office: Office) -> None:
    files = [path for path in office.server.data_dir.rglob("*") if path.is_file()]
    written = {path.name: path.read_bytes() for path in files if ".db" not in path.name}
    assert {"journal.jsonl", "output.txt"} <= written.keys()
    assert [name for name, text in written.items() if PASSWORD.encode() in text] == []
    assert [name for name, text in written.items() if b"a=b&c" in text] == []
