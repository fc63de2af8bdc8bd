"""The workers of all tenants, each in a thread of its own; tenants come and go while they work."""

from __future__ import annotations

import logging
import threading
from contextlib import closing

from db import DatabaseError
from db.tenancy import Master, Tenant, TenantSetting
from soap_service.background.worker import open_worker
from soap_service.config import ConfigError, Settings
from soap_service.console.tenant_settings import open_master

__all__ = ["run_tenant_workers"]

_log = logging.getLogger(__name__)
_EVERY_S = 5.0


class _TenantWorker:
    """The worker of one tenant."""

    def __init__(self, settings: Settings, owner: str) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(settings, owner))
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Let it finish what is in flight."""
        self._stop.set()

    def join(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _run(self, settings: Settings, owner: str) -> None:
        try:
            with open_worker(settings, owner) as worker:
                worker.run(self._stop)
        except (ConfigError, DatabaseError) as error:
            _log.error("%s: %s", settings.data_dir.name, error)


def run_tenant_workers(settings: Settings, owner: str, stop: threading.Event) -> None:
    """Work for every tenant that the master knows until told to stop.

    A worker that could not begin is begun again a little later. Raises ConfigError when the master
    cannot be used at the start.
    """
    workers: dict[str, _TenantWorker] = {}
    try:
        known = _settings_of_all(settings)
        while not stop.is_set():
            _adjust(workers, known, owner)
            stop.wait(_EVERY_S)
            known = _settings_again(settings, known)
    finally:
        for worker in workers.values():
            worker.stop()
        for worker in workers.values():
            worker.join()


def _adjust(workers: dict[str, _TenantWorker], known: dict[str, Settings], owner: str) -> None:
    for name, worker in list(workers.items()):
        if name not in known:
            worker.stop()
        if not worker.is_running:
            del workers[name]
    for name, settings in known.items():
        if name not in workers:
            workers[name] = _TenantWorker(settings, owner)


def _settings_again(settings: Settings, before: dict[str, Settings]) -> dict[str, Settings]:
    try:
        return _settings_of_all(settings)
    except ConfigError as error:
        _log.error("%s", error)
        return before


def _settings_of_all(settings: Settings) -> dict[str, Settings]:
    try:
        with closing(open_master(settings)) as master:
            return {
                tenant.name: settings.of_tenant(tenant.name, _desk(tenant, master))
                for tenant in master.tenants()
                if tenant.is_ready
            }
    except DatabaseError as error:
        raise ConfigError(str(error)) from error


def _desk(tenant: Tenant, master: Master) -> str:
    """Return the URL of the database that holds SmarterTrack's tables."""
    elsewhere = tenant.settings.get(TenantSetting.SMARTERTRACK_DATABASE)
    return elsewhere or master.url_of(tenant.name)
