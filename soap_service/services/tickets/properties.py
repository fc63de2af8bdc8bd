"""Properties: the keys of SetTicketProperties."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE, UNKNOWN_KEY
from soap_service.services.keyvalues import Pair, read_bool, read_int, read_pairs
from soap_service.services.tickets import rules, store
from soap_service.services.tickets.addresses import read_address
from soap_service.services.tickets.errors import CUSTOMER_NOT_FOUND, UNKNOWN_STATUS
from soap_service.services.tickets.statuses import read_status
from soap_service.services.tickets.times import read_meant_time
from soap_service.services.tickets.words import index_tickets

Setter = Callable[[Desk, Ticket, Pair], None]
Place = dict[str, int]


def set_properties(desk: Desk, ticket: Ticket, values: Iterable[str | None] | None) -> None:
    """Change a ticket by ``Key=Value`` texts: all of them, or none when one is wrong.

    Department, group and agent take effect together, after the others. Raises ServiceError.
    """
    place: Place = {}
    for pair in read_pairs(values):
        if pair.name in _PLACES:
            place[_PLACES[pair.name]] = read_int(pair)
        elif pair.name in _SETTERS:
            _SETTERS[pair.name](desk, ticket, pair)
        else:
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(_KNOWN))
    if place:
        _move(desk, ticket, place)


def _move(desk: Desk, ticket: Ticket, place: Place) -> None:
    department_id, group_id = place.get("department", 0), place.get("group", 0)
    if not department_id and not group_id:
        department_id, group_id = ticket.department_id, ticket.group_id
    rules.transfer(desk, ticket, (department_id, group_id), place.get("agent"))


def _set_status(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    rules.change_status(desk, ticket, read_int(pair))


def _set_status_by_name(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    status_id = read_status(desk, pair.value)
    if status_id is None:
        raise ServiceError(UNKNOWN_STATUS, status=pair.value)
    rules.change_status(desk, ticket, status_id)


def _set_priority(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    rules.change_priority(desk, ticket, read_int(pair))


def _set_deleted(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    rules.set_deleted(desk, ticket, read_bool(pair))


def _set_subject(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    if not pair.value.strip():
        raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
    ticket.subject, ticket.is_indexed = pair.value, False
    index_tickets(desk.unit, [ticket.ticket_id])


def _set_address(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    ticket.customer_email_address = read_address(pair.value)
    ticket.user_id_customer = store.find_customer(desk.unit, ticket.customer_email_address)
    index_tickets(desk.unit, [ticket.ticket_id])


def _set_customer(desk: Desk, ticket: Ticket, pair: Pair) -> None:
    user_id = read_int(pair)
    if user_id and store.find_user(desk.session, user_id) is None:
        raise ServiceError(CUSTOMER_NOT_FOUND, customer=user_id)
    ticket.user_id_customer = user_id or None


def _flag(attribute: str) -> Setter:
    def set_flag(_desk: Desk, ticket: Ticket, pair: Pair) -> None:
        setattr(ticket, attribute, read_bool(pair))

    return set_flag


def _time(attribute: str) -> Setter:
    def set_time(_desk: Desk, ticket: Ticket, pair: Pair) -> None:
        moment = read_meant_time(pair)
        if moment is None:
            raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
        setattr(ticket, attribute, moment)

    return set_time


def _set_follow_up(_desk: Desk, ticket: Ticket, pair: Pair) -> None:
    ticket.date_follow_up_utc = read_meant_time(pair)


_KEYS: dict[str, Setter] = {
    "AutoAssignOnFollowup": _flag("auto_assign_on_followup"),
    "CustomerEmailAddress": _set_address,
    "CustomerID": _set_customer,
    "DateFollowUpUTC": _set_follow_up,
    "DateOpenedUTC": _time("date_opened_utc"),
    "EmailAddress": _set_address,
    "IdCustomer": _set_customer,
    "IdleStartTimeUTC": _time("idle_start_time_utc"),
    "IsDeleted": _set_deleted,
    "IsPinnedToAgent": _flag("is_pinned_to_agent"),
    "IsSpam": _flag("is_spam"),
    "LastReplyDateUtc": _time("idle_start_time_utc"),
    "Priority": _set_priority,
    "RequiresFollowUp": _flag("requires_follow_up"),
    "ShowInFollowUpView": _flag("show_in_follow_up_view"),
    "Status": _set_status_by_name,
    "Subject": _set_subject,
    "TicketPriorityID": _set_priority,
    "TicketStatusID": _set_status,
    "UserID_Customer": _set_customer,
}
_PLACE_KEYS = {
    "AgentID": "agent",
    "DepartmentID": "department",
    "GroupID": "group",
    "IdAgent": "agent",
    "IdDepartment": "department",
    "IdGroup": "group",
    "UserID": "agent",
}
_SETTERS = {key.lower(): setter for key, setter in _KEYS.items()}
_PLACES = {key.lower(): place for key, place in _PLACE_KEYS.items()}
_KNOWN = sorted((*_KEYS, *_PLACE_KEYS))
