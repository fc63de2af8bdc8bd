"""Prepaid tickets: who has how many left, in an SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS balances (
    payer TEXT PRIMARY KEY,
    tickets INTEGER NOT NULL CHECK (tickets >= 0)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS charges (
    payer TEXT NOT NULL,
    ticket_number TEXT NOT NULL,
    charged_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (payer, ticket_number)
) WITHOUT ROWID;
"""
_WAIT_S = 5.0


class Balances:
    """The balances of all payers, for any number of threads and processes.

    A payer is a user name or an e-mail address, in any case. Raises sqlite3.Error.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._transaction() as connection:
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)

    def deposit(self, payer: str, tickets: int) -> None:
        """Add tickets to a balance."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO balances VALUES (?, ?)"
                " ON CONFLICT (payer) DO UPDATE SET tickets = tickets + excluded.tickets",
                (payer.casefold(), tickets),
            )

    def charge(self, payer: str, ticket_number: str) -> int | None:
        """Take one ticket off a balance and return what is left, None when nothing was there.

        A ticket that was charged already costs nothing more, however often it is asked for.
        """
        payer = payer.casefold()
        with self._transaction() as connection:
            key = (payer, ticket_number)
            charged = connection.execute(
                "SELECT 1 FROM charges WHERE payer = ? AND ticket_number = ?", key
            ).fetchone()
            if charged is None:
                taken = connection.execute(
                    "UPDATE balances SET tickets = tickets - 1 WHERE payer = ? AND tickets > 0",
                    (payer,),
                )
                if taken.rowcount == 0:
                    return None
                connection.execute("INSERT INTO charges (payer, ticket_number) VALUES (?, ?)", key)
            return _left(connection, payer)

    def left(self, payer: str) -> int:
        """Return how many tickets somebody has left; 0 for a payer nobody knows."""
        with self._transaction() as connection:
            return _left(connection, payer.casefold())

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()  # Rolls back what was not committed.


def _left(connection: sqlite3.Connection, payer: str) -> int:
    row = connection.execute("SELECT tickets FROM balances WHERE payer = ?", (payer,)).fetchone()
    return int(row[0]) if row else 0
