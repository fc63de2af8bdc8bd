"""A data folder with demo data and any number of tickets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.calls import Credentials
from benchmarks.tickets import SUBJECTS
from db import open_engine
from db.models.smartertrack import Ticket
from soap_service.demo import ensure_demo

_BLOCK = 10_000
_FIRST = datetime(2024, 1, 1)


def database_of(folder: Path) -> str:
    """Return the URL of the folder's database."""
    return f"sqlite:///{folder}/iservice.db"


def prepare(folder: Path) -> Credentials:
    """Make the demo data in a folder and return an administrator's credentials."""
    admin = ensure_demo(folder, database_of(folder), "http://127.0.0.1")["admin"]
    return admin["username"], admin["password"]


def add_tickets(folder: Path, count: int, address: str = "") -> None:
    """Add tickets by plain inserts; without an address each of 97 customers writes in turn."""
    engine = open_engine(database_of(folder))
    with engine.begin() as connection:
        for start in range(0, count, _BLOCK):
            rows = list(_rows(range(start, min(start + _BLOCK, count)), address))
            connection.execute(insert(Ticket.__table__), rows)  # type: ignore[arg-type]
    engine.dispose()


def _rows(numbers: range, address: str) -> Iterator[dict[str, Any]]:
    for number in numbers:
        moment = _FIRST + timedelta(minutes=number)
        yield {
            "TicketNumber": f"{'BE0' if address else 'BE1'}-{number:08X}-{number & 0xFFFF:04X}",
            "DateOpenedUTC": moment,
            "IdleStartTimeUTC": moment,
            "TicketPriorityID": 1 + number % 4,
            "TicketStatusID": 1 + number % 4,
            "DepartmentID": 1,
            "GroupID": 1 + number % 2,
            "UserID": 3 + number % 4,
            "Subject": f"{SUBJECTS[number % len(SUBJECTS)]} #{number}",
            "CustomerEmailAddress": address or f"customer{number % 97}@example.com",
            "ReplyCountIn": number % 9,
        }
