"""Another instance that tickets can be transferred to."""

import sqlite3
from contextlib import closing

from compat_tests.serving import Server

_INSERT = """
    INSERT INTO "st_TransferServers" ("BaseUrl", "UserName", "Password", "PasswordFormat", "Name")
    VALUES (?, ?, ?, 0, 'Other instance')
"""


def add_transfer_server(server: Server, other: Server) -> int:
    """Make another server known to one with a database of its own; return the id it got.

    No operation does that: an operator enters it.
    """
    admin = other.demo["admin"]
    row = (other.url, admin["username"], admin["password"])
    with closing(sqlite3.connect(server.data_dir / "iservice.db", timeout=30)) as database:
        number = database.execute(_INSERT, row).lastrowid
        database.commit()
    assert number
    return number
