"""The rows of the master, read as tenants and written by the landlord, within a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.locking import locked
from db.models.master import (
    BroadcastMessage,
    SchemaVersion,
    TenantDomain,
    TenantRow,
    TenantSettingRow,
)
from db.tenancy.exceptions import DomainTaken, NoSuchTenant
from db.tenancy.tenants import Broadcast, SchemaState, Tenant

_Row = TypeVar("_Row", TenantDomain, TenantSettingRow, BroadcastMessage, SchemaVersion)
_OF_A_TENANT = (BroadcastMessage, SchemaVersion, TenantDomain, TenantSettingRow)


def find_by_domain(session: Session, domain: str) -> Tenant | None:
    """Return the tenant of a domain."""
    query = select(TenantRow).join(TenantDomain, TenantDomain.tenant_id == TenantRow.tenant_id)
    row = session.scalar(query.where(TenantDomain.domain == domain))
    return next(_read(session, [row])) if row else None


def find(session: Session, name: str) -> Tenant | None:
    """Return the tenant of a name, in any case."""
    row = _row(session, name)
    return next(_read(session, [row])) if row else None


def read_all(session: Session) -> list[Tenant]:
    """Return all tenants by name."""
    rows = session.scalars(select(TenantRow).order_by(func.lower(TenantRow.name))).all()
    return list(_read(session, rows))


def row_of(session: Session, name: str) -> TenantRow:
    """Return the row of a tenant, which nobody else changes meanwhile. Raises NoSuchTenant."""
    row = _row(session, name, is_locked=True)
    if row is None:
        raise NoSuchTenant(name)
    return row


def new(name: str, web_service_url: str, now: datetime) -> TenantRow:
    """Return the row of a new tenant, which is not ready and has no limits."""
    return TenantRow(
        name=name,
        web_service_url=web_service_url,
        is_ready=False,
        mailboxes_enabled=True,
        created_utc=now,
    )


def set_domains(session: Session, tenant_id: int, domains: Sequence[str]) -> None:
    """Give a tenant its domains, in place of those it had. Raises DomainTaken."""
    taken = taken_domains(session, domains, tenant_id)
    if taken:
        raise DomainTaken(taken)
    session.execute(delete(TenantDomain).where(TenantDomain.tenant_id == tenant_id))
    session.add_all(
        TenantDomain(domain=domain, tenant_id=tenant_id, place=place)
        for place, domain in enumerate(dict.fromkeys(domains))
    )
    session.flush()


def taken_domains(session: Session, domains: Sequence[str], own_id: int = 0) -> list[str]:
    """Return those of some domains that another tenant has."""
    query = select(TenantDomain.domain).where(
        TenantDomain.domain.in_(domains), TenantDomain.tenant_id != own_id
    )
    return sorted(session.scalars(query))


def set_settings(session: Session, tenant_id: int, values: Mapping[str, str]) -> None:
    """Give settings of a tenant new values; an empty one removes its setting."""
    for name, value in values.items():
        is_it = (TenantSettingRow.tenant_id == tenant_id, TenantSettingRow.name == name)
        session.execute(delete(TenantSettingRow).where(*is_it))
        if value:
            session.add(TenantSettingRow(tenant_id=tenant_id, name=name, value=value))
            session.flush()


def set_broadcast(session: Session, tenant_id: int, message: Broadcast | None) -> None:
    """Show a message to the agents of a tenant, or take theirs down."""
    session.execute(delete(BroadcastMessage).where(BroadcastMessage.tenant_id == tenant_id))
    if message:
        session.add(
            BroadcastMessage(
                tenant_id=tenant_id,
                html=message.html,
                style=message.style,
                applied_utc=message.applied_utc,
            )
        )
        session.flush()


def set_schema_state(session: Session, tenant_id: int, state: SchemaState) -> None:
    """Note the versions of a tenant's database."""
    session.merge(
        SchemaVersion(
            tenant_id=tenant_id,
            versions=" ".join(state.versions),
            updated_utc=state.updated_utc,
            error=state.error,
        )
    )


def remove(session: Session, tenant_id: int) -> None:
    """Forget a tenant; its database stays."""
    for table in _OF_A_TENANT:
        session.execute(delete(table).where(table.tenant_id == tenant_id))
    session.execute(delete(TenantRow).where(TenantRow.tenant_id == tenant_id))


def _row(session: Session, name: str, *, is_locked: bool = False) -> TenantRow | None:
    query = select(TenantRow).where(func.lower(TenantRow.name) == name.lower())
    return session.scalar(locked(query, TenantRow) if is_locked else query)


def _read(session: Session, rows: Sequence[TenantRow]) -> Iterator[Tenant]:
    domains: dict[int, list[str]] = {}
    for domain in sorted(_about(session, TenantDomain, rows), key=lambda each: each.place):
        domains.setdefault(domain.tenant_id, []).append(domain.domain)
    settings: dict[int, dict[str, str]] = {}
    for setting in _about(session, TenantSettingRow, rows):
        settings.setdefault(setting.tenant_id, {})[setting.name] = setting.value
    broadcasts = {each.tenant_id: each for each in _about(session, BroadcastMessage, rows)}
    versions = {each.tenant_id: each for each in _about(session, SchemaVersion, rows)}
    for row in rows:
        key = row.tenant_id
        yield Tenant(
            tenant_id=key,
            name=row.name,
            domains=tuple(domains.get(key, ())),
            web_service_url=row.web_service_url,
            is_ready=row.is_ready,
            agent_limit=row.agent_limit,
            chat_agent_limit=row.chat_agent_limit,
            mailboxes_enabled=row.mailboxes_enabled,
            created_utc=row.created_utc,
            settings=settings.get(key, {}),
            broadcast=_broadcast(broadcasts.get(key)),
            schema=_schema_state(versions.get(key)),
        )


def _about(session: Session, table: type[_Row], rows: Sequence[TenantRow]) -> Iterable[_Row]:
    """Return the rows of a table about one tenant, or about all."""
    query = select(table)
    if len(rows) == 1:
        query = query.where(table.tenant_id == rows[0].tenant_id)
    return session.scalars(query)


def _broadcast(row: BroadcastMessage | None) -> Broadcast | None:
    return Broadcast(row.html, row.style, row.applied_utc) if row else None


def _schema_state(row: SchemaVersion | None) -> SchemaState | None:
    if row is None:
        return None
    return SchemaState(tuple(row.versions.split()), row.updated_utc, row.error)
