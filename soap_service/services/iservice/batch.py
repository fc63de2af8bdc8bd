"""Batches: each row makes or changes a contact, and then perhaps an interaction.

Rows stand alone: one that fails leaves nothing behind, and does not undo the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import func, select

from db.models.iservice import (
    Contact,
    ContactPropertyValue,
    Form,
    InteractionType,
    Property,
    PropertyKind,
    Response,
    Status,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import creation
from soap_service.services.iservice.batch_columns import (
    Cells,
    Columns,
    PropertyColumn,
    read_columns,
)
from soap_service.services.iservice.contacts import (
    Wanted,
    add_contact,
    change_contact,
    join_segments,
    lock_contact,
    segments_of,
)
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    FORM_NOT_FOUND,
    RESPONSE_NOT_FOUND,
    TOO_MANY,
)
from soap_service.services.iservice.interactions import NewInteraction, add_interaction
from soap_service.services.iservice.logins import (
    EMAIL,
    addresses_of,
    find_login,
    is_address,
    logins_of,
    replace_logins,
)
from soap_service.services.iservice.properties import read_changes
from soap_service.services.iservice.segments import choose_topic, find_segment
from soap_service.services.iservice.types import (
    AgentEmailInput,
    BatchResult,
    BatchRow,
    BatchRowResult,
    NoteInput,
    PropertyInput,
    PropertyValue,
    TicketInput,
)
from soap_service.services.iservice.visibility import sees_contacts

MOST_ROWS = 500
_STOCK = re.compile(r"\$stock(\d{1,9})(?:\"[^\"]*\")?\$", re.IGNORECASE)
_AGENT_TICKET = 5

Make = Callable[[Desk, Columns, Cells, Contact], int | None]


class Plan(NamedTuple):
    """What becomes of each row: its columns, the segments of new contacts, and what is made."""

    columns: Columns
    segment_ids: frozenset[int]
    make: Make


class _DryRun(Exception):
    """Raised to undo a row that was only to be checked."""


def plan_utility(desk: Desk, headers: Iterable[str | None] | None, action: str) -> Plan:
    """Return what BatchUtility does with rows. Raises ServiceError."""
    makers: dict[str, Make] = {
        "None": lambda *_: None,
        "AgentEmail": _make_email,
        "Note": _make_note,
        "Ticket": _make_ticket,
    }
    return Plan(read_columns(headers, action), desk.caller.segment_ids, makers[action])


def plan_form(desk: Desk, name: str | None, headers: Iterable[str | None] | None) -> Plan:
    """Return what a stored form does with rows. Raises ServiceError."""
    query = select(Form).where(func.lower(Form.name) == (name or "").strip().lower())
    form = desk.session.scalars(query).first()
    if form is None or form.segment_id not in desk.caller.segment_ids:
        raise ServiceError(FORM_NOT_FOUND, form=name or "")
    find_segment(desk, form.segment_id)

    def ask(desk: Desk, columns: Columns, cells: Cells, contact: Contact) -> int | None:
        return _ask(desk, form, columns, cells, contact) if form.topic_id else None

    return Plan(read_columns(headers, "Form"), frozenset({form.segment_id}), ask)


def run(
    desk: Desk, plan: Plan, rows: Iterable[BatchRow | None] | None, *, dry_run: bool = False
) -> BatchResult:
    """Do what is planned with each row, or only check it. Raises ServiceError for too many."""
    given = [row for row in rows or () if row is not None]
    if len(given) > MOST_ROWS:
        raise ServiceError(TOO_MANY, limit=MOST_ROWS)
    results = [_run_row(desk, plan, row, dry_run=dry_run) for row in given]
    succeeded = sum(result.success for result in results)
    return BatchResult(
        rows_total=len(results),
        rows_succeeded=succeeded,
        rows_failed=len(results) - succeeded,
        rows=list(results),
    )


def _run_row(desk: Desk, plan: Plan, row: BatchRow, *, dry_run: bool) -> BatchRowResult:
    result = BatchRowResult(row_number=row.row_number)
    try:
        with desk.session.begin_nested():
            _do_row(desk, plan, Cells(plan.columns, row.values), result)
            if dry_run:
                raise _DryRun
    except _DryRun:
        result.interaction_id = None
        result.contact_id = None if result.contact_created else result.contact_id
    except ServiceError as error:
        return BatchRowResult(row_number=row.row_number, error_message=error.message)
    result.success = True
    return result


def _do_row(desk: Desk, plan: Plan, cells: Cells, result: BatchRowResult) -> None:
    contact = _find(desk, plan.columns, cells)
    wanted = _wanted(desk, plan, cells, contact)
    if contact is None:
        contact = add_contact(desk, wanted)
        result.contact_created = True
    else:
        change_contact(desk, contact, wanted._replace(segment_ids=None))
        known = segments_of(desk.session, contact.contact_id)
        if not known & plan.segment_ids:
            join_segments(desk.session, contact.contact_id, plan.segment_ids - known)
    result.contact_id = contact.contact_id
    result.interaction_id = plan.make(desk, plan.columns, cells, contact)


def _find(desk: Desk, columns: Columns, cells: Cells) -> Contact | None:
    """Return the contact that the first contact column names, if there is one.

    Raises ServiceError for a contact whom the caller must not change.
    """
    if columns.is_login_first and columns.login is not None:
        login = find_login(desk.session, cells.at(columns.login))
        return lock_contact(desk, login.contact_id) if login else None
    first = min(columns.contact, key=lambda column: column.place)
    query = (
        select(Contact.contact_id)
        .join(ContactPropertyValue, ContactPropertyValue.contact_id == Contact.contact_id)
        .join(Property, Property.property_id == ContactPropertyValue.property_id)
        .where(
            func.lower(Property.name) == first.name.lower(),
            ContactPropertyValue.property_value == cells.at(first.place),
            sees_contacts(desk.caller),
        )
        .order_by(Contact.contact_id)
    )
    found = desk.session.scalar(query.limit(1))
    return lock_contact(desk, found) if found is not None else None


def _wanted(desk: Desk, plan: Plan, cells: Cells, contact: Contact | None) -> Wanted:
    changes = read_changes(desk, _inputs(plan.columns.contact, cells), PropertyKind.CONTACT)
    login = cells.at(plan.columns.login).lower() if plan.columns.login is not None else ""
    logins = None
    if login:
        known = logins_of(desk.session, contact.contact_id) if contact else ()
        others = [(each.login, each.type) for each in known if each.login != login]
        logins = [*others, (login, EMAIL if is_address(login) else "")]
    return Wanted(changes, logins, plan.segment_ids)


def _inputs(columns: Iterable[PropertyColumn], cells: Cells) -> list[PropertyInput | None]:
    """Return the values of columns, those of one property together; empty cells say nothing."""
    found: dict[str, PropertyInput] = {}
    for column in columns:
        if not cells.at(column.place):
            continue
        number = int(column.name) if column.name.isdecimal() else 0
        given = found.setdefault(column.name.lower(), PropertyInput(number, column.name, []))
        value = PropertyValue(description=column.label, value=cells.at(column.place))
        given.values = [*(given.values or ()), value]
    return list(found.values())


def _make_email(desk: Desk, columns: Columns, cells: Cells, contact: Contact) -> int:
    address = cells.text("emailaddress").strip()
    known = addresses_of(desk.session, contact.contact_id)
    if address.lower() not in known and is_address(address):
        logins = [(each.login, each.type) for each in logins_of(desk.session, contact.contact_id)]
        replace_logins(desk.session, contact.contact_id, [*logins, (address.lower(), EMAIL)])
    details = AgentEmailInput(
        subject=cells.text("emailsubject"),
        segment_id=cells.number("emailsegmentid"),
        topic_id=cells.number("emailtopicid"),
        add_subject_ref_num=cells.flag("addref", default=True),
        contact_id=contact.contact_id,
        body_html=_body(desk, cells.text("emailbody"), cells.number("emailsegmentid")),
        dest_email=address,
        mailbox_id=cells.number("emailmailboxid"),
        note=cells.text("emailnote") or None,
        properties=_inputs(columns.interaction, cells),
    )
    return creation.create_agent_email(desk, details)[0].interaction_id


def _body(desk: Desk, text: str, segment_id: int) -> str:
    """Return the text of a mail, which may name a stock response. Raises ServiceError."""
    match = _STOCK.fullmatch(text.strip())
    if match is None:
        return text
    found = desk.session.get(Response, int(match[1]))
    if found is None or found.segment_id != segment_id or found.kind != "Stock":
        raise ServiceError(RESPONSE_NOT_FOUND, response=match[1])
    return found.body_html or ""


def _make_note(desk: Desk, columns: Columns, cells: Cells, contact: Contact) -> int:
    details = NoteInput(
        subject=cells.text("notesubject"),
        segment_id=cells.number("notesegmentid"),
        topic_id=cells.number("notetopicid"),
        contact_id=contact.contact_id,
        body_html=cells.text("notebody"),
        is_private=cells.flag("noteprivate", default=True),
        properties=_inputs(columns.interaction, cells),
    )
    return creation.create_note(desk, details).interaction_id


def _make_ticket(desk: Desk, columns: Columns, cells: Cells, contact: Contact) -> int:
    details = TicketInput(
        subject=cells.text("ticketsubject"),
        segment_id=cells.number("ticketsegmentid"),
        topic_id=cells.number("tickettopicid"),
        contact_id=contact.contact_id,
        body_html=cells.text("ticketbody"),
        assign_to_agent_id=cells.optional_number("ticketagentid"),
        properties=_inputs(columns.interaction, cells),
    )
    kind = cells.optional_number("tickettype") or _AGENT_TICKET
    return creation.create_ticket(desk, details, kind, "Batch").interaction_id


def _ask(desk: Desk, form: Form, columns: Columns, cells: Cells, contact: Contact) -> int:
    kind = InteractionType.CUSTOMER_TICKET
    topic = choose_topic(desk, form.segment_id, form.topic_id or 0)
    new = NewInteraction(
        kind,
        contact,
        topic,
        cells.text("subject") or form.name,
        cells.text("body"),
        status=Status.UNASSIGNED,
        values=creation.values_for(desk, kind, _inputs(columns.interaction, cells)),
    )
    return add_interaction(desk, new).interaction_id
