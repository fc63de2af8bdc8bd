"""Settings: defaults, then a TOML file, then ``ISERVICE_*`` variables, then the command line.

Every source is checked before anything starts; what is unknown, of the wrong type or out of range
raises ConfigError, which names the setting, where it was said and what is expected instead.
"""

from __future__ import annotations

import ipaddress
import re
import tomllib
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from soap_service.web_config import WebConfigError, is_web_config, read_web_config

__all__ = ["ENV_PREFIX", "ConfigError", "Settings", "load_settings", "reference", "split_bind"]

ENV_PREFIX = "ISERVICE_"
_WSDL_DIR = Path(__file__).resolve().parent.parent / "wsdl"
_PASSWORD_IN_URL = re.compile(r"(://[^:/@\s]*:)[^@/\s]*@")
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})

_SECRET_URLS = ("database_url", "master_url")

NamedPath = tuple[str, Path]

Check = Callable[[Any], str | None]
"""Looks at a value of the right type; returns what is expected instead, or None."""


class ConfigError(Exception):
    """Raised for a setting that cannot be used; the message is written for the operator."""


def split_bind(bind: str) -> tuple[str, int]:
    """Split ``HOST:PORT`` or ``[IPv6]:PORT``; port 0 asks the system for a free one.

    Raises ConfigError when it is neither.
    """
    host, _, port = bind.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ConfigError(f"bind: {bind!r} is not HOST:PORT")
    return host, int(port)


def _at_least(least: float) -> Check:
    return lambda value: None if value >= least else f"{least} or more"


def _between(least: float, most: float) -> Check:
    return lambda value: None if least <= value <= most else f"from {least} to {most}"


def _one_of(*choices: str) -> Check:
    return lambda value: None if value in choices else "one of " + ", ".join(choices)


def _networks(value: tuple[str, ...]) -> str | None:
    try:
        for network in value:
            ipaddress.ip_network(network, strict=False)
    except ValueError:
        return "addresses or CIDR networks"
    return None


def _address(value: str) -> str | None:
    try:
        split_bind(value)
    except ConfigError:
        return "HOST:PORT"
    return None


def _zone(value: str) -> str | None:
    known = not value or value in zoneinfo.available_timezones()
    return None if known else "a name of the IANA time zone database, such as Europe/Berlin"


_ZONE_NAMES = re.compile(r"(?:\([+-]\d\d:\d\d\)=\([^()|]+\)(?:\||$))*")


