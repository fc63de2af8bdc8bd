"""Customers and agents whom a login provider knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from compat_tests.services.customer import served, use
from compat_tests.services.test_custom_fields import add_fields
from compat_tests.services.world import CUSTOMER, PASSWORD, World
from db.models.own import Lockout
from db.models.smartertrack import User, UserInRole
from providers import Kind, LoginSettings
from providers.kit import LoginAnswer, LoginProvider, LoginQuestion, SignInQuestion
from soap_service.accounts import LoginFailed
from soap_service.services.organization.sign_in import EndUser, sign_in, sign_in_trusted

HERE = "192.0.2.7"
WELCOME = LoginAnswer(True)
ZOE = LoginAnswer(True, "", "zoe@customer.example", "Zoë", {"serial number": "4711", "Odd": "x"})


@dataclass
class Directory(LoginProvider):
    """Knows one password of everybody, and remembers who was asked about."""

    answer: LoginAnswer = WELCOME
    asked: list[str] = field(default_factory=list)

    def authenticate(self, question: LoginQuestion) -> LoginAnswer:
        self.asked.append(question.user_name)
        return self.answer if question.password == "right" else LoginAnswer(False)

    def sign_in_cookie(self, question: SignInQuestion) -> LoginAnswer:
        self.asked.append(question.user_name)
        return self.answer


@pytest.fixture
def directory(world: World) -> Iterator[Directory]:
    world.change(add_fields)
    directory = Directory()
    with served(directory) as url:
        use(world, Kind.LOGIN, url)
        yield directory


@pytest.fixture
def agents_directory(world: World) -> Iterator[Directory]:
    directory = Directory()
    with served(directory) as url:
        use(world, Kind.LOGIN, url, login=LoginSettings(agents=True))
        yield directory


def user(world: World, name: str) -> User:
    ((found,),) = world.rows(select(User).where(User.user_name == name))
    assert isinstance(found, User)
    return found


def users(world: World) -> int:
    return int(world.rows(select(func.count()).select_from(User))[0][0])


def test_without_a_provider_the_stored_password_counts(world: World) -> None:
    assert sign_in(world.site, " Kim ", PASSWORD, HERE).user_id == CUSTOMER
    with pytest.raises(LoginFailed):
        sign_in(world.site, "kim", "wrong", HERE)


@pytest.mark.parametrize("name", ["zoe", "", "x\ny"])
def test_without_a_provider_strangers_stay_out(world: World, name: str) -> None:
    with pytest.raises(LoginFailed):
        sign_in(world.site, name, PASSWORD, HERE)


def test_a_customer_whom_the_provider_knows_gets_an_account(
    world: World, directory: Directory
) -> None:
    directory.answer = ZOE
    who = sign_in(world.site, "zoe", "right", HERE)
    assert who == EndUser(who.user_id, "zoe", "Zoë", "zoe@customer.example")
    values = world.GetUserCustomFields(who.user_id, ["Serial Number"]).request_results
    assert values == ["Serial Number=4711"]
    assert sign_in(world.site, "ZOE", "right", HERE) == who


def test_a_customer_who_is_here_already_is_brought_up_to_date(
    world: World, directory: Directory
) -> None:
    before = users(world)
    directory.answer = LoginAnswer(True, display_name="Kim L.")
    expected = EndUser(CUSTOMER, "kim", "Kim L.", "kim@example.com")
    assert sign_in(world.site, "kim", "right", HERE) == expected
    assert users(world) == before


def test_a_password_that_is_only_stored_here_is_worth_nothing(
    world: World, directory: Directory
) -> None:
    with pytest.raises(LoginFailed):
        sign_in(world.site, "kim", PASSWORD, HERE)
    with pytest.raises(LoginFailed):
        sign_in(world.site, "zoe", "wrong", HERE)
    assert users(world) == 5


@pytest.mark.parametrize(("role", "roles"), [("registered", 1), ("anonymous", 0)])
def test_new_customers_get_the_role_that_the_operator_chose(
    world: World, role: str, roles: int
) -> None:
    with served(Directory()) as url:
        use(world, Kind.LOGIN, url, login=LoginSettings(default_role=role))
        who = sign_in(world.site, "zoe", "right", HERE)
    query = select(func.count()).select_from(UserInRole).where(UserInRole.user_id == who.user_id)
    assert world.rows(query)[0][0] == roles


@pytest.mark.parametrize("verified", [True, False])
def test_addresses_are_verified_where_the_operator_trusts_the_provider(
    world: World, verified: bool
) -> None:
    with served(Directory(ZOE)) as url:
        use(world, Kind.LOGIN, url, login=LoginSettings(mark_verified=verified))
        sign_in(world.site, "zoe", "right", HERE)
    assert user(world, "zoe").is_email_verified is verified


def test_a_trusted_cookie_opens_the_account_of_its_name(world: World, directory: Directory) -> None:
    """Known difference E61."""
    directory.answer = ZOE
    assert sign_in_trusted(world.site, "zoe").display_name == "Zoë"
    directory.answer = LoginAnswer(False, "account closed")
    with pytest.raises(LoginFailed):
        sign_in_trusted(world.site, "zoe")


def test_a_trusted_cookie_opens_nothing_without_a_provider(world: World) -> None:
    with pytest.raises(LoginFailed):
        sign_in_trusted(world.site, "kim")


@pytest.mark.parametrize("name", ["anna", "admin", "Queue"])
def test_the_provider_makes_nobody_an_employee(
    world: World, directory: Directory, name: str
) -> None:
    """Known difference E60."""
    with pytest.raises(LoginFailed):
        sign_in(world.site, name, "right", HERE)
    with pytest.raises(LoginFailed):
        sign_in_trusted(world.site, name)
    assert directory.asked == []


def test_who_is_locked_out_here_stays_out(world: World, directory: Directory) -> None:
    world.change(lambda session: setattr(session.get(User, CUSTOMER), "is_locked_out", True))
    with pytest.raises(LoginFailed):
        sign_in(world.site, "kim", "right", HERE)


def test_guessing_is_locked_out_before_the_provider_hears_of_it(
    world: World, directory: Directory
) -> None:
    for _ in range(12):
        with pytest.raises(LoginFailed):
            sign_in(world.site, "zoe", "wrong", HERE)
    assert len(directory.asked) == 10


def test_a_dead_provider_locks_nobody_out(world: World) -> None:
    use(world, Kind.LOGIN, "http://127.0.0.1:9/provider.asmx")
    for _ in range(12):
        with pytest.raises(LoginFailed):
            sign_in(world.site, "kim", PASSWORD, HERE)
    assert world.rows(select(Lockout)) == []


def test_agents_stay_local_unless_the_operator_wants_otherwise(
    world: World, directory: Directory
) -> None:
    assert world.as_user("anna").GetAllDepartments().result
    assert directory.asked == []


def test_the_provider_knows_agents_where_the_operator_wants_it(
    world: World, agents_directory: Directory
) -> None:
    assert world.as_user("anna", "right").GetAllDepartments().result
    assert not world.as_user("anna").GetAllDepartments().result
    assert agents_directory.asked == ["anna", "anna"]


def test_an_agent_s_password_is_asked_for_once_in_a_while(
    world: World, agents_directory: Directory
) -> None:
    anna = world.as_user("anna", "right")
    assert [anna.GetAllDepartments().result for _ in range(3)] == [True] * 3
    assert agents_directory.asked == ["anna"]


def test_administrators_never_depend_on_the_provider(
    world: World, agents_directory: Directory
) -> None:
    """Known difference E60."""
    assert world.GetAllDepartments().result
    assert not world.as_user("admin", "right").GetAllDepartments().result
    assert agents_directory.asked == []
