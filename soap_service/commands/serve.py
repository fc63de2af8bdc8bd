"""The serve command: the data directory, the demo data, and then the server."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soap_service.background.keeper import WorkerKeeper
from soap_service.config import ConfigError, Settings
from soap_service.serving import StopNotice, base_url, listen, run

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

    from _typeshed.wsgi import WSGIApplication

__all__ = ["serve"]


def serve(settings: Settings, *, demo: bool = False) -> None:
    """Serve until told to stop; with ``demo`` an empty database gets examples first.

    Ends with SystemExit. Raises ConfigError when the data directory, the address, the demo data or
    an operator's contract cannot be had.
    """
    if demo and settings.master_url:
        raise ConfigError("--demo: there are tenants; demo data needs a database of its own")
    if settings.wsdl_files:
        _apart(_check_wsdl_files, settings)
    os.umask(0o027)  # Databases, journals and demo passwords are nobody else's.
    _make_data_dir(settings.data_dir)
    listener = listen(settings.bind)
    url = base_url(listener)
    if demo:
        _apart(_ensure_demo, settings, url)
    keeper = WorkerKeeper(settings, listener) if _runs_worker(settings) else None
    try:
        notice = StopNotice()
        create_app = partial(_create_app, notice=notice)
        run(settings, listener, create_app, lambda: _greet(settings, url, demo=demo), notice)
    finally:
        if keeper is not None:
            keeper.stop()


def _runs_worker(settings: Settings) -> bool:
    url = settings.master_url or settings.database
    return settings.embedded_worker and url.startswith("sqlite")


def _make_data_dir(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"--data {path}: {error.strerror}") from None


def _create_app(settings: Settings, *, notice: StopNotice) -> WSGIApplication:
    """Make the application of a worker. Raises ConfigError for what an operator can mend."""
    # Imported in the worker: a reload brings in new code, and the parent stays small.
    from db import DatabaseError
    from soap_service import asmx, services
    from soap_service.app import create_app

    try:
        return create_app(settings, lambda: notice.is_given)
    except (DatabaseError, asmx.BindingError, services.BindingError) as error:
        raise ConfigError(str(error)) from error


def _apart(work: Callable[..., None], *arguments: object) -> None:
    """Work in a process of its own, so that the parent stays small and no connection is forked.

    Raises ConfigError as the work does, or with its exit code when it ends otherwise.
    """
    context = multiprocessing.get_context("fork")
    failures = context.SimpleQueue()
    child = context.Process(target=_work, args=(failures, work, *arguments))
    child.start()
    child.join()
    if child.exitcode:
        reason = f"{work.__name__} ended with {child.exitcode}"
        raise ConfigError(reason if failures.empty() else failures.get())


def _work(failures: SimpleQueue[str], work: Callable[..., None], *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        work(*arguments)
    except ConfigError as error:
        failures.put(str(error))
        raise SystemExit(1) from None


def _ensure_demo(settings: Settings, url: str) -> None:
    from db import DatabaseError
    from soap_service.demo import DemoError, ensure_demo

    try:
        ensure_demo(settings.data_dir, settings.database, url)
    except (DemoError, DatabaseError, OSError) as error:
        raise ConfigError(f"--demo: {error}") from None


def _check_wsdl_files(settings: Settings) -> None:
    from soap_service.contracts.publications import publications

    publications(settings)


def _greet(settings: Settings, url: str, *, demo: bool) -> None:
    print(f"Serving {url}/ from {settings.data_dir}; Ctrl-C stops.", flush=True)
    if demo:
        path = settings.data_dir / "demo.json"
        print(f"Demo accounts, as in {path}:")
        print("\n".join(_accounts(json.loads(path.read_text("utf-8")))), flush=True)


def _accounts(demo: dict[str, Any]) -> list[str]:
    accounts = [("admin", demo["admin"])]
    accounts += [("agent", agent) for agent in demo["agents"]]
    accounts += [("customer", customer) for customer in demo["customers"]]
    accounts += [(f"iService {each['type']}", each) for each in demo["iservice"]["contacts"]]
    return [f"  {role:22}  {who['username']}  {who['password']}" for role, who in accounts]
