"""MySQL and MariaDB, by PyMySQL unless the URL names another driver.

Every session is strict, so that a value that does not fit is refused instead of cut, and reads
what is committed, as on SQL Server.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, event

from db.dialects.common import LOCK_SECONDS, LOGIN_SECONDS, STATEMENT_SECONDS

CHARACTER_SET = "utf8mb4"
COLLATION = "utf8mb4_unicode_520_ci"
"""Of databases that we make: any case is the same, and MySQL and MariaDB both know it."""

_DRIVERS_OF_ONE_KIND = ("pymysql", "mysqldb")
_SESSION = (
    "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"
    f", innodb_lock_wait_timeout = {LOCK_SECONDS}"
)


def address(url: URL) -> URL:
    """Return the URL with a driver."""
    if "+" in url.drivername:
        return url
    return url.set(drivername=f"{url.drivername}+pymysql")


def options(url: URL) -> dict[str, Any]:
    """Return the arguments of the engine."""
    options: dict[str, Any] = {"isolation_level": "READ COMMITTED"}
    if url.get_driver_name() in _DRIVERS_OF_ONE_KIND:
        options["connect_args"] = {
            "charset": CHARACTER_SET,
            "connect_timeout": LOGIN_SECONDS,
            # PyMySQL waits so long for the greeting, too; see below.
            "read_timeout": LOGIN_SECONDS if _is_pymysql(url) else STATEMENT_SECONDS,
            "write_timeout": STATEMENT_SECONDS,
        }
    return options


def prepare(engine: Engine) -> None:
    """Configure each connection."""
    event.listen(engine, "connect", _configure)
    if _is_pymysql(engine.url):
        event.listen(engine, "connect", _give_statements_time)


def _is_pymysql(url: URL) -> bool:
    return url.get_driver_name() == "pymysql"


def _give_statements_time(connection: Any, _record: object) -> None:
    connection._read_timeout = STATEMENT_SECONDS


def _configure(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(_SESSION)
    cursor.close()
