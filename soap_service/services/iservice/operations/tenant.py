"""The tenant and the installation it is in: broadcasts, figures, the purge."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from db.models.iservice import Contact, Mailbox
from db.models.iservice.rights import Right
from db.purging import delete_contact
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import counters, purge, settings
from soap_service.services.iservice.conventions import Visit
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    CONTACT_IS_USED,
    CONTACT_NOT_FOUND,
    DELETING_IS_OFF,
    TENANT_NOT_FOUND,
)
from soap_service.services.iservice.installation import Installation, Tenant
from soap_service.services.iservice.rights import (
    LANDLORD,
    agents_with,
    landlord_and_agents_with,
)
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    BroadcastResult,
    InteractionPurgeResult,
    MailboxStatus,
    MonitorResult,
    ServiceResult,
    TenantInfo,
    TenantMonitor,
    TenantResult,
    TenantsResult,
)
from soap_service.services.markup import clean_html

_FIRST_SUPER_USER = 1


@service.visits(agents_with(Right.BROADCAST))
def broadcast_message_get(visit: Visit) -> BroadcastResult:
    """Return what the landlord shows to the agents of this tenant."""
    visit.enter()
    shown = visit.installation.broadcast()
    if shown is None:
        return BroadcastResult()
    return BroadcastResult(is_active=True, message_html=shown.html, applied_utc=shown.applied_utc)


@service.visits(LANDLORD)
def broadcast_message_apply(
    visit: Visit, *, tenant_names: Iterable[str | None] | None, message_html: str | None
) -> ServiceResult:
    """Show a message to the agents of tenants, until it is removed."""
    visit.enter()
    if not (message_html or "").strip():
        raise ServiceError(MISSING_ARGUMENT, name="messageHtml")
    names = _named(visit.installation, tenant_names)
    now = visit.site.clock()
    visit.installation.apply_broadcast(names, clean_html(message_html or ""), now)
    return ServiceResult()


@service.visits(LANDLORD)
def broadcast_message_remove(
    visit: Visit, *, tenant_names: Iterable[str | None] | None
) -> ServiceResult:
    """Take the message of tenants down."""
    visit.enter()
    visit.installation.remove_broadcast(_named(visit.installation, tenant_names))
    return ServiceResult()


def _named(installation: Installation, given: Iterable[str | None] | None) -> list[str]:
    """Return the tenants of some names, each once. Raises ServiceError."""
    names = [name.strip() for name in given or () if name and name.strip()]
    if not names:
        raise ServiceError(MISSING_ARGUMENT, name="tenantNames")
    known = {tenant.name.lower(): tenant.name for tenant in installation.tenants()}
    for name in names:
        if name.lower() not in known:
            raise ServiceError(TENANT_NOT_FOUND, tenant=name)
    return sorted({known[name.lower()] for name in names})


@service.visits(landlord_and_agents_with(Right.TENANT))
def tenant_get_info(visit: Visit, *, tenant_name: str | None) -> TenantResult:
    """Return a tenant, or the own one; agents may ask for no other."""
    caller = visit.enter()
    own = visit.installation.own()
    name = (tenant_name or "").strip().lower() or own.name.lower()
    known = [own] if caller.is_agent else visit.installation.tenants()
    for tenant in known:
        if tenant.name.lower() == name:
            return TenantResult(tenant=_info(tenant))
    raise ServiceError(TENANT_NOT_FOUND, tenant=tenant_name)


@service.visits(LANDLORD)
def tenants_get(visit: Visit) -> TenantsResult:
    """Return all tenants."""
    visit.enter()
    return TenantsResult(tenants=[_info(tenant) for tenant in visit.installation.tenants()])


def _info(tenant: Tenant) -> TenantInfo:
    return TenantInfo(
        tenant_name=tenant.name,
        database_name=tenant.database_name,
        domains=list(tenant.domains),
        web_service_url=tenant.web_service_url,
        agent_limit=tenant.agent_limit,
        chat_agent_limit=tenant.chat_agent_limit,
        mailboxes_enabled=tenant.mailboxes_enabled,
        schema_version=tenant.schema_version,
    )


@service.visits(agents_with(Right.MONITOR))
def monitor_get(visit: Visit) -> MonitorResult:
    """Return the counters of this tenant; those of others are in other databases."""
    monitor = visit.work(_monitor, read_only=True)
    own = visit.installation.own()
    monitor.tenant_name = own.name
    if not own.mailboxes_enabled:
        monitor.mailboxes = None
    return MonitorResult(tenants=[monitor])


def _monitor(desk: Desk) -> TenantMonitor:
    totals = counters.totals(desk.session)
    rows = desk.session.scalars(select(Mailbox).order_by(Mailbox.mailbox_id))
    return TenantMonitor(
        processor_succeeded=totals.get(counters.PROCESSED, 0),
        processor_failed=totals.get(counters.NOT_PROCESSED, 0),
        smtp_out_sent=totals.get(counters.SENT, 0),
        smtp_out_failed=totals.get(counters.NOT_SENT, 0),
        mailboxes=[
            MailboxStatus(row.mailbox_id, row.name, _status(row), row.retrieved) for row in rows
        ],
    )


def _status(mailbox: Mailbox) -> str:
    if not mailbox.is_enabled:
        return "Off"
    return mailbox.last_error or "OK"


@service.reads(agents_with(Right.PURGE))
def interaction_purge_get(desk: Desk) -> InteractionPurgeResult:
    """Return the settings of the purge and what waits for it."""
    return InteractionPurgeResult(False, None, None, *purge.state_of(desk.session, desk.now))


@service.writes(agents_with(Right.PURGE))
def interaction_purge_set(
    desk: Desk, *, is_enabled: bool, retention_days: int | None
) -> InteractionPurgeResult:
    """Switch the purge and set how long interactions are kept."""
    purge.configure(desk.session, is_enabled=is_enabled, retention_days=retention_days)
    desk.session.flush()
    return interaction_purge_get(desk)


@service.writes(LANDLORD)
def contact_delete(desk: Desk, *, contact_id: int) -> ServiceResult:
    """Delete a contact for good with all that is theirs; off until it is switched on."""
    if not settings.is_on(desk.session, settings.CONTACT_DELETE):
        raise ServiceError(DELETING_IS_OFF)
    contact = desk.session.get(Contact, contact_id)
    if contact is None:
        raise ServiceError(CONTACT_NOT_FOUND, contact=contact_id)
    if contact_id == _FIRST_SUPER_USER:
        reason = "it is the first super user"
        raise ServiceError(CONTACT_IS_USED, contact=contact_id, reason=reason)
    purge.note(desk.session, "contact", contact_id, contact.name, desk)
    delete_contact(desk.session, contact_id)
    return ServiceResult()
