"""The host name of a request chooses the tenant."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

from compat_tests.serving import Server
from compat_tests.tenancy.installation import (
    ACME,
    BETA,
    PASSWORD,
    Installation,
    ask,
    tenant,
)
from compat_tests.tenancy.messages import call, subject

ACME_HOST, BETA_HOST = tenant(ACME).host, tenant(BETA).host
TICKETS = "/Services2/svcTickets.asmx"
DEPARTMENTS = subject("svcOrganization", "GetAllDepartments")


def login_of(name: str) -> dict[str, str]:
    return {"authUserName": tenant(name).login, "authPassword": PASSWORD}


def departments(server: Server, host: str, name: str, **headers: str) -> bytes:
    values = login_of(name)
    return call(server, host, DEPARTMENTS, lambda key, _: values.get(key, "")).body


@pytest.mark.parametrize("name", [ACME, BETA])
def test_each_host_name_has_its_own_accounts(server: Server, name: str) -> None:
    other = {ACME: BETA, BETA: ACME}[name]
    host = tenant(name).host
    assert b"<Result>true</Result>" in departments(server, host, name)
    assert b"<Result>false</Result>" in departments(server, host, other)


@pytest.mark.parametrize("host", ["ACME.test", "acme.test.", "acme.test:8080"])
def test_a_host_name_is_the_same_in_any_case_and_with_a_port(server: Server, host: str) -> None:
    assert b"<Result>true</Result>" in departments(server, host, ACME)


def test_a_trusted_proxy_says_which_host_was_asked_for(server: Server) -> None:
    headers = {"X-Forwarded-Host": ACME_HOST, "X-Forwarded-For": "192.0.2.7"}
    assert ask(server, "inside.test", TICKETS, headers=headers).status == 200
    assert ask(server, "inside.test", TICKETS).status == 404


def test_nobody_else_may_say_so(installation: Installation) -> None:
    with installation.running() as untrusting:
        headers = {"X-Forwarded-Host": ACME_HOST}
        assert ask(untrusting, "inside.test", TICKETS, headers=headers).status == 404
        assert ask(untrusting, ACME_HOST, TICKETS, headers=headers).status == 200


@pytest.mark.parametrize(
    "path", ["/", TICKETS, f"{TICKETS}?wsdl", "/nothing", "/Attachments/1/2/3"]
)
def test_an_unknown_host_name_gets_a_page_that_says_so(server: Server, path: str) -> None:
    """Known difference T2."""
    answer = ask(server, "unknown.test", path)
    assert answer.status == 404
    assert b"No tenant is served at the host name unknown.test." in answer.body


def test_a_call_to_an_unknown_host_name_gets_a_fault_that_says_so(server: Server) -> None:
    answer = call(server, "unknown.test", DEPARTMENTS, lambda key, _: login_of(ACME).get(key, ""))
    assert answer.status == 500
    assert b"<faultcode>soap:Client</faultcode>" in answer.body
    assert b"No tenant is served at the host name unknown.test." in answer.body


def test_health_and_readiness_are_there_for_every_host_name(server: Server) -> None:
    for host in (ACME_HOST, "unknown.test", "127.0.0.1"):
        assert ask(server, host, "/healthz").body == b"ok\n"
        assert ask(server, host, "/readyz").body == b"ready\n"


def test_the_numbers_of_all_tenants_are_no_tenants_affair(server: Server) -> None:
    """Known difference T9."""
    departments(server, ACME_HOST, ACME)
    assert ask(server, ACME_HOST, "/metrics").status == 404
    assert b'iservice_site_requests_total{outcome="ok",site="acme"}' in server.get("/metrics")


def calls_of(server: Server, tenant: str) -> int:
    """Return how many calls of a tenant are in the journal; the line being written is left out.

    There is no journal before the first call.
    """
    journal = "".join(path.read_text("utf-8") for path in server.data_dir.glob("journal.jsonl"))
    lines = journal.split("\n")[:-1]
    return sum(json.loads(line)["site"] == tenant for line in lines)


def test_the_journal_names_the_tenant(server: Server) -> None:
    time.sleep(0.5)
    before = calls_of(server, BETA)
    departments(server, BETA_HOST, BETA)
    deadline = time.monotonic() + 20
    while calls_of(server, BETA) == before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert calls_of(server, BETA) > before


@pytest.fixture
def moving(installation: Installation) -> Iterator[Installation]:
    """The installation, whose tenants get their host names back."""
    yield installation
    installation.manage("tenants", "set", ACME, "--domain", ACME_HOST)


def test_a_change_of_host_names_counts_within_a_second(
    server: Server, moving: Installation
) -> None:
    assert ask(server, ACME_HOST, TICKETS).status == 200
    assert ask(server, "moved.test", TICKETS).status == 404
    moving.manage("tenants", "set", ACME, "--domain", "moved.test")
    time.sleep(1.05)
    assert ask(server, ACME_HOST, TICKETS).status == 404
    assert ask(server, "moved.test", TICKETS).status == 200


def test_each_tenant_has_its_own_folder(server: Server) -> None:
    folders = {path.name for path in (server.data_dir / "tenants").glob("*")}
    assert folders <= {ACME, BETA}


def test_a_server_without_its_master_does_not_start(fresh: Installation) -> None:
    words = ("serve", "--bind", "127.0.0.1:0", "--data", "d")
    ended = fresh.console(*words, ISERVICE_EMBEDDED_WORKER="false")
    assert ended.returncode == 2
    assert ended.stderr.startswith("iservice.asmx.py: ")
    assert "Traceback" not in ended.stderr
