"""The master database: who the tenants are, and what the landlord changes about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from db.engine import open_engine
from db.tenancy import rows
from db.tenancy.exceptions import BadName, NoSuchTenant, Outdated, TenantExists
from db.tenancy.making import check_master, require_file
from db.tenancy.names import database_name, domain_name, tenant_name, tenant_url
from db.tenancy.tenants import Broadcast, SchemaState, Tenant, TenantSetting
from db.unit_of_work import Database

__all__ = ["Master"]

T = TypeVar("T")

_CONNECTIONS = {"pool_size": 2}


class Master:
    """The master database behind a URL, beside which its tenants' databases are.

    Nothing is connected yet. Every method raises DatabaseError; TenancyError is one, its text is
    written for the operator.
    """

    def __init__(self, url: str) -> None:
        self.name = database_name(url)
        self.url = url
        self.database = Database(open_engine(url, **_CONNECTIONS))

    def close(self) -> None:
        """Close the connections."""
        self.database.dispose()

    def check(self) -> None:
        """Compare the version of the master with ours. Raises NoMaster, Outdated and TooNew."""
        require_file(self.url)
        if not self._read(lambda session: check_master(session.connection())):
            raise Outdated("The master database must be updated first. Run manage update.")

    def url_of(self, tenant: str) -> str:
        """Return the URL of a tenant's database. Raises BadName."""
        return tenant_url(self.url, tenant)

    # Reading

    def tenant_at(self, domain: str) -> Tenant | None:
        """Return the tenant that a host name leads to."""
        return self._read(lambda session: rows.find_by_domain(session, domain))

    def find(self, name: str) -> Tenant | None:
        """Return the tenant of a name, in any case."""
        return self._read(lambda session: rows.find(session, name))

    def tenant(self, name: str) -> Tenant:
        """Return the tenant of a name, in any case. Raises NoSuchTenant."""
        tenant = self.find(name)
        if tenant is None:
            raise NoSuchTenant(name)
        return tenant

    def tenants(self) -> list[Tenant]:
        """Return all tenants by name."""
        return self._read(rows.read_all)

    def taken_domains(self, domains: Sequence[str], tenant: str = "") -> list[str]:
        """Return those of some domains that tenants other than the named one have."""

        def find(session: Session) -> list[str]:
            own = rows.find(session, tenant)
            return rows.taken_domains(session, domains, own.tenant_id if own else 0)

        return self._read(find)

    # Writing

    def begin_tenant(
        self, name: str, domains: Sequence[str], web_service_url: str, now: datetime
    ) -> Tenant:
        """Add a tenant that is not ready; one that was begun before is begun again.

        Raises BadName, TenantExists and DomainTaken.
        """
        name, domains = tenant_name(name), _domains(domains)

        def begin(session: Session) -> None:
            known = rows.find(session, name)
            if known and (known.is_ready or known.name != name):
                raise TenantExists(known.name)
            if known:
                rows.remove(session, known.tenant_id)
            row = rows.new(name, web_service_url, now)
            session.add(row)
            session.flush()
            rows.set_domains(session, row.tenant_id, domains)

        self._write(begin)
        return self.tenant(name)

    def complete_tenant(self, name: str) -> Tenant:
        """Let a tenant be served. Raises NoSuchTenant."""
        return self.change(name, is_ready=True)

    def change(
        self,
        name: str,
        *,
        domains: Sequence[str] | None = None,
        settings: Mapping[str, str] | None = None,
        **columns: Any,
    ) -> Tenant:
        """Change what is named of a tenant; ``columns`` are attributes of a tenant's row.

        An empty setting is removed. Raises NoSuchTenant, BadName and DomainTaken.
        """
        new_domains = None if domains is None else _domains(domains)
        for key in settings or {}:
            if key not in TenantSetting.ALL:
                known = ", ".join(TenantSetting.ALL)
                raise BadName(f"There is no setting {key!r}; known are: {known}.")

        def write(session: Session) -> None:
            row = rows.row_of(session, name)
            for column, value in columns.items():
                setattr(row, column, value)
            session.flush()
            if new_domains is not None:
                rows.set_domains(session, row.tenant_id, new_domains)
            rows.set_settings(session, row.tenant_id, settings or {})

        self._write(write)
        return self.tenant(name)

    def remove(self, name: str) -> None:
        """Forget a tenant; its database stays. Raises NoSuchTenant."""
        self._write(lambda session: rows.remove(session, rows.row_of(session, name).tenant_id))

    def broadcast(self, names: Sequence[str], message: Broadcast | None) -> None:
        """Show a message to the agents of tenants, or take theirs down. Raises NoSuchTenant."""

        def write(session: Session) -> None:
            for name in names:
                rows.set_broadcast(session, rows.row_of(session, name).tenant_id, message)

        self._write(write)

    def note_schema(self, name: str, state: SchemaState) -> None:
        """Note the versions of a tenant's database. Raises NoSuchTenant."""
        self._write(
            lambda session: rows.set_schema_state(
                session, rows.row_of(session, name).tenant_id, state
            )
        )

    def _read(self, work: Callable[[Session], T]) -> T:
        return self.database.run(lambda unit: work(unit.session), read_only=True)

    def _write(self, work: Callable[[Session], None]) -> None:
        self.database.run(lambda unit: work(unit.session))


def _domains(texts: Sequence[str]) -> list[str]:
    domains = [domain_name(text) for text in texts]
    if not domains:
        raise BadName("A tenant needs a domain.")
    return domains
