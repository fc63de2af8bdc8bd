"""Who may call, and what a call without the right password learns."""

from __future__ import annotations

import itertools
import os
import re
import threading
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from compat_tests.services.world import ANNA, PASSWORD, World, bind
from compat_tests.serving import Server, running
from db.models.smartertrack import Role, User, UserInGroup
from soap_service.accounts import Accounts, LoginFailed, Passwords, TooBusy
from soap_service.accounts.credentials import CAPACITY, LIFETIME_SECONDS, VerifiedCredentials
from soap_service.accounts.membership import StoredPassword
from soap_service.accounts.passwords import MAX_PASSWORD_LENGTH, default_concurrency
from soap_service.services.failures import LOGIN_FAILED, SERVER_BUSY

HERE = "192.0.2.1"
SERVICE = "SmarterTrack/Services2/svcOrganization.asmx"
NAMESPACE = f"http://www.smartertools.com/{SERVICE}"
ASKED = (
    '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>'
    f'<ValidateAgent xmlns="{NAMESPACE}"><agentUserName>{{}}</agentUserName>'
    "<agentPassword>{}</agentPassword></ValidateAgent></Body></Envelope>"
)
FAILURE = "Invalid user name or password."


def change_anna(world: World, **values: Any) -> None:
    world.change(
        lambda session: session.execute(update(User).where(User.user_id == ANNA).values(**values))
    )


def test_the_name_is_taken_in_any_case(world: World) -> None:
    assert world.as_user(" ANNA ").ValidateAgent().agent.id == ANNA


@pytest.mark.parametrize(
    ("user_name", "password"),
    [
        ("anna", "wrong"),
        ("anna", ""),
        ("anna", None),
        ("anna", PASSWORD.upper()),
        ("anna", "x" * (MAX_PASSWORD_LENGTH + 1)),
        ("nobody", PASSWORD),
        (None, None),
        ("kim", PASSWORD),
        ("queue", ""),
    ],
)
def test_a_failed_login_is_told_in_band_and_never_says_why(
    world: World, user_name: str, password: str
) -> None:
    """Known difference U3."""
    result = world.as_user(user_name, password).GetTicketsBySearch([])
    assert (result.result, result.result_code, result.message) == (False, 1, FAILURE)
    assert result.tickets is None


def test_a_ping_without_a_password_says_unavailable(world: World) -> None:
    assert world.PingService("").is_available is True
    assert world.as_user("admin", "wrong").PingService("").is_available is False


def test_a_failed_validate_agent_leaves_the_agent_to_be_written_as_zeros(world: World) -> None:
    result = world.as_user("admin", "wrong").ValidateAgent()
    assert (result.result, result.agent, result.roles) == (False, None, None)


@pytest.mark.parametrize("column", ["is_locked_out", "is_deleted"])
def test_a_locked_or_deleted_account_is_shut_at_once(world: World, column: str) -> None:
    anna = world.as_user("anna")
    assert anna.ValidateAgent().result is True
    change_anna(world, **{column: True})
    assert anna.ValidateAgent().result is False


def test_an_old_password_is_worthless_once_it_was_changed(world: World) -> None:
    anna = world.as_user("anna")
    assert anna.ValidateAgent().result is True
    change_anna(world, password=Passwords().hash("new").text)
    assert anna.ValidateAgent().result is False
    assert world.as_user("anna", "new").ValidateAgent().result is True


def test_a_hash_of_an_unknown_format_opens_nothing(world: World) -> None:
    change_anna(world, password_format=77)
    assert world.as_user("anna").ValidateAgent().result is False


def test_a_damaged_hash_opens_nothing(world: World) -> None:
    change_anna(world, password="$argon2id$broken")
    assert world.as_user("anna").ValidateAgent().result is False


def test_passwords_are_stored_as_argon2id_and_differ_by_salt() -> None:
    passwords = Passwords()
    first, second = passwords.hash("x"), passwords.hash("x")
    assert first.text.startswith("$argon2id$")
    assert first.text != second.text
    assert passwords.verify("x", first)
    assert not passwords.verify("y", first)
    assert not passwords.verify("x", None)


class CountingPasswords(Passwords):
    """Counts what is verified the slow way."""

    def __init__(self) -> None:
        super().__init__()
        self.verified = 0

    def verify(self, password: str, stored: StoredPassword | None) -> bool:
        self.verified += 1
        return super().verify(password, stored)


class Seconds:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_right_credentials_are_verified_once_within_their_lifetime(world: World) -> None:
    passwords, seconds = CountingPasswords(), Seconds()
    accounts = Accounts(world.site.database, passwords, seconds=seconds)
    accounts.authenticate("anna", PASSWORD, HERE)
    accounts.authenticate("anna", PASSWORD, HERE)
    assert passwords.verified == 1
    seconds.now += LIFETIME_SECONDS
    accounts.authenticate("anna", PASSWORD, HERE)
    assert passwords.verified == 2


