"""Lockout: per account and address, for a while, shared by all processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests
import zeep
from sqlalchemy import func, select

from compat_tests.db.lanes import opened
from compat_tests.services.world import ANNA, BEN, PASSWORD, World
from compat_tests.serving import SEVERAL_WORKERS, Server, running
from db import Database
from db.models.own import Lockout
from soap_service.accounts import Accounts, LockoutPolicy, LoginFailed, LoginPolicy, Passwords
from soap_service.accounts.lockout import KEPT, LONGEST, WINDOW, Lockouts, origin
from soap_service.accounts.membership import StoredPassword

HERE, THERE = "192.0.2.1", "192.0.2.2"
MOST = 3
SECOND = timedelta(seconds=1)


class CountingPasswords(Passwords):
    """Counts what is verified the slow way."""

    verified = 0

    def verify(self, password: str, stored: StoredPassword | None) -> bool:
        self.verified += 1
        return super().verify(password, stored)


PASSWORDS = Passwords()


def accounts(world: World, passwords: Passwords = PASSWORDS, failures: int = MOST) -> Accounts:
    """Return the accounts of another process of the world's installation."""
    policy = LoginPolicy(LockoutPolicy(failures, 60))
    return Accounts(world.site.database, passwords, policy, clock=world.clock)


def lockouts(world: World, failures: int = MOST, seconds: int = 60) -> Lockouts:
    return Lockouts(world.site.database, LockoutPolicy(failures, seconds), world.clock)