def _zone_names(value: str) -> str | None:
    return None if _ZONE_NAMES.fullmatch(value) else "(-06:00)=(CST)|(+01:00)=(CET)|..."


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
        100, "Tenants whose databases a process keeps open.", check=_at_least(1)
    )
    tenant_threads: int = _setting(
        0,
        "Threads of a process that the calls for one host name may hold where there are tenants; 0:"
        " half of them.",
        check=_at_least(0),
    )
    bind: str = _setting(
        "127.0.0.1:8080", "HOST:PORT to listen on; port 0 takes a free one.", check=_address
    )
    workers: int = _setting(2, "Processes that answer calls.", check=_at_least(1))
    threads: int = _setting(8, "Calls a process answers at a time.", check=_at_least(1))
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
        16384, "Largest request body, in KiB; the product shipped with this.", check=_at_least(1)
    )
    max_depth: int = _setting(64, "Deepest nesting of a request's XML.", check=_at_least(8))
    max_elements: int = _setting(500_000, "Most elements in a request.", check=_at_least(16))
    max_attributes: int = _setting(64, "Most attributes of one element.", check=_at_least(8))
    header_timeout_s: float = _setting(
        15.0,
        "Seconds from the first byte of a request to the end of its headers.",
        check=_at_least(0.1),
    )
    body_timeout_s: float = _setting(
        60.0,
        "Seconds a request body may take to arrive, and a client to take one block of the answer.",
        check=_at_least(0.1),
    )
    keep_alive_s: int = _setting(
        120,
        "Seconds an idle connection stays open; .NET clients reuse theirs for 100.",
        check=_at_least(0),
    )
    stop_timeout_s: int = _setting(
        30,
        "Seconds that calls in progress get to finish when the server stops.",
        check=_at_least(0),
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
        check=_one_of("On", "Off", "RemoteOnly"),
    )
    aspnet_version: bool = _setting(True, "Send X-AspNet-Version: 4.0.30319.")
    trusted_proxies: tuple[str, ...] = _setting(
        (), "Addresses or networks whose X-Forwarded-* headers are believed.", check=_networks
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
        check=_at_least(0),
    )
    lockout_seconds: int = _setting(
        60,
        "Seconds an account is locked; doubled with each further failure, up to an hour.",
        check=_between(1, 3600),
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
        check=_between(0.5, 300),
    )
    events_parallel: int = _setting(
        8, "Events told at a time, each of another ticket.", check=_between(1, 100)
    )
    events_retry_start_s: float = _setting(
        5.0, "Seconds before an event that could not be told is told again.", check=_at_least(0)
    )
    events_retry_factor: float = _setting(
        2.0, "How many times longer each further wait is.", check=_between(1, 10)
    )
    events_retry_max_interval_s: float = _setting(
        1800.0, "Longest wait, in seconds.", check=_at_least(0)
    )
    events_retry_max_count: int = _setting(
        0, "Attempts after which an event is parked; 0: any number.", check=_at_least(0)
    )
    events_retry_max_period_s: float = _setting(
        86400.0, "Seconds after the first attempt from which it is parked.", check=_at_least(0)
    )
    events_retry_floor_s: float = _setting(1.0, "Shortest wait, in seconds.", check=_at_least(0.01))
    events_kept_days: float = _setting(
        7.0, "Days that events stay in the outbox after they were told.", check=_at_least(0)
    )
    follow_up_due_event: int = _setting(
        902001,
        "The event type told when a follow-up is due: the product's own number of it was never"
        " published. 0 tells nothing.",
        check=_at_least(0),
    )
    time_zone: str = _setting(
        "", "Zone of local dates and times.", check=_zone, shown="the system's"
    )
    time_zone_names: str = _setting(
        "",
        "What the console calls time zones, as the product's web.config says it:"
        " (-06:00)=(CST)\\|(+01:00)=(CET). Without a name times are shown in UTC.",
        check=_zone_names,
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
        values = {setting.name: _text(getattr(self, setting.name)) for setting in fields(self)}
        values["database_url"] = _PASSWORD_IN_URL.sub(r"\1***@", self.database)
        values["master_url"] = _PASSWORD_IN_URL.sub(r"\1***@", self.master_url)
        return values


def load_settings(
    data_dir: Path,
    config: Path | None = None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    """Read the settings of the server whose data is in ``data_dir``.

    ``config`` is a TOML file, or a ``web.config`` of the product's, that must exist; without it
    ``data_dir/config.toml`` is read if it is there. ``environ`` is the environment. ``overrides``
    come from the command line, already of the right type; None means not given. Raises
    ConfigError.
    """
    data_dir = data_dir.resolve()
    values = _read_file(config or data_dir / "config.toml", required=config is not None)
    values |= _read_environ(environ or {})
    for name, value in (overrides or {}).items():
        if value is not None:
            values[name] = _checked(_SETTINGS[name], value, "the command line")
    return Settings(data_dir=data_dir, **values)


def reference() -> str:
    """Return the table of all settings, in Markdown."""
    rows = [
        "| Setting | Type | Default | Meaning |",
        "| --- | --- | --- | --- |",
    ]
    for setting in _SETTINGS.values():
        default = setting.metadata["shown"] or f"`{_text(setting.default) or '[]'}`"
        kind = _EXPECTED[setting.type]
        rows.append(f"| `{setting.name}` | {kind} | {default} | {setting.metadata['meaning']} |")
    return "\n".join(rows) + "\n"


def _read_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            document = (read_web_config if is_web_config(path) else _read_toml)(file.read())
    except FileNotFoundError:
        if required:
            raise ConfigError(f"{path}: there is no such file") from None
        return {}
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, WebConfigError) as error:
        raise ConfigError(f"{path}: {error}") from None
    return {
        name: _checked(_known(name, str(path)), _from_toml(name, value, path), str(path))
        for name, value in document.items()
    }


def _read_toml(document: bytes) -> dict[str, Any]:
    return tomllib.loads(document.decode("utf-8"))


def _read_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, text in environ.items():
        if variable.startswith(ENV_PREFIX):
            setting = _known(variable.removeprefix(ENV_PREFIX).lower(), variable)
            value = _from_text(setting, text, variable)
            values[setting.name] = _checked(setting, value, variable)
    return values


def _known(name: str, source: str) -> Field[Any]:
    try:
        return _SETTINGS[name]
    except KeyError:
        known = ", ".join(sorted(_SETTINGS))
        raise ConfigError(f"{source}: unknown setting {name!r}; known are: {known}") from None


def _from_toml(name: str, value: object, path: Path) -> object:
    kind = _known(name, str(path)).type
    if kind == "float" and type(value) is int:
        return float(value)
    if kind == "Path" and isinstance(value, str):
        return path.parent / value
    if kind == "tuple[str, ...]" and isinstance(value, list):
        return tuple(value)
    if kind == "tuple[NamedPath, ...]" and isinstance(value, dict):
        return tuple(_beside(path, *item) for item in value.items())
    return value


def _beside(path: Path, name: str, value: object) -> object:
    return (name, path.parent / value) if isinstance(value, str) else value


def _from_text(setting: Field[Any], text: str, source: str) -> object:
    try:
        return _TEXT_READERS[setting.type](text.strip())
    except ValueError:
        raise _wrong(setting, text, source, _EXPECTED[setting.type]) from None


def _read_bool(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError(text)


def _read_list(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _read_named_paths(text: str) -> tuple[NamedPath, ...]:
    pairs = [item.partition("=") for item in _read_list(text)]
    if not all(name.strip() and path.strip() for name, _, path in pairs):
        raise ValueError(text)
    return tuple((name.strip(), Path(path.strip())) for name, _, path in pairs)


def _is_named_path(value: object) -> bool:
    return isinstance(value, tuple) and isinstance(value[1], Path)


def _checked(setting: Field[Any], value: Any, source: str) -> Any:
    if not _IS_TYPE[setting.type](value):
        raise _wrong(setting, value, source, _EXPECTED[setting.type])
    expected = setting.metadata["check"] and setting.metadata["check"](value)
    if expected:
        raise _wrong(setting, value, source, expected)
    return value


def _wrong(setting: Field[Any], value: object, source: str, expected: str) -> ConfigError:
    said = "" if setting.name in _SECRET_URLS else f", not {value!r}"
    return ConfigError(f"{source}: {setting.name} must be {expected}{said}")


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(_text_of_item, value))
    return str(value)


def _text_of_item(item: str | NamedPath) -> str:
    return item if isinstance(item, str) else f"{item[0]}={item[1]}"


_SETTINGS = {setting.name: setting for setting in fields(Settings) if setting.metadata}

# Annotations are text here: each kind of setting, how it is named, recognised and read.
_EXPECTED: Mapping[Any, str] = {
    "str": "text",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "Path": "a path",
    "tuple[str, ...]": "a list of texts",
    "tuple[NamedPath, ...]": "a table of paths",
}
_IS_TYPE: Mapping[Any, Callable[[object], bool]] = {
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int,
    "float": lambda value: isinstance(value, float),
    "Path": lambda value: isinstance(value, Path),
    "tuple[str, ...]": lambda value: (
        isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    ),
    "tuple[NamedPath, ...]": lambda value: (
        isinstance(value, tuple) and all(map(_is_named_path, value))
    ),
}
_TEXT_READERS: Mapping[Any, Callable[[str], object]] = {
    "str": str,
    "bool": _read_bool,
    "int": int,
    "float": float,
    "Path": Path,
    "tuple[str, ...]": _read_list,
    "tuple[NamedPath, ...]": _read_named_paths,
}
