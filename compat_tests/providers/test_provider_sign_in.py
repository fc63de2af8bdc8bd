"""End users whom a provider on Mono's ASMX knows, and the accounts they get here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.providers.rig import PASSWORD, Rig
from compat_tests.services.world import CUSTOMER, World, open_world, prepare_world
from db.models.smartertrack import User
from providers import Kind, LoginSettings, ProviderSettings, SettingsStore
from soap_service.accounts import LoginFailed
from soap_service.services.organization.sign_in import sign_in, sign_in_trusted

ADDRESS = "192.0.2.7"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    prepare_world(tmp_path)
    world = open_world(tmp_path)
    yield world
    world.site.close()


def use(world: World, url: str, **login: Any) -> None:
    """Enable the login provider of a world that has not asked any yet."""
    settings = replace(
        ProviderSettings.default(Kind.LOGIN),
        url=url,
        password=PASSWORD,
        enabled=True,
        login=LoginSettings(**login),
    )
    SettingsStore(world.site.database).save(settings)


def users(world: World) -> int:
    return len(world.rows(select(User.user_id)))


def test_a_user_of_the_provider_gets_an_account(rig: Rig, world: World) -> None:
    use(world, rig.address("HelpDesk"), mark_verified=True)
    before = users(world)
    first = sign_in(world.site, "ann.lee", "a=b&c", ADDRESS)
    again = sign_in(world.site, "Ann.Lee", "a=b&c", ADDRESS)
    assert first.user_id == again.user_id
    assert (first.display_name, first.email) == ("Ann Lee", "ann.lee@customer.example")
    assert users(world) == before + 1
    [row] = world.rows(select(User.is_email_verified).where(User.user_id == first.user_id))
    assert row == (True,)


def test_a_customer_who_is_here_already_is_linked(rig: Rig, world: World) -> None:
    use(world, rig.address("HelpDesk"))
    before = users(world)
    user = sign_in(world.site, "kim", "a=b&c", ADDRESS)
    assert user.user_id == CUSTOMER
    assert user.email == "kim@customer.example"
    assert users(world) == before


@pytest.mark.parametrize(
    ("service", "user_name", "password"),
    [
        ("HelpDesk", "ann.lee", "wrong"),
        ("HelpDesk", "kim", "correct horse"),
        ("Portal", "bob", "a=b&c"),
        ("Faulty", "ann.lee", "a=b&c"),
        ("Missing", "ann.lee", "a=b&c"),
    ],
)
def test_nobody_else_gets_in(
    service: str, user_name: str, password: str, rig: Rig, world: World
) -> None:
    use(world, rig.address(service))
    before = users(world)
    with pytest.raises(LoginFailed, match=r"^Invalid user name or password\.$"):
        sign_in(world.site, user_name, password, ADDRESS)
    assert users(world) == before


def test_a_trusted_cookie_signs_in(rig: Rig, world: World) -> None:
    use(world, rig.address("HelpDesk"))
    assert sign_in_trusted(world.site, "ann.lee").display_name == "Ann Lee"
    with pytest.raises(LoginFailed):
        sign_in_trusted(world.site, "bob")
    assert [call.operation for call in rig.calls()] == ["GetSignInCookieInfo"] * 2


def test_no_cookie_is_trusted_where_the_provider_cannot_tell(rig: Rig, world: World) -> None:
    use(world, rig.address("Portal"))
    with pytest.raises(LoginFailed):
        sign_in_trusted(world.site, "kim")


def test_an_employee_is_not_the_providers_to_let_in(rig: Rig, world: World) -> None:
    use(world, rig.address("HelpDesk"))
    with pytest.raises(LoginFailed):
        sign_in(world.site, "admin", "a=b&c", ADDRESS)
    assert rig.calls() == []
