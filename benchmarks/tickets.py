"""The rows every server answers with: made once, by rule, the same in each of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROWS = 1000
"""Distinct rows; a longer answer repeats them."""

SUBJECTS = (
    "Printer on floor 3 does not print",
    "Größe der Anlage überschreitet das Limit, bitte prüfen",
    "Re: Invoice 2024-117 <urgent> & unpaid",
    "ログインできません",
    "Cannot open attachment “Übersicht.pdf”",
)


def row(number: int) -> dict[str, Any]:
    """One ticket in the members of svcTickets' TicketInfo, values as JSON has them."""
    return {
        "CustomerEmailAddress": f"customer{number % 97}@example.com",
        "ID": 100_000 + number,
        "IdAgent": number % 13,
        "IdCustomer": 5_000 + number % 97,
        "IdDepartment": 1 + number % 3,
        "IdGroup": 1 + number % 7,
        "IsActive": number % 4 != 0,
        "IsDeleted": False,
        "IsOpen": number % 3 != 0,
        "IsPinnedToAgent": number % 11 == 0,
        "IsSpam": number % 50 == 0,
        "LastReplyDateUtc": f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
        f"T{number % 24:02}:{number % 60:02}:{number * 7 % 60:02}Z",
        "Priority": 1 + number % 4,
        "ReplyCountIn": number % 9,
        "ReplyCountOut": number % 8,
        "RequiresFollowUp": number % 10 == 0,
        "ShowInFollowUpView": number % 20 == 0,
        "Subject": f"{SUBJECTS[number % len(SUBJECTS)]} #{number}",
        "TicketNumber": f"{number * 7919 % 0x1000:03X}-{number * 104_729:08X}-{number:04X}",
    }


def rows() -> list[dict[str, Any]]:
    """All distinct rows."""
    return [row(number) for number in range(ROWS)]


def write(path: Path) -> None:
    """Write the rows as JSON, for servers in other languages."""
    path.write_text(json.dumps(rows()), encoding="utf-8")
