"""No call reaches another tenant: every operation, with the other one's ids, accounts and session.

Beta's database holds a marked row in every table, all under one number. Acme's host name is then
called with that number and those marks, as acme's superuser and as beta's. Nothing marked may come
back, and beta's rows and files must be what they were. At the end beta itself is called in the same
way, to show that those calls do find the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from compat_tests.serving import SEVERAL_WORKERS, Server
from compat_tests.tenancy.installation import (
    ACME,
    BETA,
    PASSWORD,
    Installation,
    Tenant,
    ask,
    tenant,
)
from compat_tests.tenancy.marks import MARK, NUMBER, SECRET, fill, picture
from compat_tests.tenancy.messages import Subject, Value, call, subject, subjects

_SESSION = re.compile(rb"<SessionID>([^<]+)</SessionID>")
_COOKIE = re.compile(r"([^=;]+=[^;]*)")
_FOUND_AT_LEAST = 25
_SAMPLES = {
    "boolean": "true",
    "dateTime": "2024-03-04T05:06:07Z",
    "guid": "7051f3a0-0000-4000-8000-000000007051",
    "base64Binary": "WnE3",
    "char": "90",
}


class Caller(NamedTuple):
    """Whose account and session a call carries."""

    who: Tenant
    session: str
    cookie: str


class Neighbours(NamedTuple):
    """Both tenants' sessions, and what beta's database held before anybody called."""

    server: Server
    callers: dict[str, Caller]
    before: dict[str, str]
    beta_url: str


def log_in(server: Server, who: Tenant) -> Caller:
    values = {"loginName": who.login, "password": PASSWORD}
    answer = call(
        server, who.host, subject("iService", "Login"), lambda key, _: values.get(key, "")
    )
    found = _SESSION.search(answer.body)
    cookie = _COOKIE.match(answer.headers.get("Set-Cookie", ""))
    assert found, answer.body
    assert cookie
    return Caller(who, found[1].decode(), cookie[1])


def is_logged_in(server: Server, caller: Caller) -> bool:
    values = {"sessionID": caller.session}
    answer = call(
        server, caller.who.host, subject("iService", "LoggedIn"), lambda key, _: values.get(key, "")
    )
    return b"<IsLoggedIn>true<" in answer.body


_ENDS_SOMETHING = re.compile("Log(in|out|ged)|Delete")
"""The operations after which there is a session less, or a row."""
_BY_NUMBER_ALONE = {"svcTicketsV1"}
"""Tickets are found by numbers in upper case, as those of marked tickets are not."""


def values(caller: Caller) -> Value:
    """Return values of beta's for everything but the account and the session."""
    known = {
        **dict.fromkeys(("adminusername", "agentname", "authusername"), caller.who.login),
        **dict.fromkeys(("adminpassword", "agentpassword", "authpassword"), PASSWORD),
        "sessionid": caller.session,
        "loginname": caller.who.login,
        "password": PASSWORD,
    }

    def value(name: str, kind: str) -> str:
        if name.lower() in known:
            return known[name.lower()]
        if kind == "string":
            return f"{MARK} {name[0].upper()}{name[1:]}"
        return _SAMPLES.get(kind, str(NUMBER))

    return value


@pytest.fixture(scope="module")
def neighbours(installation: Installation) -> Iterator[Neighbours]:
    """Acme and beta, beta's tables marked, on a server of their own."""
    beta_url = installation.url_of(BETA)
    assert fill(beta_url) == []
    with installation.running(**SEVERAL_WORKERS) as server:
        callers = {name: log_in(server, tenant(name)) for name in (ACME, BETA)}
        yield Neighbours(server, callers, picture(beta_url), beta_url)


def acmes(neighbours: Neighbours) -> Caller:
    """Return acme's own caller, logged in again if the last call ended the session."""
    if not is_logged_in(neighbours.server, neighbours.callers[ACME]):
        neighbours.callers[ACME] = log_in(neighbours.server, tenant(ACME))
    return neighbours.callers[ACME]


def is_for_anybody(what: Subject) -> bool:
    """Tell whether an operation knows no account, or has an answer for a dead session."""
    names = {each.name for each in what.operation.parameters}
    return what.operation.name == "LoggedIn" or not names & {"sessionID", "authUserName"}


def answers(neighbours: Neighbours, host: str, caller: Caller, what: Subject) -> Iterator[bytes]:
    """Yield the answers to a call with the session as a parameter, and as a cookie."""
    yield call(neighbours.server, host, what, values(caller)).body
    without = caller._replace(session="")
    yield call(neighbours.server, host, what, values(without), caller.cookie).body


@pytest.mark.parametrize("what", subjects(), ids=str)
def test_a_call_at_acme_returns_nothing_of_betas(neighbours: Neighbours, what: Subject) -> None:
    for body in answers(neighbours, tenant(ACME).host, acmes(neighbours), what):
        assert SECRET not in body


@pytest.mark.parametrize("what", subjects(), ids=str)
def test_betas_account_and_session_are_nothing_at_acme(
    neighbours: Neighbours, what: Subject
) -> None:
    for body in answers(neighbours, tenant(ACME).host, neighbours.callers[BETA], what):
        assert SECRET not in body
        assert (b"true</" in body) <= is_for_anybody(what)


@pytest.mark.parametrize(("domain", "is_in"), [("ACME.test", True), ("beta.test", False)])
def test_a_login_may_name_no_other_tenants_domain(
    neighbours: Neighbours, domain: str, is_in: bool
) -> None:
    values = {"loginName": tenant(ACME).login, "password": PASSWORD, "tenantDomain": domain}
    login = subject("iService", "Login")
    host = tenant(ACME).host
    body = call(neighbours.server, host, login, lambda key, _: values.get(key, "")).body
    assert (b"<Success>true</Success>" in body) is is_in


def test_a_link_to_a_file_of_betas_leads_nowhere_at_acme(neighbours: Neighbours) -> None:
    path = f"/Attachments/{NUMBER}/{'0' * 32}/file.txt"
    assert ask(neighbours.server, tenant(ACME).host, path).status == 404


def test_after_all_of_this_beta_is_what_it_was(neighbours: Neighbours) -> None:
    assert picture(neighbours.beta_url) == neighbours.before
    assert not (neighbours.server.data_dir / "tenants" / BETA / "attachments").exists()


def test_the_same_calls_at_beta_do_find_what_is_marked(neighbours: Neighbours) -> None:
    caller = neighbours.callers[BETA]
    found = [
        what
        for what in subjects()
        if not _ENDS_SOMETHING.search(what.operation.name)
        and any(SECRET in body for body in answers(neighbours, tenant(BETA).host, caller, what))
    ]
    assert len(found) >= _FOUND_AT_LEAST, list(map(str, found))
    services = {each.service.name for each in subjects()}
    assert {each.service.name for each in found} >= services - _BY_NUMBER_ALONE
