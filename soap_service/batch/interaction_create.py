"""``interaction-create``: interactions of any type are made, also of the past."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from soap_service.batch import cells
from soap_service.batch.columns import Column, Rules
from soap_service.batch.job import Job, errors_of
from soap_service.batch.results import Outcome, State
from soap_service.batch.table import Row

__all__ = ["interaction_create"]

_ID = cells.optional(cells.number)
_RULES = Rules(
    needed={"Type": cells.filled, "SegmentID": cells.number, "TopicID": cells.number},
    optional={
        "ContactID": _ID,
        "InResponseToID": _ID,
        "MailboxID": _ID,
        "AssignToAgentID": _ID,
        "DateUtc": cells.optional(cells.date),
        "Subject": cells.anything,
        "BodyHtml": cells.anything,
        "BodyPlain": cells.anything,
        "Note": cells.anything,
        "AddSubjectRefNum": cells.optional(cells.flag),
    },
    groups=frozenset({"interaction", "case"}),
    any_identifies=True,
)
_NUMBERS = frozenset(
    {"SegmentID", "TopicID", "ContactID", "InResponseToID", "MailboxID", "AssignToAgentID"}
)
_GROUPS = {"interaction": "Properties", "case": "CaseProperties"}


def interaction_create() -> Job:
    """Return the job that makes an interaction for each row."""
    return Job(
        "interaction-create",
        _RULES,
        "InteractionCreate",
        lambda columns, row: {"interaction": _interaction(columns, row)},
        _outcome,
    )


def _interaction(columns: Sequence[Column], row: Row) -> dict[str, Any]:
    """Return the contract's InteractionInput; empty cells say nothing."""
    interaction: dict[str, Any] = {"AddSubjectRefNum": False}
    for column, cell in zip(columns, row.cells, strict=True):
        if not cell.strip():
            continue
        if column.group in _GROUPS:
            values = interaction.setdefault(_GROUPS[column.group], {"PropertyInput": []})
            _add(values["PropertyInput"], column, cell)
        else:
            name = "ContactLogin" if column.group == "login" else column.name
            interaction[name] = _value(column.name, cell)
    return interaction


def _add(inputs: list[dict[str, Any]], column: Column, cell: str) -> None:
    """Add a value, beside others of the same property."""
    number = int(column.key)
    known = next((each for each in inputs if each["PropertyID"] == number), None)
    if known is None:
        known = {"PropertyID": number, "Values": {"PropertyValue": []}}
        inputs.append(known)
    known["Values"]["PropertyValue"].append({"Description": column.label, "Value": cell.strip()})


def _value(name: str, cell: str) -> object:
    if name in _NUMBERS:
        return int(cell)
    if name == "DateUtc":
        return cells.read_date(cell)
    return cells.read_flag(cell) if name == "AddSubjectRefNum" else cell


def _outcome(result: Any) -> Outcome:
    if not result.Success:
        return Outcome(State.FAILED, message=errors_of(result))
    return Outcome(State.SUCCEEDED, interaction_id=result.InteractionID)