def fail(door: Accounts, times: int, user_name: str = "anna", address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(LoginFailed):
            door.authenticate(user_name, "wrong", address)


def is_open(door: Accounts, user_name: str = "anna", address: str = HERE) -> bool:
    try:
        return door.authenticate(user_name, PASSWORD, address).user_id in (ANNA, BEN)
    except LoginFailed:
        return False


def recorded(world: World) -> list[tuple[str, str, int]]:
    return world.rows(select(Lockout.account, Lockout.address, Lockout.failures))


def test_an_account_is_locked_at_one_address_by_too_many_failures(world: World) -> None:
    """Known difference U70."""
    door = accounts(world)
    fail(door, MOST)
    assert not is_open(door)
    assert is_open(door, address=THERE)
    assert is_open(door, user_name="ben")


def test_fewer_failures_are_forgotten_by_the_right_password(world: World) -> None:
    fail(accounts(world), MOST - 1)
    assert recorded(world) == [("anna", HERE, MOST - 1)]
    assert is_open(accounts(world))
    assert recorded(world) == []


def test_a_lockout_ends_by_itself(world: World) -> None:
    fail(accounts(world), MOST)
    world.clock.now += 59 * SECOND
    assert not is_open(accounts(world))
    world.clock.now += SECOND
    assert is_open(accounts(world))
    assert recorded(world) == []


def test_a_locked_account_costs_no_work_and_counts_no_failures(world: World) -> None:
    passwords = CountingPasswords()
    door = accounts(world, passwords)
    fail(door, MOST + 5)
    assert passwords.verified == MOST
    assert recorded(world) == [("anna", HERE, MOST)]


def test_each_further_failure_doubles_the_lockout_up_to_an_hour(world: World) -> None:
    guard, who = lockouts(world, failures=1), origin("anna", HERE)
    lengths = []
    for _ in range(8):
        guard.record_failure(who)
        until = world.rows(select(Lockout.locked_until_utc))[0][0]
        lengths.append((until - world.clock.now) / SECOND)
        world.clock.now = until
    assert lengths == [60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_the_longest_series_of_failures_is_no_longer_than_an_hour(world: World) -> None:
    guard, who = lockouts(world, failures=1, seconds=3600), origin("anna", HERE)
    for _ in range(40):
        guard.record_failure(who)
    assert world.rows(select(Lockout.locked_until_utc)) == [(world.clock.now + LONGEST,)]


def test_failures_count_together_within_a_quarter_of_an_hour(world: World) -> None:
    fail(accounts(world), MOST - 1)
    world.clock.now += WINDOW + SECOND
    fail(accounts(world), MOST - 1)
    assert recorded(world) == [("anna", HERE, MOST - 1)]
    assert is_open(accounts(world))


def test_a_lockout_is_remembered_for_a_quarter_of_an_hour_after_its_end(world: World) -> None:
    guard, who = lockouts(world, failures=1), origin("anna", HERE)
    guard.record_failure(who)
    world.clock.now += 60 * SECOND + WINDOW
    guard.record_failure(who)
    assert [row[2] for row in recorded(world)] == [2]
    world.clock.now += 120 * SECOND + WINDOW + SECOND
    guard.record_failure(who)
    assert [row[2] for row in recorded(world)] == [1]


def test_names_that_nobody_has_are_locked_as_well(world: World) -> None:
    passwords = CountingPasswords()
    fail(accounts(world, passwords), MOST + 2, user_name="nobody")
    assert passwords.verified == MOST


def test_an_account_that_may_not_log_in_is_locked_as_if_its_password_were_wrong(
    world: World,
) -> None:
    door = accounts(world)
    assert [is_open(door, user_name="kim") for _ in range(MOST + 1)] == [False] * (MOST + 1)
    assert recorded(world) == [("kim", HERE, MOST)]


def test_a_client_that_works_is_not_locked_out_by_its_neighbour(world: World) -> None:
    door = accounts(world)
    assert is_open(door)
    fail(door, MOST + 1)
    assert is_open(door)
    assert not is_open(accounts(world))


def test_spellings_of_a_name_count_together(world: World) -> None:
    door = accounts(world)
    fail(door, 1, "anna")
    fail(door, 1, " ANNA")
    fail(door, 1, "Anna ")
    assert not is_open(door)


def test_addresses_of_one_network_of_ipv6_count_together() -> None:
    assert origin("a", "2001:db8:1:2::3") == origin("A ", "2001:db8:1:2:ffff::4")
    assert origin("a", "2001:db8:1:2::3") != origin("a", "2001:db8:1:3::3")
    assert origin("a", "::ffff:192.0.2.1").address == HERE
    assert origin("a", "unknown").address == "unknown"


def test_what_is_longer_than_its_column_is_cut(world: World) -> None:
    """A character beyond the first plane takes two places on SQL Server."""
    account, address = origin("\U0001f600" * 300, "x" * 100)
    assert (account, address) == ("\U0001f600" * 127, "x" * 64)
    fail(accounts(world), 1, user_name="x" * 5000, address="y" * 5000)
    assert recorded(world) == [("x" * 255, "y" * 64, 1)]


def test_no_failures_switch_it_off(world: World) -> None:
    door = accounts(world, failures=0)
    fail(door, 12)
    assert is_open(door)
    assert recorded(world) == []


def test_failures_older_than_a_day_are_removed(world: World) -> None:
    guard = lockouts(world)
    guard.record_failure(origin("old", HERE))
    world.clock.now += KEPT
    guard.record_failure(origin("day", HERE))
    world.clock.now += timedelta(hours=1)
    guard.record_failure(origin("new", HERE))
    assert sorted(row[0] for row in recorded(world)) == ["day", "new"]


def test_a_failure_that_cannot_be_counted_is_a_failed_login_still(world: World) -> None:
    door = accounts(world)
    world.change(lambda session: Lockout.__table__.drop(session.connection()))
    guard = lockouts(world)
    guard.record_failure(origin("anna", HERE))
    guard.forget(origin("anna", HERE))
    Lockout.metadata.create_all(world.site.database.engine)
    fail(door, 1)


def test_a_lockout_is_told_as_a_failed_login(world: World) -> None:
    failures = [world.as_user("anna", "wrong").ValidateAgent() for _ in range(10)]
    refused = world.as_user("anna").ValidateAgent()
    assert refused == failures[0]
    assert (refused.result, refused.result_code) == (False, 1)
    world.clock.advance(minutes=1)
    assert world.as_user("anna").ValidateAgent().result is True


def side_by_side(work: Callable[[int], None], times: int) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_failures_at_the_same_moment_are_all_counted(world: World) -> None:
    """Each thread has connections of its own, as another process would."""
    url = world.site.database.engine.url.render_as_string(hide_password=False)

    def work(_number: int) -> None:
        with opened(url) as engine:
            guard = Lockouts(Database(engine), LockoutPolicy(1000, 60), world.clock)
            for _ in range(10):
                guard.record_failure(origin("anna", HERE))

    Lockouts(world.site.database, LockoutPolicy(1000, 60), world.clock).record_failure(
        origin("anna", HERE)
    )
    side_by_side(work, 4)
    assert recorded(world) == [("anna", HERE, 41)]


def test_first_failures_at_the_same_moment_become_one_row(world: World) -> None:
    guard = lockouts(world, failures=1000)
    side_by_side(lambda _number: guard.record_failure(origin("anna", HERE)), 4)
    counts = world.rows(select(func.count(), func.min(Lockout.failures)))
    assert counts[0][0] == 1
    assert counts[0][1] >= 2


LOCKED_SECONDS = 6


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that locks after ten failures, behind a proxy that says who calls."""
    environ = {
        **SEVERAL_WORKERS,
        "ISERVICE_LOCKOUT_FAILURES": "10",
        "ISERVICE_LOCKOUT_SECONDS": str(LOCKED_SECONDS),
        "ISERVICE_TRUSTED_PROXIES": "127.0.0.1",
    }
    with running(tmp_path / "data", "--demo", environ=environ) as server:
        yield server


def client(server: Server, address: str) -> Callable[[str, str], bool]:
    """Return what asks the server whether credentials are those of an agent."""
    session = requests.Session()
    session.headers["X-Forwarded-For"] = address
    transport = zeep.Transport(session=session, timeout=30, operation_timeout=30)
    wsdl = f"{server.url}/Services2/svcOrganization.asmx?wsdl"
    service = zeep.Client(wsdl, transport=transport).service

    def ask(user_name: str, password: str) -> bool:
        answer = service.ValidateAgent(user_name, password)
        assert answer.ResultCode == (0 if answer.Result else 1), answer.Message
        return bool(answer.Result)

    return ask


def test_a_client_is_locked_out_and_let_in_again(server: Server) -> None:
    first, second = server.demo["agents"][:2]
    here, there = client(server, HERE), client(server, THERE)
    assert [here(first["username"], "wrong") for _ in range(11)] == [False] * 11
    assert here(first["username"], first["password"]) is False
    assert there(first["username"], first["password"]) is True
    assert here(second["username"], second["password"]) is True
    time.sleep(LOCKED_SECONDS)
    assert here(first["username"], first["password"]) is True
