"""The serve command: the data directory, the demo data, and then the server."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soap_service.config import ConfigError, Settings
from soap_service.server import base_url, listen, run

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["serve"]


def serve(settings: Settings, *, demo: bool = False) -> None:
    """Serve until told to stop; with ``demo`` an empty database gets examples first.

    Ends with SystemExit. Raises ConfigError when the data directory or the address cannot be had.
    """
    _make_data_dir(settings.data_dir)
    listener = listen(settings.bind)
    url = base_url(listener)
    if demo:
        _ensure_demo_apart(settings, url)
    run(settings, listener, _create_app, lambda: _greet(settings, url, demo=demo))


def _make_data_dir(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"--data {path}: {error.strerror}") from None


def _create_app(settings: Settings) -> WSGIApplication:
    # Imported in the worker: a reload brings in new code, and the parent stays small.
    from soap_service.app import create_app

    app: WSGIApplication = create_app(settings)
    return app


def _ensure_demo_apart(settings: Settings, url: str) -> None:
    """Make the demo data in a process of its own, so that no connection crosses a fork."""
    child = multiprocessing.get_context("fork").Process(target=_ensure_demo, args=(settings, url))
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit(child.exitcode)


def _ensure_demo(settings: Settings, url: str) -> None:
    from soap_service.demo import ensure_demo

    ensure_demo(settings.data_dir, settings.database, url)


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
    return [f"  {role:8}  {who['username']}  {who['password']}" for role, who in accounts]
