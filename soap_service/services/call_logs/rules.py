"""The rules of call logs: noting, changing and deleting them.

Whoever changes a call log goes through these functions, so that its times and events are always
right. One may note down what one may see: calls of one's groups, and one's own.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from db.models.smartertrack import CallLog
from soap_service.services.call_logs import store
from soap_service.services.call_logs.errors import CALL_ENDS_BEFORE_START, CALL_LOG_NOT_FOUND
from soap_service.services.call_logs.events import Event, record
from soap_service.services.call_logs.values import CallLogValues, check_lengths
from soap_service.services.call_logs.words import index_call_log, index_new_call_log
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT, NO_PERMISSION
from soap_service.services.tickets import store as tickets
from soap_service.services.tickets.addresses import read_address
from soap_service.services.tickets.errors import AGENT_NOT_FOUND, GROUP_NOT_FOUND
from soap_service.services.tickets.numbers import PREFIX_LIMIT, ticket_number

_REQUIRED = (("Subject", "subject"), ("GroupID", "group_id"), ("UserID", "user_id"))
_COLUMNS = {
    "subject": "subject",
    "phone_number": "customer_phone_number",
    "customer_name": "customer_name",
    "description": "description",
    "start": "date_start_utc",
    "end": "date_end_utc",
}


def create_call_log(desk: Desk, values: CallLogValues) -> CallLog:
    """Note a call and return it; without a start it is of now. Raises ServiceError."""
    for key, attribute in _REQUIRED:
        if not getattr(values, attribute):
            raise ServiceError(MISSING_ARGUMENT, name=key)
    columns = _columns(desk, values)
    _require_visible(desk, columns)
    columns.setdefault("date_start_utc", min(values.end or desk.now, desk.now))
    columns.setdefault("date_end_utc", columns["date_start_utc"])
    _check_times(columns["date_start_utc"], columns["date_end_utc"])
    columns.setdefault("is_outgoing", False)
    call = CallLog(date_created_utc=desk.now, date_modified_utc=desk.now, **columns)
    desk.session.add(call)
    desk.session.flush()
    call.call_number = call_number(desk.site.random_below(PREFIX_LIMIT), desk.now, call.call_log_id)
    index_new_call_log(desk.unit, call)
    record(desk, call, Event.CREATED)
    return call


def call_number(dice: int, noted: datetime, call_log_id: int) -> str:
    """Return the number of a call log: of a ticket's form, and never that of a ticket.

    ``dice`` is below 1000, where the first part of every ticket number is, too; a call's is above.
    """
    return ticket_number(PREFIX_LIMIT + dice, noted, call_log_id)


def modify_call_log(desk: Desk, call: CallLog, values: CallLogValues) -> None:
    """Change what was said of a call; what stays the same has no event. Raises ServiceError."""
    if values.subject == "":
        raise ServiceError(MISSING_ARGUMENT, name="Subject")
    columns = {
        name: value
        for name, value in _columns(desk, values).items()
        if value != getattr(call, name)
    }
    if not columns:
        return
    old = {
        f"old_{name}": getattr(call, name)
        for name in ("department_id", "group_id", "user_id")
        if name in columns
    }
    for name, value in columns.items():
        setattr(call, name, value)
    _check_times(call.date_start_utc, call.date_end_utc)
    call.date_modified_utc, call.is_indexed = desk.now, False
    index_call_log(desk.unit, call)
    record(desk, call, Event.MODIFIED, **old)


def delete_call_log(desk: Desk, call: CallLog) -> None:
    """Delete a call log softly."""
    call.is_deleted, call.date_deleted_utc = True, desk.now
    record(desk, call, Event.DELETED)


def living_call_log(desk: Desk, call_log_id: int) -> CallLog:
    """Return a call log to be worked on, locked against other writers. Raises ServiceError."""
    call = store.find_call_log(desk, call_log_id)
    if call is None:
        raise ServiceError(CALL_LOG_NOT_FOUND, call_log=call_log_id)
    return call


def seen_call_log(desk: Desk, call_log_id: int) -> Any:
    """Return the members of CallLogInfo of a call log; nothing is locked. Raises ServiceError."""
    found = store.find_info(desk, call_log_id)
    if found is None:
        raise ServiceError(CALL_LOG_NOT_FOUND, call_log=call_log_id)
    return found


def check_group(desk: Desk, group_id: int) -> tuple[int, int]:
    """Return the (department, group) of a living group. Raises ServiceError."""
    found = tickets.find_group(desk.unit, 0, group_id) if group_id else None
    if found is None:
        raise ServiceError(GROUP_NOT_FOUND, group=group_id)
    return found.department_id, found.group_id


def check_agent(desk: Desk, user_id: int) -> int:
    """Return the id of a living agent. Raises ServiceError."""
    if tickets.find_agent(desk.unit, user_id) is None:
        raise ServiceError(AGENT_NOT_FOUND, agent=user_id)
    return user_id


def _columns(desk: Desk, values: CallLogValues) -> dict[str, Any]:
    """Return what was said by the attributes of a call log."""
    check_lengths(values)
    given = values.given()
    columns = {column: given[name] for name, column in _COLUMNS.items() if name in given}
    if values.group_id is not None:
        columns["department_id"], columns["group_id"] = check_group(desk, values.group_id)
    if values.user_id is not None:
        columns["user_id"] = check_agent(desk, values.user_id)
    if values.is_incoming is not None:
        columns["is_outgoing"] = not values.is_incoming
    if values.email_address is not None:
        columns |= _customer(desk, values.email_address)
    return columns


def _customer(desk: Desk, address: str) -> dict[str, Any]:
    read = read_address(address) if address else None
    customer = tickets.find_customer(desk.unit, read) if read else None
    return {"customer_email_address": read, "customer_user_id": customer}


def _require_visible(desk: Desk, columns: dict[str, Any]) -> None:
    caller = desk.caller
    if caller.is_administrator or columns["user_id"] == caller.user_id:
        return
    if not store.is_member(desk, columns["department_id"], columns["group_id"]):
        raise ServiceError(NO_PERMISSION)


def _check_times(start: datetime, end: datetime) -> None:
    if end < start:
        raise ServiceError(CALL_ENDS_BEFORE_START)
