"""Several processes write at once: no number twice, no ticket lost, nobody turned away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from compat_tests.services.world import World
from db.models.smartertrack import Ticket, TicketEventLog, TicketMessage

PROJECT = Path(__file__).resolve().parents[2]
PROCESSES, TICKETS = 4, 40


def start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "compat_tests.services.hammer", str(folder), str(TICKETS)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def test_processes_create_tickets_side_by_side(world: World, tmp_path: Path) -> None:
    processes = [start(tmp_path) for _ in range(PROCESSES)]
    printed = [line for each in processes for line in each.communicate(timeout=120)[0].split()]
    assert [each.returncode for each in processes] == [0] * PROCESSES
    assert len(set(printed)) == PROCESSES * TICKETS
    stored = [row[0] for row in world.rows(select(Ticket.ticket_number))]
    assert sorted(stored) == sorted(printed)
    for table in (TicketMessage, TicketEventLog):
        assert world.rows(select(func.count()).select_from(table)) == [(PROCESSES * TICKETS,)]
