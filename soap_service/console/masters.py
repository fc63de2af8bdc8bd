"""Commands about the master and the updates: create, update."""

from __future__ import annotations

from contextlib import closing

from db import DatabaseError
from db.tenancy import (
    Master,
    SchemaState,
    Tenant,
    TenantSetting,
    create_master,
    database_name,
    update_master,
    update_tenant,
)
from soap_service.config import ConfigError, Settings
from soap_service.console.apart import run_apart, run_each_apart
from soap_service.console.exceptions import ConsoleError
from soap_service.console.output import Output
from soap_service.console.times import utc_now

__all__ = ["create", "update", "update_all"]

_TOLD_TWICE = 2
_COLUMNS = {"name": "Database", "versions": "Versions", "error": "Error"}


def create(settings: Settings, destroy: int) -> int:
    """Create the master; in place of one that is there only when told twice."""
    url = _url(settings)
    if destroy == 1:
        raise ConsoleError("--destroy forgets all tenants; say it twice if that is meant.")
    create_master(url, destroy=destroy >= _TOLD_TWICE)
    Output(settings).say("The master database is ready.")
    return 0


def update(settings: Settings, parallel: int, *, as_json: bool) -> int:
    """Bring the master and all tenants to the newest version; 1 when one of them failed."""
    output = Output(settings, as_json=as_json)
    rows = update_all(_url(settings), parallel, output)
    output.rows(_COLUMNS, rows)
    failed = [row["name"] for row in rows if row["error"]]
    if failed:
        raise ConsoleError(f"Not updated: {', '.join(map(str, failed))}.")
    return 0


def update_all(url: str, parallel: int, output: Output) -> list[dict[str, object]]:
    """Update the master, then its tenants side by side, and return what became of each.

    What was cut off is resumed, and what is done is passed over quickly. A tenant that cannot be
    updated does not keep the others from it. Raises DatabaseError when the master cannot be.
    """
    name = database_name(url)
    rows: list[dict[str, object]] = [
        {"name": name, "versions": run_apart(lambda: update_master(url)), "error": None}
    ]
    tenants = run_apart(lambda: _ready_tenants(url))
    with output.progress("Updating", len(tenants)) as note:
        for tenant, outcome in run_each_apart(lambda each: _update(url, each), tenants, parallel):
            versions, error = outcome.result or ((), outcome.error)
            note(f"{name}.{tenant.name}: {error or 'ok'}")
            rows.append({"name": f"{name}.{tenant.name}", "versions": versions, "error": error})
    return sorted(rows, key=lambda row: str(row["name"]).lower())


def _ready_tenants(url: str) -> list[Tenant]:
    with closing(Master(url)) as master:
        return [tenant for tenant in master.tenants() if tenant.is_ready]


def _update(url: str, tenant: Tenant) -> tuple[tuple[str, ...], str | None]:
    """Update the databases of a tenant, note how it went, and return the same."""
    versions: tuple[str, ...] = ()
    problem = None
    with closing(Master(url)) as master:
        try:
            elsewhere = tenant.settings.get(TenantSetting.SMARTERTRACK_DATABASE)
            if elsewhere:
                update_tenant(elsewhere)
            versions = update_tenant(master.url_of(tenant.name))
        except DatabaseError as error:
            problem = str(error)
        master.note_schema(tenant.name, SchemaState(versions, utc_now(), problem))
    return versions, problem


def _url(settings: Settings) -> str:
    if not settings.master_url:
        raise ConfigError("no master database is configured: set master_url")
    return settings.master_url
