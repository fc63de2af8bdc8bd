"""Logging in and out, sessions, registering and passwords."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import PASSWORD, Voice, World, values
from compat_tests.services.world import Clock
from db.models.iservice import Contact, ContactLogin, LoginSession, SmtpOut
from soap_service.demo import crm
from soap_service.services.iservice.types import ContactDetails
from soap_service.services.iservice.types import ContactLogin as Login

ENDED, LOGIN_FAILED = 300, 1


def log_in(world: World, login: str = "anna@example.com", password: str = PASSWORD) -> Any:
    return world.anybody.Login(loginName=login, password=password)


def test_a_login_starts_a_session_that_names_its_contact(world: World) -> None:
    started = success(log_in(world, " Anna@Example.com "))
    assert (started.contact_id, started.idle_timeout_minutes) == (crm.ANNA, 90)
    who = success(Voice(world, started.session_id).LoggedIn())
    assert (who.is_logged_in, who.name, who.is_agent) == (True, "Anna Weiß", True)
    assert who.access_rights == ["Answer.Send", "Chat.Answer"]
    assert who.segment_ids == [crm.SUPPORT]


def test_the_session_also_travels_as_a_cookie(world: World) -> None:
    voice = world.anybody
    started = success(voice.Login(loginName="anna@example.com", password=PASSWORD))
    [(name, cookie)] = voice.last_call.response_headers
    assert (name, cookie) == (
        "Set-Cookie",
        f"iServiceSession={started.session_id}; path=/; HttpOnly; SameSite=Lax",
    )
    by_cookie = Voice(world, cookies={"iServiceSession": started.session_id})
    assert by_cookie.LoggedIn().contact_id == crm.ANNA


def test_the_parameter_counts_before_the_cookie(world: World) -> None:
    voice = world.anna
    voice.cookies = {"iServiceSession": world.ben.token}
    assert voice.LoggedIn().contact_id == crm.ANNA


@pytest.mark.parametrize(
    ("login", "password"),
    [("anna@example.com", "wrong"), ("nobody@example.com", PASSWORD), ("", ""), ("a" * 5000, "")],
)
def test_a_wrong_login_does_not_tell_why(world: World, login: str, password: str) -> None:
    assert failure(log_in(world, login, password)) == LOGIN_FAILED
    assert world.rows(select(LoginSession)) == []


def test_tokens_are_stored_as_digests(world: World) -> None:
    token = success(log_in(world)).session_id
    [(stored,)] = world.rows(select(LoginSession.session_hash))
    assert token not in stored


def test_logout_ends_the_session(world: World) -> None:
    anna = world.anna
    success(anna.Logout())
    assert "expires=" in anna.last_call.response_headers[0][1]
    assert failure(anna.Logout()) == ENDED


def test_a_dead_session_is_told_in_band_but_not_by_logged_in(world: World) -> None:
    """Known difference I19."""
    stranger = Voice(world, "nobody's")
    assert failure(stranger.ContactsSearch()) == ENDED
    assert success(stranger.LoggedIn()).is_logged_in is False
    assert success(world.anybody.LoggedIn()).is_logged_in is False


def idle(voice: Voice, clock: Clock, minutes: int) -> bool:
    clock.advance(minutes)
    return bool(voice.LoggedIn().is_logged_in)


def test_a_session_ends_after_ninety_idle_minutes(world: World) -> None:
    anna = world.anna
    assert [idle(anna, world.clock, each) for each in (80, 80, 90, 91)] == [True] * 3 + [False]


def test_an_agent_may_have_an_idle_limit_of_their_own(world: World) -> None:
    own = update(Contact).where(Contact.contact_id == crm.ANNA).values(idle_minutes=5)
    world.change(lambda session: session.execute(own))
    assert success(log_in(world)).idle_timeout_minutes == 5
    anna = world.anna
    assert [idle(anna, world.clock, each) for each in (5, 6)] == [True, False]


def test_a_failing_call_is_use_too(world: World) -> None:
    anna = world.anna
    world.clock.advance(80)
    assert failure(anna.ContactGetName(contactID=999)) == 301
    assert idle(anna, world.clock, 80)


def test_the_last_action_is_noted_once_a_minute(world: World) -> None:
    """Known difference I6."""
    anna = world.anna
    anna.LoggedIn()
    noted = select(LoginSession.last_action_utc)
    assert world.rows(noted) == [(world.clock.now,)]
    world.clock.advance(1)
    anna.LoggedIn()
    assert world.rows(noted) == [(world.clock.now,)]


def test_an_administrator_ends_an_agents_sessions(world: World) -> None:
    first, second = world.anna, world.anna
    success(world.ada.AgentLogout(agentContactID=crm.ANNA))
    assert [failure(each.SegmentsGet()) for each in (first, second)] == [ENDED, ENDED]


@pytest.mark.parametrize("contact_id", [crm.KIM, 999])
def test_only_an_agent_is_logged_out_by_others(world: World, contact_id: int) -> None:
    assert failure(world.ada.AgentLogout(agentContactID=contact_id)) == 309


def details(login: str = "new@example.com", **more: Any) -> ContactDetails:
    return ContactDetails(
        properties=[values(crm.NAME, "Nina New")], logins=[Login(login, "email")], **more
    )


def test_a_customer_registers_and_logs_in(world: World) -> None:
    """Known difference I9."""
    made = success(world.anybody.Register(details=details(), password="secret 1"))
    assert success(log_in(world, "new@example.com", "secret 1")).contact_id == made.contact_id
    shown = success(world.voice(made.contact_id).ContactGetDetails(contactID=made.contact_id))
    assert (shown.name, shown.membership) == ("Nina New", [crm.SUPPORT])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"details": details(), "password": ""}, 10),
        ({"details": details(), "password": "x" * 1025}, 326),
        ({"details": None, "password": "x"}, 10),
        ({"details": details("KIM@example.com"), "password": "x"}, 320),
        ({"details": details(), "password": "x", "membership": [999]}, 303),
        ({"details": details(), "password": "x", "membership": [1]}, 303),
    ],
)
def test_a_registration_that_cannot_be(world: World, given: dict[str, Any], code: int) -> None:
    assert failure(world.anybody.Register(**given)) == code


def test_nobody_registers_a_read_only_value(world: World) -> None:
    given = ContactDetails([values(crm.PLAN, "Gold")], logins=[Login("new@example.com", "")])
    assert failure(world.anybody.Register(details=given, password="x")) == 333


def test_an_open_id_is_a_login_of_a_new_contact(world: World) -> None:
    first = success(world.anybody.RegisterOpenID(openIDGuid="ABC-1", details=details()))
    again = success(world.anybody.RegisterOpenID(openIDGuid="abc-1"))
    assert again.contact_id == first.contact_id
    assert failure(world.anybody.RegisterOpenID(openIDGuid=" ")) == 10


def test_an_open_id_never_takes_over_a_contact(world: World) -> None:
    """Known difference I10."""
    given = details("kim@example.com", set_logins=True)
    assert failure(world.anybody.RegisterOpenID(openIDGuid="abc", details=given)) == 320


def reset_code(world: World) -> str:
    [(data,)] = world.rows(select(SmtpOut.data))
    message = message_from_bytes(data, policy=policy.default)
    assert message["To"] == "kim@example.com"
    found = re.search(r"within a day: (\S+)", message.get_body(("plain",)).get_content())  # type: ignore[union-attr]
    assert found
    return found[1]


def test_a_password_is_reset_by_a_code_that_is_mailed(world: World) -> None:
    kim = world.kim
    success(world.anybody.PasswordResetSend(loginName="Kim@example.com"))
    code = reset_code(world)
    success(world.anybody.PasswordResetConfirm(resetToken=code, newPassword="another"))
    assert success(log_in(world, "kim@example.com", "another")).contact_id == crm.KIM
    assert failure(log_in(world, "kim@example.com", PASSWORD)) == LOGIN_FAILED
    assert failure(kim.FindAnswerHistory()) == ENDED
    assert failure(world.anybody.PasswordResetConfirm(resetToken=code, newPassword="x")) == 325


def test_a_reset_code_is_good_for_a_day(world: World) -> None:
    success(world.anybody.PasswordResetSend(loginName="kim@example.com"))
    world.clock.advance(24 * 60)
    code = reset_code(world)
    assert failure(world.anybody.PasswordResetConfirm(resetToken=code, newPassword="x")) == 325


def test_nobodys_mailbox_is_flooded_with_codes(world: World) -> None:
    for minutes in (0, 4, 1):
        world.clock.advance(minutes)
        success(world.anybody.PasswordResetSend(loginName="kim@example.com"))
    assert len(world.rows(select(SmtpOut.smtp_out_id))) == 2


def test_a_reset_does_not_tell_who_exists(world: World) -> None:
    success(world.anybody.PasswordResetSend(loginName="nobody@example.com"))
    assert world.rows(select(SmtpOut.smtp_out_id)) == []
    assert failure(world.anybody.PasswordResetSend()) == 10


def test_a_login_that_bounced_gets_no_code(world: World) -> None:
    bounced = update(ContactLogin).values(type="bounced")
    world.change(lambda session: session.execute(bounced))
    success(world.anybody.PasswordResetSend(loginName="kim@example.com"))
    assert world.rows(select(SmtpOut.smtp_out_id)) == []


def test_the_version_is_told_to_anybody(world: World) -> None:
    told = success(world.anybody.GetVersion())
    assert told.version
    assert told.schema_version.startswith("iservice_")
    assert told.tenant_name == "default"
