"""The sample provider with the users of a real LDAP directory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.providers.kit.slapd import PEOPLE, READER, READER_PASSWORD, missing, running_slapd
from compat_tests.providers.kit.wsgi import ask
from providers.kit import ProviderApplication, Refused
from providers.sample import SampleFolder
from providers.sample.ldap_users import LdapSettings, LdapUsers

USER_DN = f"uid={{}},{PEOPLE}"

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_slapd(tmp_path_factory.mktemp("slapd")) as url:
        yield url


@pytest.fixture
def users(url: str) -> LdapUsers:
    settings = LdapSettings(url, USER_DN, bind_dn=READER, bind_password=READER_PASSWORD)
    return LdapUsers(settings)


def test_a_user_signs_in_as_themselves(users: LdapUsers) -> None:
    user = users.check("ann.lee", "a=b&c")
    assert user is not None
    assert (user.name, user.email_address, user.display_name) == (
        "ann.lee",
        "ann.lee@customer.example",
        "Ann Lée",
    )


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ann.lee", "wrong"),
        ("ann.lee", ""),
        ("nobody", "a=b&c"),
        ("*", "a=b&c"),
        ("ann.lee,ou=people,dc=example,dc=com", "a=b&c"),
        ("", "a=b&c"),
        ("\0", "x"),
    ],
)
def test_nobody_else_does(users: LdapUsers, name: str, password: str) -> None:
    assert users.check(name, password) is None


def test_a_name_with_special_characters_is_a_name(users: LdapUsers) -> None:
    user = users.check("o,dd=", "odd")
    assert user is not None
    assert user.display_name == "Odd"


def test_a_reader_looks_users_up(users: LdapUsers) -> None:
    found = users.find("ann.lee")
    assert found is not None
    assert found.email_address == "ann.lee@customer.example"
    assert users.find("nobody") is None


def test_without_a_reader_a_closed_directory_tells_nothing(url: str) -> None:
    assert LdapUsers(LdapSettings(url, USER_DN)).find("ann.lee") is None


def test_a_directory_that_is_down_is_a_refusal_and_no_wrong_password() -> None:
    users = LdapUsers(LdapSettings("ldap://127.0.0.1:1", USER_DN, timeout_s=1.0))
    with pytest.raises(Refused, match="The directory cannot be asked"):
        users.check("ann.lee", "a=b&c")


def test_the_password_of_the_reader_is_in_no_representation() -> None:
    settings = LdapSettings("ldap://x", USER_DN, bind_password="secret")
    assert "secret" not in repr(settings)


def _application(folder: Path, url: str) -> ProviderApplication:
    SampleFolder(folder).prepare()
    (folder / "provider.toml").write_text(
        f'password = "pw"\n[ldap]\nurl = "{url}"\nuser_dn = "{USER_DN}"\n'
    )
    return SampleFolder(folder).application()


def test_the_sample_asks_the_directory(url: str, tmp_path: Path) -> None:
    login = ("authPW=pw", "loginUsername=ann.lee", "loginPassword=a=b&c")
    answer = ask(_application(tmp_path, url), "Authenticate", *login)
    assert answer.outputs == [
        "Authentication=OK",
        "EmailAddress=ann.lee@customer.example",
        "DisplayName=Ann Lée",
    ]


def test_a_directory_that_is_down_is_told_to_the_caller(tmp_path: Path) -> None:
    login = ("authPW=pw", "loginUsername=ann.lee", "loginPassword=a=b&c")
    answer = ask(_application(tmp_path, "ldap://127.0.0.1:1"), "Authenticate", *login)
    assert (answer.success, answer.message) == ("false", "The directory cannot be asked.")
