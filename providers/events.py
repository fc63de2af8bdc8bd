"""The event provider: it is told what happened (``NotifyEventFired``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from providers.variables import item

__all__ = ["DELIVERY_ID", "NOTIFY_EVENT", "event_inputs"]

NOTIFY_EVENT = "NotifyEventFired"

DELIVERY_ID = "deliveryId"
"""The key, our own, of what stays the same when an event is told again."""


def event_inputs(
    event_type_id: int, arguments: Mapping[str, object], delivery_id: str
) -> list[str]:
    """Return what is sent about an event; each argument under ``args_`` and its key."""
    return [
        item("eventType", str(event_type_id)),
        *(item(f"args_{key}", _written(value)) for key, value in arguments.items()),
        item(DELIVERY_ID, delivery_id),
    ]


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)
