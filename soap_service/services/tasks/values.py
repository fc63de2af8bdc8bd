"""What a caller says of a task, as Key=Value texts: the keys of CreateTask and ModifyTask.

An empty text takes a date, a ticket, a chat or a call log away, and 0 the agent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from db.models.smartertrack import Ticket
from soap_service.services.call_logs.rules import seen_call_log
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE, MISSING_ARGUMENT
from soap_service.services.keyvalues import Pair, read_attributes, read_int
from soap_service.services.live_chat.lookups import seen_chat
from soap_service.services.tasks import kinds
from soap_service.services.tickets import store as tickets
from soap_service.services.tickets.errors import AGENT_NOT_FOUND, TICKET_NOT_FOUND
from soap_service.services.tickets.times import read_meant_time

Reader = Callable[[Desk, Pair], Any]


def read_values(desk: Desk, parameters: Iterable[str | None] | None) -> dict[str, Any]:
    """Return what was said, by the attributes of a task. Raises ServiceError."""
    return read_attributes(parameters, _KEYS, desk)


def read_agent(desk: Desk, user_id: int) -> int | None:
    """Return the id of a living agent, None for 0, which is nobody. Raises ServiceError."""
    if not user_id:
        return None
    if tickets.find_agent(desk.unit, user_id) is None:
        raise ServiceError(AGENT_NOT_FOUND, agent=user_id)
    return user_id


def _agent(desk: Desk, pair: Pair) -> int | None:
    return read_agent(desk, read_int(pair) if pair.value.strip() else 0)


def _subject(_desk: Desk, pair: Pair) -> str:
    if not pair.value.strip():
        raise ServiceError(MISSING_ARGUMENT, name=pair.key)
    return pair.value.strip()


def _text(_desk: Desk, pair: Pair) -> str:
    return pair.value


def _time(_desk: Desk, pair: Pair) -> datetime | None:
    return read_meant_time(pair)


def _minutes(_desk: Desk, pair: Pair) -> int | None:
    minutes = read_int(pair) if pair.value.strip() else 0
    if minutes < 0:
        raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
    return minutes or None


def _status(desk: Desk, pair: Pair) -> int:
    return kinds.read_status(desk, pair.value).number


def _priority(desk: Desk, pair: Pair) -> int:
    return kinds.read_priority(desk, pair.value)


def _ticket(desk: Desk, pair: Pair) -> int | None:
    number = pair.value.strip()
    return _seen_ticket(desk, number, tickets.is_number(number)) if number else None


def _ticket_id(desk: Desk, pair: Pair) -> int | None:
    ticket_id = read_int(pair) if pair.value.strip() else 0
    condition = Ticket.ticket_id == ticket_id
    return _seen_ticket(desk, ticket_id, condition) if ticket_id else None


def _seen_ticket(desk: Desk, asked: object, condition: Any) -> int:
    ticket = tickets.read_ticket(desk.session, condition, tickets.visible_to(desk.caller))
    if ticket is None:
        raise ServiceError(TICKET_NOT_FOUND, ticket=asked)
    return ticket.ticket_id


def _call_log(desk: Desk, pair: Pair) -> int | None:
    call_log_id = read_int(pair) if pair.value.strip() else 0
    return int(seen_call_log(desk, call_log_id).call_log_id) if call_log_id else None


def _chat(desk: Desk, pair: Pair) -> int | None:
    chat_id = read_int(pair) if pair.value.strip() else 0
    return seen_chat(desk, chat_id).chat_id if chat_id else None


_KEYS: dict[str, tuple[str, Reader]] = {
    "CallLogID": ("call_log_id", _call_log),
    "ChatID": ("chat_id", _chat),
    "DateDue": ("date_due_utc", _time),
    "DateDueUTC": ("date_due_utc", _time),
    "DateStart": ("date_start_utc", _time),
    "DateStartUTC": ("date_start_utc", _time),
    "Description": ("description", _text),
    "Priority": ("task_priority_id", _priority),
    "ReminderMinutes": ("reminder_minutes", _minutes),
    "Status": ("task_status_id", _status),
    "Subject": ("subject", _subject),
    "TaskPriorityID": ("task_priority_id", _priority),
    "TaskStatusID": ("task_status_id", _status),
    "TicketID": ("ticket_id", _ticket_id),
    "TicketNumber": ("ticket_id", _ticket),
    "UserID": ("user_id", _agent),
}
