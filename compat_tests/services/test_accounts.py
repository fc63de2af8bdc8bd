"""Who may call, and what a call without the right password learns."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, update

from compat_tests.services.world import ANNA, PASSWORD, World, bind
from db.models.smartertrack import Role, User, UserInGroup
from soap_service.accounts import Accounts, LoginFailed, Passwords, TooBusy
from soap_service.accounts.credentials import CAPACITY, LIFETIME_SECONDS, VerifiedCredentials
from soap_service.accounts.membership import StoredPassword
from soap_service.accounts.passwords import MAX_PASSWORD_LENGTH

HERE = "192.0.2.1"
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
    """Known difference S3."""
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
