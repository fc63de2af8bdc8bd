"""The columns of batches: what their headers say, and what a row says under them.

``contact-login`` or ``contact-Login (email)``, ``contact-(label)NAME``, ``interaction-(label)ID``,
and the columns of the interaction that is made for each row. Those of Agent Emails are documented;
those of notes and tickets are ours, after the same pattern (known difference I30).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_ARGUMENT
from soap_service.services.iservice.errors import BAD_COLUMN, MISSING_COLUMN, WRONG_WIDTH

_PROPERTY = re.compile(r"(contact|interaction)-(?:\(([^)]*)\))?(.+)", re.IGNORECASE | re.DOTALL)
_LOGINS = frozenset({"login", "login (email)"})
_TRUE, _FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no", ""})
_INT_LIMIT = 2**31

NEEDED: Mapping[str, tuple[str, ...]] = {
    "None": (),
    "AgentEmail": (
        "emailtopicid",
        "emailbody",
        "emailsegmentid",
        "emailmailboxid",
        "emailsubject",
        "emailaddress",
    ),
    "Note": ("notetopicid", "notebody", "notesegmentid", "notesubject"),
    "Ticket": ("tickettopicid", "ticketbody", "ticketsegmentid", "ticketsubject"),
    "Form": (),
}
"""The columns that each action needs, in lower case."""

OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "None": (),
    "AgentEmail": ("addref", "emailnote"),
    "Note": ("noteprivate",),
    "Ticket": ("tickettype", "ticketagentid"),
    "Form": ("subject", "body"),
}


class PropertyColumn(NamedTuple):
    """A column of property values: its place, the property's name or id, and the label."""

    place: int
    name: str
    label: str | None


class Columns(NamedTuple):
    """Where in a row each thing stands."""

    width: int
    login: int | None
    contact: Sequence[PropertyColumn]
    interaction: Sequence[PropertyColumn]
    own: Mapping[str, int]
    is_login_first: bool


def read_columns(headers: Iterable[str | None] | None, action: str) -> Columns:
    """Return what headers say, for an action. Raises ServiceError."""
    names = [(name or "").strip() for name in headers or ()]
    known = {*NEEDED[action], *OPTIONAL[action]}
    login: int | None = None
    contact: list[PropertyColumn] = []
    interaction: list[PropertyColumn] = []
    own: dict[str, int] = {}
    for index, name in enumerate(names):
        match = _PROPERTY.fullmatch(name)
        if match is None:
            own[_known(name, known)] = index
        elif match[1].lower() == "interaction":
            interaction.append(PropertyColumn(index, match[3].strip(), match[2]))
        elif match[3].strip().lower() in _LOGINS and match[2] is None:
            login = index
        else:
            contact.append(PropertyColumn(index, match[3].strip(), match[2]))
    for needed in NEEDED[action]:
        if needed not in own:
            raise ServiceError(MISSING_COLUMN, column=needed)
    first = min((column.place for column in contact), default=len(names))
    if login is None and not contact:
        raise ServiceError(MISSING_COLUMN, column="contact-login")
    return Columns(
        len(names), login, contact, interaction, own, login is not None and login < first
    )


def _known(name: str, known: set[str]) -> str:
    if name.lower() not in known:
        raise ServiceError(BAD_COLUMN, column=name)
    return name.lower()


class Cells:
    """The values of a row, found by column."""

    def __init__(self, columns: Columns, values: Iterable[str | None] | None) -> None:
        self._values = [value or "" for value in values or ()]
        self._own = columns.own
        if len(self._values) != columns.width:
            raise ServiceError(WRONG_WIDTH, got=len(self._values), wanted=columns.width)

    def at(self, index: int) -> str:
        """Return the value at a place."""
        return self._values[index].strip()

    def text(self, name: str) -> str:
        """Return the value of a column of the action; empty when there is none."""
        return self._values[self._own[name]] if name in self._own else ""

    def number(self, name: str) -> int:
        """Return a value that must be an id. Raises ServiceError."""
        text = self.text(name).strip()
        if not text.isdecimal() or int(text) >= _INT_LIMIT:
            raise ServiceError(BAD_ARGUMENT, name=name, value=text)
        return int(text)

    def optional_number(self, name: str) -> int | None:
        """Return a value that must be an id, or nothing. Raises ServiceError."""
        return self.number(name) if self.text(name).strip() else None

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a value that must be true or false, the default without one."""
        word = self.text(name).strip().lower()
        if not word:
            return default
        if word not in _TRUE | _FALSE:
            raise ServiceError(BAD_ARGUMENT, name=name, value=word)
        return word in _TRUE
