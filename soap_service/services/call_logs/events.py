"""What happens to call logs: the event log, and the events that providers are told."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from db.models.smartertrack import CallLog, CallLogEventLog
from soap_service.services.desk import Desk
from soap_service.services.events import INTERFACE_WEB_SERVICE, announce, next_uniquifier

CALL_LOG = "calllog"
"""The kind of object that events of call logs happen to."""


class Event(IntEnum):
    """Ids of call log events; what ties one to a ticket is an event of the ticket."""

    CREATED = 508000
    MODIFIED = 508001
    DELETED = 508002
    TIME_LOG_CREATED = 508005


def record(desk: Desk, call: CallLog, event: Event, **old: Any) -> None:
    """Log an event of a call log at this moment and announce it; ``old`` are further columns."""
    desk.unit.insert(
        CallLogEventLog,
        event_date_utc=desk.now,
        uniquifier=next_uniquifier(),
        event_type_id=event,
        call_log_id=call.call_log_id,
        user_id_taking_action=desk.caller.user_id,
        interface_used=INTERFACE_WEB_SERVICE,
        department_id=call.department_id,
        group_id=call.group_id,
        user_id=call.user_id,
        **old,
    )
    announce(desk, event, CALL_LOG, call.call_log_id, _arguments(desk, call))


def _arguments(desk: Desk, call: CallLog) -> dict[str, object]:
    return {
        "title": call.subject or "",
        "calllogid": call.call_log_id,
        "callnumber": call.call_number or "",
        "customername": call.customer_name or "",
        "customeremail": call.customer_email_address or "",
        "phonenumber": call.customer_phone_number or "",
        "departmentid": call.department_id,
        "groupid": call.group_id,
        "agentid": call.user_id,
        "isincoming": not call.is_outgoing,
        "actinguserid": desk.caller.user_id,
        "actinguser": desk.caller.user_name,
    }
