"""Settings from the product's ``web.config``.

Public guides tell that the connection to the databases and the names of time zones stand there, not
under which names. Connection strings are therefore recognised by what they hold, the names of time
zones by their form ``(-06:00)=(CST)|...``; ``maxRequestLength`` is ASP.NET's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote
from xml.parsers import expat

__all__ = ["WebConfigError", "is_web_config", "read_web_config"]

_MAX_BYTES = 1024 * 1024
_ZONES = re.compile(r"\(([+-]\d\d:\d\d)\)=\(([^()|]+)\)(?:\||$)")
_ALL_ZONES = re.compile(rf"(?:{_ZONES.pattern})+")
_SERVER = ("server", "data source", "datasource", "host", "address", "addr")
_DATABASE = ("database", "initial catalog")
_USER = ("user id", "uid", "user", "username")
_PASSWORD = ("password", "pwd")
_OPTIONS = {
    "Trusted_Connection=yes": ("trusted_connection", "integrated security"),
    "TrustServerCertificate=yes": ("trustservercertificate", "trust server certificate"),
}
_YES = ("true", "yes", "sspi")
_MYSQL = re.compile("mysql|mariadb", re.IGNORECASE)
_MYSQL_PORT = "port"

_Element = tuple[tuple[str, ...], Mapping[str, str]]


class WebConfigError(ValueError):
    """Raised for a file that is no ``web.config`` that can be read; the text says why."""


def is_web_config(path: Path) -> bool:
    """Tell by its name whether a file is one of ASP.NET's."""
    return path.suffix.lower() == ".config"


def read_web_config(document: bytes) -> dict[str, Any]:
    """Return the settings that a ``web.config`` holds, by our names.

    Raises WebConfigError, also for a document type, which no such file has.
    """
    settings: dict[str, Any] = {}
    for path, attributes in _elements(document):
        if path[-1] == "httpRuntime" and attributes.get("maxRequestLength", "").isdecimal():
            settings.setdefault("max_request_kb", int(attributes["maxRequestLength"]))
        for value in attributes.values():
            if _ALL_ZONES.fullmatch(value.strip()):
                settings.setdefault("time_zone_names", value.strip())
        connection = _connection(attributes)
        if connection:
            settings.setdefault("master_url", connection)
    return settings


def _elements(document: bytes) -> Iterator[_Element]:
    """Return the elements of a document, each with the path of its names."""
    if len(document) > _MAX_BYTES:
        raise WebConfigError("the file is too large")
    path: list[str] = []
    found: list[_Element] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name)
        found.append((tuple(path), attributes))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: path.pop()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        raise WebConfigError(f"no XML: {error}") from error
    return iter(found)


def _refuse(*_: object) -> NoReturn:
    raise WebConfigError("a document type is not read")


def _connection(attributes: Mapping[str, str]) -> str | None:
    """Return the URL of a connection string among the attributes of an element."""
    for text in attributes.values():
        parts = _parts(text)
        server, database = _first(parts, _SERVER), _first(parts, _DATABASE)
        if server and database:
            is_mysql = bool(_MYSQL.search(attributes.get("providerName", ""))) or (
                _MYSQL_PORT in parts
            )
            return _url(parts, server, database, is_mysql=is_mysql)
    return None


def _parts(text: str) -> dict[str, str]:
    """Return the parts of ``Key=Value;Key="Value"``, keys in lower case."""
    pairs = (part.partition("=") for part in re.findall(r"(?:\"[^\"]*\"|'[^']*'|[^;])+", text))
    return {key.strip().lower(): _unquoted(value.strip()) for key, equals, value in pairs if equals}


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _first(parts: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((parts[name] for name in names if parts.get(name)), "")


def _url(parts: Mapping[str, str], server: str, database: str, *, is_mysql: bool) -> str:
    host, _, port = server.removeprefix("tcp:").partition(",")
    host = {"(local)": "localhost", ".": "localhost"}.get(host, host)
    port = port or parts.get(_MYSQL_PORT, "")
    place = f"{host}:{port}" if port else host
    user, password = _first(parts, _USER), _first(parts, _PASSWORD)
    account = f"{quote(user, safe='')}:{quote(password, safe='')}@" if user else ""
    driver = "mysql+pymysql" if is_mysql else "mssql+pyodbc"
    options = [
        option
        for option, keys in _OPTIONS.items()
        if not is_mysql and _first(parts, keys).lower() in _YES
    ]
    query = f"?{'&'.join(options)}" if options else ""
    return f"{driver}://{account}{place}/{quote(database, safe='')}{query}"