def test_wrong_credentials_are_verified_each_time(world: World) -> None:
    passwords = CountingPasswords()
    accounts = Accounts(world.site.database, passwords)
    for _ in range(2):
        with pytest.raises(LoginFailed):
            accounts.authenticate("anna", "wrong", HERE)
    assert passwords.verified == 2


def test_the_memory_of_credentials_is_bounded_and_holds_no_password() -> None:
    memory = VerifiedCredentials(Seconds())
    stored = StoredPassword(1, "hash", "")
    for number in range(CAPACITY + 1):
        memory.remember(number, stored, "secret")
    assert not memory.knows(0, stored, "secret")
    assert memory.knows(CAPACITY, stored, "secret")
    assert not memory.knows(CAPACITY, replace_text(stored), "secret")
    assert "secret" not in repr(vars(memory))


def replace_text(stored: StoredPassword) -> StoredPassword:
    return stored._replace(text="other")


def test_verification_waits_for_its_turn_and_gives_up() -> None:
    passwords = Passwords(concurrency=1, wait_seconds=0.01)
    with passwords._turn(), pytest.raises(TooBusy):
        passwords.hash("x")
    assert passwords.hash("x").text


def test_a_busy_server_is_told_in_band(world: World) -> None:
    passwords = Passwords(concurrency=1, wait_seconds=0.01)
    site = replace(world.site, accounts=Accounts(world.site.database, passwords))
    busy = replace(world, handlers=bind(site))
    with passwords._turn():
        result = busy.ValidateAgent()
    assert (result.result, result.result_code) == (False, 3)
    assert busy.ValidateAgent().result is True


def test_many_threads_share_one_memory(world: World) -> None:
    accounts = world.site.accounts
    found: list[int] = []

    def work() -> None:
        found.append(accounts.authenticate("anna", PASSWORD, HERE).user_id)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [ANNA] * 8


@pytest.mark.parametrize("category", [0, 1])
def test_a_role_without_a_group_makes_an_employee_by_its_category(
    world: World, category: int
) -> None:
    """Known difference U8."""
    world.change(lambda session: session.execute(update(Role).values(role_category=category)))
    world.change(lambda session: session.execute(delete(UserInGroup)))
    assert world.as_user("anna").ValidateAgent().result is bool(category)


def test_half_of_the_processors_verify_at_most() -> None:
    assert default_concurrency() == max(1, (os.cpu_count() or 1) // 2)


def test_the_line_is_short_while_passwords_are_wrong(world: World) -> None:
    passwords = Passwords(concurrency=1)
    right = passwords.hash("right")
    for _ in range(10):
        assert not passwords.verify("wrong", None)
    done: list[bool] = []
    with passwords._turn():
        waiting = [
            threading.Thread(target=lambda: done.append(passwords.verify("right", right)))
            for _ in range(2)
        ]
        for thread in waiting:
            thread.start()
        wait_until(lambda: passwords._waiting == 2)
        with pytest.raises(TooBusy):
            passwords.verify("right", right)
    for thread in waiting:
        thread.join()
    assert done == [True, True]


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_wrong_passwords_in_parallel_leave_known_credentials_answered(tmp_path: Path) -> None:
    environ = {"ISERVICE_WORKERS": "1", "ISERVICE_THREADS": "8"}
    with running(tmp_path / "data", "--demo", environ=environ) as server:
        agent = server.demo["agents"][0]
        assert ask(server, agent["username"], agent["password"]) == 0
        stop = threading.Event()
        codes: list[set[int]] = []
        attackers = [
            threading.Thread(target=lambda name=name: codes.append(attack(server, name, stop)))
            for name in range(24)
        ]
        for thread in attackers:
            thread.start()
        wait_until(lambda: ask(server, "x", "wrong") == SERVER_BUSY.code)
        answered = [timed(server, agent) for _ in range(20)]
        stop.set()
        for thread in attackers:
            thread.join()
    assert {code for code, _ in answered} == {0}
    assert sorted(seconds for _, seconds in answered)[10] < 2
    assert set().union(*codes) == {LOGIN_FAILED.code, SERVER_BUSY.code}


def attack(server: Server, number: int, stop: threading.Event) -> set[int]:
    """Guess one password of many names until told to stop; return the codes of the answers."""
    codes = set()
    guesses = itertools.count()
    while not stop.is_set():
        codes.add(ask(server, f"name-{number}-{next(guesses)}", "wrong"))
    return codes


def timed(server: Server, agent: dict[str, str]) -> tuple[int, float]:
    begun = time.monotonic()
    return ask(server, agent["username"], agent["password"]), time.monotonic() - begun


def ask(server: Server, user_name: str, password: str) -> int:
    """Return the ResultCode of a call."""
    body = ASKED.format(user_name, password).encode()
    headers = {"Content-Type": "text/xml", "SOAPAction": f'"{NAMESPACE}/ValidateAgent"'}
    url = f"{server.url}/Services2/svcOrganization.asmx"
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=60) as answer:
        found = re.search(rb"<ResultCode>(\d+)</ResultCode>", answer.read())
    assert found
    return int(found[1])
