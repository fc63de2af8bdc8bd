"""The settings: each with its default, what it means, and what its values must be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from soap_service.config.checks import (
    Check,
    address,
    at_least,
    between,
    networks,
    one_of,
    zone,
    zone_names,
)
from soap_service.config.kinds import EXPECTED, NamedPath, as_text

__all__ = ["SETTINGS", "Settings", "reference"]

_WSDL_DIR = Path(__file__).resolve().parents[2] / "wsdl"
_PASSWORD_IN_URL = re.compile(r"(://[^:/@\s]*:)[^@/\s]*@")


def _setting(default: Any, meaning: str, *, check: Check | None = None, shown: str = "") -> Any:
    return field(default=default, metadata={"meaning": meaning, "check": check, "shown": shown})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decided. ``data_dir`` is the command line's alone; the rest are settings.

    An empty ``database_url`` or ``journal_file`` stands for the file in ``data_dir``: read
    ``database`` and ``journal`` instead.
    """

    data_dir: Path
    database_url: str = _setting(
        "",
        "SQLAlchemy URL of the database. May hold a password: never printed.",
        shown="SQLite in the data directory",
    )
    master_url: str = _setting(
        "",
        "SQLAlchemy URL of the master database, which knows the tenants; each has a database named"
        " MASTER.TENANT beside it, and the host name of a request chooses it. Without it there is"
        " one site for every host name, in database_url. May hold a password: never printed.",
        shown="no tenants",
    )
    open_tenants: int = _setting(
        100, "Tenants whose databases a process keeps open.", check=at_least(1)
    )
    tenant_threads: int = _setting(
        0,
        "Threads of a process that the calls for one host name may hold where there are tenants; 0:"
        " half of them.",
        check=at_least(0),
    )
    bind: str = _setting(
        "127.0.0.1:8080", "HOST:PORT to listen on; port 0 takes a free one.", check=address
    )
    workers: int = _setting(2, "Processes that answer calls.", check=at_least(1))
    threads: int = _setting(8, "Calls a process answers at a time.", check=at_least(1))
    pin_workers: bool = _setting(
        True,
        "Keep each worker process on one processor; false lets the system move them, which costs"
        " processor time but lets one worker hash passwords beside its calls.",
    )
    wsdl_dir: Path = _setting(
        _WSDL_DIR, "Folder of the published contracts.", shown="the project's wsdl/"
    )
    wsdl_files: tuple[NamedPath, ...] = _setting(
        (),
        "Contracts saved from another server, by the service's name, which are published and spoken"
        ' in place of the project\'s: svcTickets = "svcTickets.wsdl" in the table [wsdl_files], or'
        " svcTickets=PATH,svcKB=PATH in the environment.",
        shown="none",
    )
    max_request_kb: int = _setting(
        16384, "Largest request body, in KiB; the product shipped with this.", check=at_least(1)
    )
    max_depth: int = _setting(64, "Deepest nesting of a request's XML.", check=at_least(8))
    max_elements: int = _setting(500_000, "Most elements in a request.", check=at_least(16))
    max_attributes: int = _setting(64, "Most attributes of one element.", check=at_least(8))
    header_timeout_s: float = _setting(
        15.0,
        "Seconds from the first byte of a request to the end of its headers.",
        check=at_least(0.1),
    )
    body_timeout_s: float = _setting(
        60.0,
        "Seconds a request body may take to arrive, and a client to take one block of the answer.",
        check=at_least(0.1),
    )
    keep_alive_s: int = _setting(
        120,
        "Seconds an idle connection stays open; .NET clients reuse theirs for 100.",
        check=at_least(0),
    )
    stop_timeout_s: int = _setting(
        30,
        "Seconds that calls in progress get to finish when the server stops.",
        check=at_least(0),
    )
    stop_delay_s: float = _setting(
        0.0,
        "Seconds that a server which is told to stop goes on taking calls, while /readyz says that"
        " it is not ready: time for a load balancer to look elsewhere.",
        check=between(0, 300),
    )
    http_get: bool = _setting(False, "Answer HTTP GET calls, and publish the binding.")
    http_post: bool = _setting(False, "Answer form POST calls, and publish the binding.")
    http_post_local: bool = _setting(True, "Answer form POST calls from this machine.")
    soap12: bool = _setting(True, "Answer SOAP 1.2 beside 1.1.")
    documentation: bool = _setting(True, "Show the help page, ?wsdl, ?disco and ?schema.")
    proposed_services: bool = _setting(
        False,
        "Publish live chat, chat rooms, news and Who's On, whose contracts are our proposals.",
    )
    custom_errors: str = _setting(
        "RemoteOnly",
        "Who sees the details of an error: Off everybody, RemoteOnly this machine, On nobody.",
        check=one_of("On", "Off", "RemoteOnly"),
    )
    aspnet_version: bool = _setting(True, "Send X-AspNet-Version: 4.0.30319.")
    trusted_proxies: tuple[str, ...] = _setting(
        (), "Addresses or networks whose X-Forwarded-* headers are believed.", check=networks
    )
    journal_file: str = _setting(
        "",
        "Where each call leaves a line; - is standard error.",
        shown="journal.jsonl in the data directory",
    )
    journal_arguments: bool = _setting(
        False, "Also keep the arguments of each call, without its secrets. For debugging."
    )
    lockout_failures: int = _setting(
        10,
        "Failed logins of an account from one address within 15 minutes that lock it; 0 never.",
        check=at_least(0),
    )
    lockout_seconds: int = _setting(
        60,
        "Seconds an account is locked; doubled with each further failure, up to an hour.",
        check=between(1, 3600),
    )
    upgrade_passwords: bool = _setting(
        False,
        "Store passwords of the product's formats as Argon2id once they were right; programs of"
        " the product cannot read them then.",
    )
    embedded_worker: bool = _setting(
        True,
        "Let serve run the worker, too, when the database is SQLite. With any other, run the worker"
        " command.",
    )
    worker_lease_s: float = _setting(
        5.0,
        "Seconds after which another worker takes over from one that died.",
        check=between(0.5, 300),
    )
    events_parallel: int = _setting(
        8, "Events told at a time, each of another ticket.", check=between(1, 100)
    )
    events_retry_start_s: float = _setting(
        5.0, "Seconds before an event that could not be told is told again.", check=at_least(0)
    )
    events_retry_factor: float = _setting(
        2.0, "How many times longer each further wait is.", check=between(1, 10)
    )
    events_retry_max_interval_s: float = _setting(
        1800.0, "Longest wait, in seconds.", check=at_least(0)
    )
    events_retry_max_count: int = _setting(
        0, "Attempts after which an event is parked; 0: any number.", check=at_least(0)
    )
    events_retry_max_period_s: float = _setting(
        86400.0, "Seconds after the first attempt from which it is parked.", check=at_least(0)
    )
    events_retry_floor_s: float = _setting(1.0, "Shortest wait, in seconds.", check=at_least(0.01))
    events_kept_days: float = _setting(
        7.0, "Days that events stay in the outbox after they were told.", check=at_least(0)
    )
    follow_up_due_event: int = _setting(
        902001,
        "The event type told when a follow-up is due: the product's own number of it was never"
        " published. 0 tells nothing.",
        check=at_least(0),
    )
    time_zone: str = _setting(
        "", "Zone of local dates and times.", check=zone, shown="the system's"
    )
    time_zone_names: str = _setting(
        "",
        "What the console calls time zones, as the product's web.config says it:"
        " (-06:00)=(CST)\\|(+01:00)=(CET). Without a name times are shown in UTC.",
        check=zone_names,
        shown="none",
    )

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.data_dir / 'iservice.db'}"

    @property
    def journal(self) -> Path | None:
        """The journal's file, or None for standard error."""
        if self.journal_file == "-":
            return None
        return self.data_dir / (self.journal_file or "journal.jsonl")

    @property
    def max_request_bytes(self) -> int:
        """The largest request body, in bytes."""
        return self.max_request_kb * 1024

    def of_tenant(self, name: str, database_url: str) -> Settings:
        """Return the settings of a tenant, which is a site of its own."""
        folder = self.data_dir / "tenants" / name.lower()
        return replace(self, data_dir=folder, database_url=database_url, master_url="")

    def __repr__(self) -> str:
        """Show the settings with the database password left out."""
        pairs = (f"{name}={value}" for name, value in self.shown().items())
        return f"Settings({', '.join(pairs)})"

    def shown(self) -> dict[str, str]:
        """Return every setting as text that may be printed."""
        values = {setting.name: as_text(getattr(self, setting.name)) for setting in fields(self)}
        values["database_url"] = _PASSWORD_IN_URL.sub(r"\1***@", self.database)
        values["master_url"] = _PASSWORD_IN_URL.sub(r"\1***@", self.master_url)
        return values


SETTINGS = {setting.name: setting for setting in fields(Settings) if setting.metadata}


def reference() -> str:
    """Return the table of all settings, in Markdown."""
    rows = [
        "| Setting | Type | Default | Meaning |",
        "| --- | --- | --- | --- |",
    ]
    for setting in SETTINGS.values():
        default = setting.metadata["shown"] or f"`{as_text(setting.default) or '[]'}`"
        kind = EXPECTED[setting.type]
        rows.append(f"| `{setting.name}` | {kind} | {default} | {setting.metadata['meaning']} |")
    return "\n".join(rows) + "\n"
