"""The console in the product's own form: ``-nogui SERVER MASTER_DB USER PASSWORD``.

It applies pending updates to the master and all tenants and does nothing else. SERVER is
``HOST[:PORT]`` or ``HOST,PORT``; for SQLite the folder of the files. What kind of database it is
says the setting ``master_url``; without it, SQL Server.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import URL, make_url

from db import DatabaseError
from soap_service.config import ConfigError, load_settings
from soap_service.console.masters import update_all
from soap_service.console.output import Output

__all__ = ["run_product_form"]

_USAGE = "usage: iservice.asmx.py -nogui SERVER MASTER_DB USER PASSWORD"
_SQL_SERVER = "mssql+pyodbc://"
_PARALLEL = 4
_SERVER = re.compile(r"(?P<host>.+?)(?:[:,](?P<port>\d{1,5}))?")


def run_product_form(
    arguments: Sequence[str], environ: Mapping[str, str], data_dir: Path = Path("var")
) -> int:
    """Update everything and return 0, or 1 with the reason on standard error."""
    try:
        if len(arguments) != len(_USAGE.split()) - 2:
            raise ConfigError(_USAGE)
        settings = load_settings(data_dir, None, environ)
        url = _url(settings.master_url or _SQL_SERVER, *arguments[1:])
        rows = update_all(url, _PARALLEL, Output(settings))
    except (ConfigError, DatabaseError) as error:
        print(f"iservice.asmx.py: {error}", file=sys.stderr)
        return 1
    failed = [f"{row['name']}: {row['error']}" for row in rows if row["error"]]
    print("\n".join(failed), end="\n" if failed else "", file=sys.stderr)
    return int(bool(failed))


def _url(configured: str, server: str, database: str, user: str, password: str) -> str:
    """Return the URL of the master; driver and options are those that are configured."""
    known = make_url(configured)
    if known.get_backend_name() == "sqlite":
        path = Path(os.path.expanduser(server)) / f"{database}.db"
        return known.set(database=str(path)).render_as_string(hide_password=False)
    found = _SERVER.fullmatch(server)
    if found is None:
        raise ConfigError(_USAGE)
    port = int(found["port"]) if found["port"] else None
    return URL.create(
        known.drivername, user, password, found["host"], port, database, known.query
    ).render_as_string(hide_password=False)
