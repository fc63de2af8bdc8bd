"""``batch-utility``: contacts are made or changed, and then perhaps an interaction for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from soap_service.batch import cells
from soap_service.batch.columns import Column, Rules
from soap_service.batch.job import Job, batch_rows, of_batch
from soap_service.batch.table import Row

__all__ = ["ACTIONS", "utility"]

_CONTACT = frozenset({"contact"})
_BOTH = frozenset({"contact", "interaction"})

_RULES: Mapping[str, Rules] = {
    "None": Rules({}, {}, _CONTACT),
    "AgentEmail": Rules(
        {
            "emailtopicID": cells.number,
            "emailbody": cells.filled,
            "emailsegmentID": cells.number,
            "emailmailboxID": cells.number,
            "Emailsubject": cells.filled,
            "Emailaddress": cells.address,
        },
        {"AddRef": cells.optional(cells.flag), "Emailnote": cells.anything},
        _BOTH,
    ),
    "Note": Rules(
        {
            "notetopicID": cells.number,
            "notebody": cells.filled,
            "notesegmentID": cells.number,
            "notesubject": cells.filled,
        },
        {"noteprivate": cells.optional(cells.flag)},
        _BOTH,
    ),
    "Ticket": Rules(
        {
            "tickettopicID": cells.number,
            "ticketbody": cells.filled,
            "ticketsegmentID": cells.number,
            "ticketsubject": cells.filled,
        },
        {
            "tickettype": cells.optional(cells.number),
            "ticketagentID": cells.optional(cells.number),
        },
        _BOTH,
    ),
}

ACTIONS: Mapping[str, str] = {
    "none": "None",
    "agent-email": "AgentEmail",
    "note": "Note",
    "ticket": "Ticket",
}
"""What is made for each row, by its name on the command line."""


def utility(action: str) -> Job:
    """Return the job that does an action, a value of ACTIONS, for each row."""

    def arguments(columns: Sequence[Column], rows: Iterable[Row]) -> Mapping[str, Any]:
        return {**batch_rows(columns, rows), "rowAction": action}

    return Job(
        f"batch-utility {action}",
        _RULES[action],
        "BatchUtilityRun",
        lambda columns, row: arguments(columns, [row]),
        of_batch,
        check=arguments,
    )
