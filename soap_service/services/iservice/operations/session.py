"""Logging in and out, registering, and passwords."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.models.iservice.rights import Right
from soap_service import __version__
from soap_service.accounts import StoredPassword
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import passwords, segments, sessions
from soap_service.services.iservice.conventions import Visit
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import TENANT_NOT_FOUND, SessionEnded
from soap_service.services.iservice.installation import schema_version
from soap_service.services.iservice.logins import find_login
from soap_service.services.iservice.people import add_customer
from soap_service.services.iservice.rights import ANYONE, SIGNED_IN, agents_with
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    ContactDetails,
    ContactLogin,
    ContactResult,
    LoggedInResult,
    LoginResult,
    ServiceResult,
    VersionResult,
)


@service.visits(ANYONE)
def login(
    visit: Visit, *, login_name: str | None, password: str | None, tenant_domain: str | None
) -> LoginResult:
    """Start a session; its token comes back in the result and as a cookie.

    The host name chose the tenant; a ``tenant_domain`` that is not one of its domains is refused.
    """
    _require_domain(visit, tenant_domain)
    name = (login_name or "").strip().lower()
    found = visit.work(lambda desk: passwords.credentials_of(desk.session, name), read_only=True)
    visit.site.accounts.verify(
        f"iservice {name}", password or "", found and found.stored, visit.call.client_address
    )
    assert found is not None
    token = visit.work(
        lambda desk: sessions.start(
            desk.session, found.contact_id, desk.call.client_address, desk.now
        )
    )
    visit.call.response_headers.append(_cookie(visit, token))
    return LoginResult(
        session_id=token,
        contact_id=found.contact_id,
        idle_timeout_minutes=found.idle_minutes,
    )


def _require_domain(visit: Visit, given: str | None) -> None:
    """Refuse a domain of somebody else's; a server with one tenant has none of its own."""
    if given and given.strip():
        domains = visit.installation.own().domains
        if domains and given.strip().rstrip(".").lower() not in domains:
            raise ServiceError(TENANT_NOT_FOUND, tenant=given)


def _cookie(visit: Visit, token: str) -> tuple[str, str]:
    """Return the header that stores the token, or removes it when it is empty."""
    parts = [f"{sessions.COOKIE}={token}", "path=/", "HttpOnly", "SameSite=Lax"]
    if not token:
        parts.append("expires=Thu, 01 Jan 1970 00:00:00 GMT")
    if visit.call.base_url.startswith("https:"):
        parts.append("secure")
    return "Set-Cookie", "; ".join(parts)


@service.visits(SIGNED_IN)
def logout(visit: Visit) -> ServiceResult:
    """End the session and take the cookie back."""
    visit.work(lambda desk: sessions.end(desk.session, desk.caller.session_hash))
    visit.call.response_headers.append(_cookie(visit, ""))
    return ServiceResult()


@service.visits(ANYONE)
def logged_in(visit: Visit) -> LoggedInResult:
    """Describe the caller; a dead session is no error."""
    try:
        caller = visit.enter()
    except SessionEnded:
        return LoggedInResult()
    if not caller.session_hash:
        return LoggedInResult()
    return LoggedInResult(
        is_logged_in=True,
        contact_id=caller.contact_id,
        name=caller.name,
        is_agent=caller.is_agent,
        user_type_id=caller.user_type_id,
        user_type_name=caller.user_type_name,
        access_rights=sorted(caller.rights),
        segment_ids=sorted(caller.segment_ids),
        last_action_utc=caller.last_action_utc,
    )


@service.visits(ANYONE)
def register(
    visit: Visit,
    *,
    details: ContactDetails | None,
    password: str | None,
    membership: Iterable[int] | None,
) -> ContactResult:
    """Make a customer with a login and a password."""
    if details is None or not details.logins:
        raise ServiceError(MISSING_ARGUMENT, name="details.Logins")
    details.set_logins = True
    wanted_ids = list(membership or ())
    stored = visit.site.accounts.hash_password(passwords.read_password(password))

    def add(desk: Desk) -> ContactResult:
        contact = add_customer(desk, details, _segments(desk, wanted_ids))
        passwords.set_password(contact, stored)
        return ContactResult(contact_id=contact.contact_id)

    return visit.work(add)


@service.writes(ANYONE)
def register_open_id(
    desk: Desk, *, open_id_guid: str | None, details: ContactDetails | None
) -> ContactResult:
    """Make a customer whose login is a GUID; one who is known keeps what they have."""
    guid = (open_id_guid or "").strip().lower()
    if not guid:
        raise ServiceError(MISSING_ARGUMENT, name="openIDGuid")
    known = find_login(desk.session, guid)
    if known is not None:
        return ContactResult(contact_id=known.contact_id)
    details = details or ContactDetails()
    given = details.logins if details.set_logins else ()
    logins = [*(given or ()), ContactLogin(name=guid)]
    details = replace(details, set_logins=True, logins=logins)
    contact = add_customer(desk, details, _segments(desk, []))
    return ContactResult(contact_id=contact.contact_id)


def _segments(desk: Desk, wanted: list[int]) -> list[int]:
    return wanted or [segments.first_standard_segment(desk.session)]


@service.writes(ANYONE)
def password_reset_send(desk: Desk, *, login_name: str | None) -> ServiceResult:
    """Mail a code for a new password; the answer does not tell whether the login exists."""
    if not (login_name or "").strip():
        raise ServiceError(MISSING_ARGUMENT, name="loginName")
    passwords.send_reset(desk, login_name or "")
    return ServiceResult()


@service.visits(ANYONE)
def password_reset_confirm(
    visit: Visit, *, reset_token: str | None, new_password: str | None
) -> ServiceResult:
    """Set a new password with the code that was mailed."""
    stored: StoredPassword = visit.site.accounts.hash_password(
        passwords.read_password(new_password)
    )
    visit.work(lambda desk: passwords.confirm_reset(desk, (reset_token or "").strip(), stored))
    return ServiceResult()


@service.writes(agents_with(Right.AGENTS))
def agent_logout(desk: Desk, *, agent_contact_id: int) -> ServiceResult:
    """End every session of an agent."""
    agent = segments.find_agent(desk, agent_contact_id)
    sessions.end_all(desk.session, agent.contact_id)
    return ServiceResult()


@service.visits(ANYONE)
def get_version(visit: Visit) -> VersionResult:
    """Tell the version of the server, of the tenant's tables, and the name of the tenant."""
    schema = visit.work(lambda desk: schema_version(desk.session.connection()), read_only=True)
    return VersionResult(
        version=__version__,
        schema_version=schema,
        tenant_name=visit.installation.tenant_name,
    )
