"""The process of the worker command: its signals, and whose workers run in it."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable

from soap_service.background.tenants import run_tenant_workers
from soap_service.background.worker import open_worker
from soap_service.config import Settings

__all__ = ["run_worker"]

_POLL_S = 0.5


def run_worker(
    settings: Settings,
    *,
    owner: str = "",
    is_needed: Callable[[], bool] = lambda: True,
) -> None:
    """Work until SIGTERM or SIGINT, or until nobody needs it any more.

    ``owner`` is as for `open_worker`. Raises ConfigError when the database cannot be used.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
    if settings.time_zone:
        os.environ["TZ"] = settings.time_zone
        time.tzset()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=_watch, args=(is_needed, stop), daemon=True).start()
    if settings.master_url:
        run_tenant_workers(settings, owner, stop)
        return
    with open_worker(settings, owner) as worker:
        worker.run(stop)


def _watch(is_needed: Callable[[], bool], stop: threading.Event) -> None:
    while not stop.wait(_POLL_S):
        if not is_needed():
            stop.set()
