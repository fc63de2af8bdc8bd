"""Engines: one factory for every database; what differs stands in ``db.dialects``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from db.dialects import mssql, mysql, sqlite
from db.exceptions import ConfigurationError

_DIALECTS: dict[str, ModuleType] = {
    "sqlite": sqlite,
    "mysql": mysql,
    "mariadb": mysql,
    "mssql": mssql,
}
_POOL = {"pool_size": 10, "max_overflow": 40, "pool_timeout": 15.0}
_STALE = {"pool_pre_ping": True, "pool_recycle": 1800}


def open_engine(database_url: str, **options: Any) -> Engine:
    """Return an engine for a database URL of SQLAlchemy; nothing is connected yet.

    ``options`` are further arguments of SQLAlchemy's ``create_engine`` and overrule ours. Raises
    ConfigurationError when the URL cannot be read, its database is not supported or its driver is
    not installed.
    """
    try:
        url, dialect = _read(database_url)
        engine = create_engine(url, **_options(url, dialect) | options)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise ConfigurationError(f"This database URL cannot be used: {error}") from error
    dialect.prepare(engine)
    return engine


def _read(database_url: str) -> tuple[URL, ModuleType]:
    url = make_url(database_url)
    backend = url.get_backend_name()
    if backend not in _DIALECTS:
        known = ", ".join(sorted(_DIALECTS))
        raise ConfigurationError(f"Databases are {known}; {backend} is none of them.")
    dialect = _DIALECTS[backend]
    return dialect.address(url), dialect


def _options(url: URL, dialect: ModuleType) -> dict[str, Any]:
    options: dict[str, Any] = {"hide_parameters": True, **dialect.options(url)}
    if url.get_backend_name() != "sqlite":
        options |= _STALE
    if url.database not in (None, "", ":memory:"):
        options |= _POOL
    return options
