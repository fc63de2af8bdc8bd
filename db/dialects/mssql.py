"""SQL Server, by pyodbc with Microsoft's driver or FreeTDS, or by mssql-python.

FreeTDS needs help: it takes the port only as a key of its own, encrypts only when told so, refuses
sized long text, and reports a broken connection as an unknown error. Bulk parameters
(``fast_executemany``), with which it crashes, stay off everywhere.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import ExceptionContext

from db.dialects.common import LOCK_SECONDS, LOGIN_SECONDS, STATEMENT_SECONDS

_MICROSOFT_DRIVER = "ODBC Driver 18 for SQL Server"
_FREETDS_KEYS = {"TDS_Version": "7.4", "Encryption": "require"}
_SESSION = f"SET LOCK_TIMEOUT {LOCK_SECONDS * 1000}"


def address(url: URL) -> URL:
    """Return the URL with a driver and what that driver needs; keys that are given stay."""
    if url.get_driver_name() != "pyodbc" or "odbc_connect" in url.query:
        return url
    if is_freetds(url):
        return _with_defaults(_port_as_key(url), _FREETDS_KEYS)
    return _with_defaults(url, {"driver": _MICROSOFT_DRIVER, "LongAsMax": "Yes"})


def is_freetds(url: URL) -> bool:
    """Tell whether a URL names FreeTDS as its driver."""
    named = f"{url.query.get('driver', '')}{url.query.get('odbc_connect', '')}"
    return "freetds" in named.lower() or "tdsodbc" in named.lower()


def _port_as_key(url: URL) -> URL:
    if url.port is None:
        return url
    query = {"port": str(url.port), **url.query}
    return URL.create(
        url.drivername, url.username, url.password, url.host, None, url.database, query
    )


def _with_defaults(url: URL, defaults: dict[str, str]) -> URL:
    given = {key.lower() for key in url.query}
    missing = {key: value for key, value in defaults.items() if key.lower() not in given}
    return url.update_query_dict(missing)


def options(url: URL) -> dict[str, Any]:
    """Return the arguments of the engine."""
    if url.get_driver_name() != "pyodbc":
        return {}
    return {
        "use_setinputsizes": not is_freetds(url),
        "connect_args": {"timeout": LOGIN_SECONDS},
    }


def prepare(engine: Engine) -> None:
    """Configure each connection, and recognise broken ones."""
    if engine.driver == "pyodbc":
        _switch_off_driver_pooling(engine)
    event.listen(engine, "connect", _configure)
    if is_freetds(engine.url):
        event.listen(engine, "handle_error", mark_lost_connection)


def _switch_off_driver_pooling(engine: Engine) -> None:
    """The engine has a pool; two on top of each other hide broken connections."""
    driver: Any = engine.dialect.dbapi
    driver.pooling = False


def _configure(connection: Any, _record: object) -> None:
    connection.timeout = STATEMENT_SECONDS
    cursor = connection.cursor()
    cursor.execute(_SESSION)
    cursor.close()
    connection.commit()


def mark_lost_connection(context: ExceptionContext) -> None:
    """Tell the pool that FreeTDS's unknown error (HY000) means a broken connection."""
    arguments = getattr(context.original_exception, "args", ())
    if arguments and arguments[0] == "HY000":
        context.is_disconnect = True
