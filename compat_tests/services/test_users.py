"""Creating and deleting users, and what can be read and changed of them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.services.world import (
    ADMIN,
    ANNA,
    CUSTOMER,
    NOON,
    PASSWORD,
    QUEUE,
    World,
)
from db.models.own import OutgoingEvent
from db.models.smartertrack import File, User, UserEventLog, UserInRole
from soap_service.accounts.passwords import MAX_PASSWORD_LENGTH

REGISTERED = 4


def create(world: World, **changes: Any) -> Any:
    """Create a user called Nora unless told otherwise."""
    arguments = {
        "username": "nora",
        "password": "s3cret",
        "email": "Nora@Example.com",
        "is_email_verified": False,
        "display_name": "Nora",
    } | changes
    return world.CreateUser2(*arguments.values())


def user(world: World, user_id: int) -> User:
    return world.rows(select(User).where(User.user_id == user_id))[0][0]  # type: ignore[no-any-return]


def change(world: World, user_id: int, **values: object) -> None:
    is_user = User.user_id == user_id
    world.change(lambda session: session.execute(update(User).where(is_user).values(values)))


def read(world: World, *keys: str, user_id: int = ANNA) -> list[str]:
    result = world.GetUsersProperties(user_id, keys)
    assert result.result, result.message
    return list(result.request_results)


def write(world: World, *texts: str, user_id: int = ANNA) -> Any:
    return world.SetUsersProperties(user_id, texts)


def test_a_new_user_is_stored_as_told(world: World) -> None:
    """Known difference U51."""
    result = create(world)
    assert (result.result, result.user_id) == (True, CUSTOMER + 1)
    nora = user(world, result.user_id)
    assert (nora.user_name, nora.lowered_user_name, nora.display_name) == ("nora", "nora", "Nora")
    assert (nora.email, nora.lowered_email) == ("Nora@Example.com", "nora@example.com")
    assert (nora.is_email_verified, nora.date_created_utc) == (False, NOON)
    roles = select(UserInRole.role_id).where(UserInRole.user_id == result.user_id)
    assert world.rows(roles) == [(REGISTERED,)]


def test_changes_of_people_and_customers_raise_no_event(world: World) -> None:
    """Known difference S30."""
    nora = create(world).user_id
    assert write(world, "DisplayName=x", user_id=nora).result is True
    assert world.AddRoleToUser(nora, REGISTERED).result is True
    assert world.CreateOrganization(["Name=Acme"]).result is True
    assert world.DeleteUser(nora).result is True
    assert world.rows(select(UserEventLog)) == world.rows(select(OutgoingEvent)) == []


def test_a_new_user_may_call_once_it_is_an_employee(world: World) -> None:
    nora_id = create(world).user_id
    nora = world.as_user("nora", "s3cret")
    assert nora.ValidateAgent().result is False
    world.AddRoleToUser(nora_id, 3)
    assert nora.ValidateAgent().result is True


def test_the_password_of_a_new_user_is_stored_as_a_hash(world: World) -> None:
    nora = user(world, create(world).user_id)
    assert (nora.password or "").startswith("$argon2id$")


def test_the_older_operation_returns_no_id(world: World) -> None:
    result = world.CreateUser("nora", "s3cret", "", True, None)
    assert (result.result, hasattr(result, "user_id")) == (True, False)
    nora = user(world, CUSTOMER + 1)
    assert (nora.display_name, nora.email, nora.is_email_verified) == ("nora", "", True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"username": None}, 10),
        ({"username": "  "}, 10),
        ({"username": " ANNA "}, 210),
        ({"username": "x" * 256}, 212),
        ({"username": "a\nb"}, 213),
        ({"password": None}, 10),
        ({"password": ""}, 10),
        ({"password": "x" * (MAX_PASSWORD_LENGTH + 1)}, 212),
        ({"email": "nobody"}, 214),
        ({"display_name": "x" * 256}, 212),
    ],
)
def test_a_user_that_cannot_be_is_not_created(
    world: World, changes: dict[str, Any], code: int
) -> None:
    result = create(world, **changes)
    assert (result.result, result.result_code, result.user_id) == (False, code, 0)
    assert world.rows(select(User).where(User.user_id > CUSTOMER)) == []


def test_a_deleted_user_is_kept_but_not_found(world: World) -> None:
    """Known difference U52."""
    anna = world.as_user("anna")
    assert anna.ValidateAgent().result is True
    number = world.create()
    assert world.DeleteUser(ANNA).result is True
    assert user(world, ANNA).is_deleted is True
    assert anna.ValidateAgent().result is False
    assert world.GetUsersProperties(ANNA, ["Email"]).result_code == 204
    assert world.DeleteUser(ANNA).result_code == 204
    assert world.info(number).id_agent == ANNA


def test_the_name_of_a_deleted_user_is_free_again(world: World) -> None:
    world.DeleteUser(ANNA)
    assert create(world, username="Anna").result is True


@pytest.mark.parametrize(("user_id", "code"), [(QUEUE, 230), (ADMIN, 230), (999, 204)])
def test_users_of_the_installation_cannot_be_deleted(world: World, user_id: int, code: int) -> None:
    assert world.DeleteUser(user_id).result_code == code


def test_nobody_deletes_or_locks_out_the_own_account(world: World) -> None:
    world.AddRoleToUser(ANNA, 1)
    anna = world.as_user("anna")
    assert anna.DeleteUser(ANNA).result_code == 231
    assert write(anna, "IsLockedOut=true").result_code == 231


def test_properties_come_in_the_order_and_spelling_asked(world: World) -> None:
    """Known difference U49."""
    asked = ["username", "USERID", "DateCreatedUtc", "isqueue", "TimeZone", "Nonsense", "ID", ""]
    assert read(world, *asked) == [
        "username=anna",
        f"USERID={ANNA}",
        "DateCreatedUtc=2019-08-23T06:55:19",
        "isqueue=False",
        "TimeZone=",
        "Nonsense=",
        f"ID={ANNA}",
        "=",
    ]
    assert read(world) == []


def test_every_column_of_a_user_can_be_read_but_for_the_password(world: World) -> None:
    columns = [column.name for column in User.__table__.columns]
    change(world, ANNA, **dict.fromkeys(("time_zone", "average_survey_rating"), 1))
    change(world, ANNA, language="de", authentication_domain="x", ip_address_created="::1")
    change(world, ANNA, hourly_pay_rate=9.5, password_salt="salt", file_directory_id=None)
    empty = {text.partition("=")[0] for text in read(world, *columns) if text.endswith("=")}
    assert empty == {
        "Password",
        "PasswordFormat",
        "PasswordSalt",
        "FileID_Avatar",
        "FileDirectoryID",
    }


def test_properties_are_read_by_name_in_any_case(world: World) -> None:
    result = world.GetUsersPropertiesbyUsername(" Anna ", ["Email", "EmailAddress"])
    assert result.request_results == ["Email=anna@example.com", "EmailAddress=anna@example.com"]
    assert world.GetUsersPropertiesbyUsername("nobody", ["Email"]).result_code == 204
    assert world.GetUsersPropertiesbyUsername(None, ["Email"]).result_code == 204


def test_the_picture_is_a_path_below_the_site(world: World) -> None:
    assert read(world, "AvatarUrl") == ["AvatarUrl=~/avatars/default"]
    world.change(lambda session: session.add(File(file_id=7)))
    change(world, ANNA, file_id_avatar=7)
    assert read(world, "AvatarUrl") == ["AvatarUrl=~/avatars/default"]
    change(world, ANNA, is_avatar_approved=True)
    assert read(world, "AvatarUrl") == ["AvatarUrl=~/avatars/7"]


def test_what_somebody_earns_is_for_administrators_and_themselves(world: World) -> None:
    change(world, ANNA, hourly_pay_rate=12.5)
    assert read(world, "HourlyPayRate") == ["HourlyPayRate=12.5"]
    assert read(world.as_user("anna"), "hourlypayrate") == ["hourlypayrate=12.5"]
    assert read(world.as_user("ben"), "HourlyPayRate") == ["HourlyPayRate="]


def test_properties_are_changed_by_their_keys(world: World) -> None:
    """Known difference U50."""
    texts = (
        "displayname=Anna = Weiß",
        "EMAIL=Anna@Example.org",
        "Language=de-DE",
        "TimeZone=110",
        "HourlyPayRate=12.5",
        "IsAvatarApproved=1",
        "IsEmailVerified=no",
        "IsModerated=true",
        "UserName=Anna.W",
    )
    assert write(world, *texts).result is True
    anna = user(world, ANNA)
    assert (anna.display_name, anna.email) == ("Anna = Weiß", "Anna@Example.org")
    assert (anna.lowered_email, anna.language) == ("anna@example.org", "de-DE")
    assert (anna.time_zone, anna.hourly_pay_rate) == (110, 12.5)
    flags = (anna.is_avatar_approved, anna.is_email_verified, anna.is_moderated)
    assert flags == (True, False, True)
    assert (anna.user_name, anna.lowered_user_name) == ("Anna.W", "anna.w")


def test_numbers_are_emptied_by_an_empty_value(world: World) -> None:
    write(world, "TimeZone=1", "HourlyPayRate=1")
    write(world, "TimeZone=", "HourlyPayRate= ")
    assert read(world, "TimeZone", "HourlyPayRate") == ["TimeZone=", "HourlyPayRate="]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nonsense=1", 13),
        ("no pair", 12),
        ("UserID=9", 220),
        ("IsDeleted=true", 220),
        ("IsPrimaryAdmin=true", 220),
        ("PasswordFormat=0", 220),
        ("PasswordSalt=x", 220),
        ("AvatarUrl=x", 220),
        ("DisplayName=", 10),
        ("UserName= ", 10),
        ("UserName=BEN", 210),
        ("Password=", 10),
        ("Email=nobody", 214),
        ("TimeZone=x", 14),
        ("IsModerated=perhaps", 14),
        ("HourlyPayRate=nan", 14),
        ("HourlyPayRate=x", 14),
        ("Language=" + "x" * 51, 212),
    ],
)
def test_one_wrong_property_leaves_all_of_a_user_as_they_were(
    world: World, text: str, code: int
) -> None:
    result = write(world, "DisplayName=New", text)
    assert (result.result, result.result_code) == (False, code)
    assert user(world, ANNA).display_name == "Anna Weiß"


def test_a_user_keeps_the_own_name_in_another_case(world: World) -> None:
    assert write(world, "UserName=ANNA").result is True
    assert read(world, "UserName", "LoweredUserName") == ["UserName=ANNA", "LoweredUserName=anna"]


def test_a_changed_password_shuts_out_the_old_one_at_once(world: World) -> None:
    anna = world.as_user("anna")
    assert anna.ValidateAgent().result is True
    assert write(world, "Password=new = secret").result is True
    assert anna.ValidateAgent().result is False
    assert world.as_user("anna", "new = secret").ValidateAgent().result is True
    assert (user(world, ANNA).password or "").startswith("$argon2id$")


def test_a_locked_out_user_is_let_in_again(world: World) -> None:
    assert write(world, "IsLockedOut=true").result is True
    assert world.as_user("anna").ValidateAgent().result is False
    assert write(world, "IsLockedOut=false").result is True
    assert world.as_user("anna", PASSWORD).ValidateAgent().result is True


def test_the_queue_and_nobody_cannot_be_changed(world: World) -> None:
    assert write(world, "DisplayName=x", user_id=QUEUE).result_code == 230
    assert write(world, "DisplayName=x", user_id=999).result_code == 204
