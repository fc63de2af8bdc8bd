"""The columns of a file: which there must be, which there may be, and what their cells say.

Headers are found in any case and sent as they are documented. ``contact-login`` or
``contact-Login (email)``, ``contact-(description)DISPLAY NAME``, ``interaction-(description)ID``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from soap_service.batch import cells
from soap_service.batch.cells import Check
from soap_service.batch.exceptions import BadInput
from soap_service.batch.table import Row, Table

__all__ = ["Column", "Rules", "check_rows", "read_columns"]

_PROPERTY = re.compile(r"(contact|interaction|case)-(?:\(([^)]*)\))?(.+)", re.IGNORECASE)
_LOGINS = ("login", "login (email)")
_LOGIN = "contact-login"
_CONTACT_ID = "ContactID"


class Column(NamedTuple):
    """A column: its header as it is sent, and the check of its cells.

    ``group`` is contact, interaction or case for a column of a property's values, and then
    ``label`` and ``key`` are the property's; the login is of the group login.
    """

    name: str
    check: Check
    group: str = ""
    label: str | None = None
    key: str = ""


class Rules(NamedTuple):
    """Columns by their documented names, and the groups of property columns there may be.

    ``login`` checks the login, which must be there when ``needs_login``. The first column of the
    contact must say which one it is, or ``any_identifies``.
    """

    needed: Mapping[str, Check]
    optional: Mapping[str, Check]
    groups: frozenset[str]
    login: Check = cells.anything
    needs_login: bool = False
    any_identifies: bool = False


def read_columns(headers: Sequence[str], rules: Rules) -> list[Column]:
    """Return what headers say. Raises BadInput with all that are unknown, missing or twice."""
    columns: list[Column] = []
    problems: list[str] = []
    for header in headers:
        column = _column(header, rules)
        if column is None:
            problems.append(f"header {header or '(empty)'}: unknown. Known are {_known(rules)}.")
        elif column.group in ("", "login") and column.name in {each.name for each in columns}:
            problems.append(f"header {header}: it is there twice.")
        else:
            columns.append(column)
    problems.extend(_missing(columns, rules))
    if problems:
        raise BadInput(problems)
    return columns


def check_rows(table: Table, columns: Sequence[Column], rules: Rules) -> list[str]:
    """Return a line for each cell that does not fit its column, and each row without a contact."""
    places = [i for i, column in enumerate(columns) if _is_identity(column)]
    identity = places if rules.any_identifies else places[:1]
    return [
        f"row {row.number}: {problem}."
        for row in table.rows
        for problem in _check_row(row, columns, identity)
    ]


def _check_row(row: Row, columns: Sequence[Column], identity: Sequence[int]) -> Iterator[str]:
    if not any(row.cells[place].strip() for place in identity):
        yield f"{' or '.join(columns[place].name for place in identity)} must say who it is"
    for column, cell in zip(columns, row.cells, strict=True):
        found = column.check(cell)
        if found:
            yield f"{column.name} {found}"


def _is_identity(column: Column) -> bool:
    return column.group in ("login", "contact") or column.name == _CONTACT_ID


def _column(header: str, rules: Rules) -> Column | None:
    own = {**rules.needed, **rules.optional}
    for name, check in own.items():
        if name.lower() == header.lower():
            return Column(name, check)
    match = _PROPERTY.fullmatch(header)
    if match is None:
        return None
    group, label, key = match[1].lower(), match[2], match[3].strip()
    if group == "contact" and label is None and key.lower() in _LOGINS:
        return Column(_LOGIN, rules.login, "login")
    if not key or group not in rules.groups or (group != "contact" and cells.number(key)):
        return None
    prefix = group if label is None else f"{group}-({label})"
    name = f"{prefix}-{key}" if label is None else f"{prefix}{key}"
    return Column(name, cells.anything, group, label, key)


def _missing(columns: Sequence[Column], rules: Rules) -> Iterator[str]:
    names = {column.name for column in columns}
    wanted = [*rules.needed, *([_LOGIN] if rules.needs_login else [])]
    yield from (f"header {name}: missing." for name in wanted if name not in names)
    if not rules.needs_login and not any(map(_is_identity, columns)):
        yield f"header {_LOGIN}, or another of a contact: missing."


def _known(rules: Rules) -> str:
    patterns = {"contact": "NAME", "interaction": "ID", "case": "ID"}
    groups = (f"{each}-(description){patterns[each]}" for each in sorted(rules.groups))
    return ", ".join((_LOGIN, *rules.needed, *rules.optional, *groups))
