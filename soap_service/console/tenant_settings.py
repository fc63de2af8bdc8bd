"""Which site a command is about: a tenant's, or the only one."""

from __future__ import annotations

from contextlib import closing

from db import DatabaseError
from db.tenancy import Master, TenantSetting
from soap_service.config import ConfigError, Settings

__all__ = ["open_master", "settings_of_tenant"]


def open_master(settings: Settings) -> Master:
    """Return the master, whose version fits, to be closed.

    Raises DatabaseError, and ConfigError when no master is configured.
    """
    if not settings.master_url:
        raise ConfigError("no master database is configured: set master_url")
    master = Master(settings.master_url)
    try:
        master.check()
    except DatabaseError:
        master.close()
        raise
    return master


def settings_of_tenant(settings: Settings, name: str | None, *, is_desk: bool) -> Settings:
    """Return the settings of the site that a command is about.

    With ``is_desk`` their database is the one that holds SmarterTrack's tables. Raises ConfigError
    when a tenant must be named, cannot be, or does not exist.
    """
    if not settings.master_url:
        if name:
            raise ConfigError("--tenant: no master database is configured")
        return settings
    if not name:
        raise ConfigError("name the tenant with --tenant NAME")
    try:
        with closing(open_master(settings)) as master:
            tenant = master.tenant(name)
            own = master.url_of(tenant.name)
    except DatabaseError as error:
        raise ConfigError(f"--tenant {name}: {error}") from error
    elsewhere = is_desk and tenant.settings.get(TenantSetting.SMARTERTRACK_DATABASE)
    return settings.of_tenant(tenant.name, elsewhere or own)
