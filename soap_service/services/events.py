"""Events: what the providers are told of, written down with the change that they tell."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Mapping

from db import add_event
from soap_service.services.desk import Desk

INTERFACE_WEB_SERVICE = 5
"""``InterfaceUsed`` for changes by web service; the product's numbers are unknown."""

_SMALLINTS = 2**16
_sequence = itertools.count(secrets.randbelow(_SMALLINTS))


def next_uniquifier() -> int:
    """Return the second part of the key of an event log, whose first part is the time.

    It runs on within a process and starts at random, so that processes do not meet.
    """
    return next(_sequence) % _SMALLINTS - _SMALLINTS // 2


def announce(
    desk: Desk, event_type_id: int, kind: str, object_id: int, arguments: Mapping[str, object]
) -> None:
    """Put an event into the outbox: it is delivered when this call has succeeded, not before.

    ``event_type_id`` is one of ``db.event_types``; ``kind`` and ``object_id`` say what it happened
    to, such as ``"ticket"`` and 7. The keys of ``arguments`` are in lower case and without spaces;
    all of a kind are always given, also those without a value.
    """
    add_event(
        desk.unit,
        event_type_id=int(event_type_id),
        object_kind=kind,
        object_id=object_id,
        arguments=arguments,
        now=desk.now,
    )
