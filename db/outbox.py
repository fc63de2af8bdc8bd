"""The outboxes: what must happen after the commit, written down before it.

Whoever changes something adds the mail and the event in the same transaction, so that they exist
exactly when the change does.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from db.models.own import OutgoingEvent, OutgoingMail
from db.unit_of_work import UnitOfWork

__all__ = ["add_event", "add_mail"]


def add_event(
    unit: UnitOfWork,
    *,
    event_type_id: int,
    object_kind: str,
    object_id: int,
    arguments: Mapping[str, object],
    now: datetime,
) -> None:
    """Add an event for the providers.

    ``object_kind`` and ``object_id`` name what it happened to, such as ``"ticket"`` and 7: events
    of one object are told in order. ``arguments`` must be JSON but for dates, which become ISO
    text. ``now`` is naive UTC.
    """
    unit.insert(
        OutgoingEvent,
        delivery_id=str(uuid4()),
        event_type_id=event_type_id,
        object_kind=object_kind,
        object_id=object_id,
        arguments=json.dumps(dict(arguments), ensure_ascii=False, default=_as_json),
        created_utc=now,
        next_attempt_utc=now,
    )


def _as_json(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be an argument of an event")


def add_mail(
    unit: UnitOfWork,
    *,
    from_address: str | None,
    to_addresses: str,
    subject: str | None,
    body_text: str | None,
    body_html: str | None,
    now: datetime,
    cc_addresses: str | None = None,
    ticket_id: int | None = None,
    ticket_message_id: int | None = None,
    in_reply_to: str | None = None,
    domain: str | None = None,
) -> str:
    """Add a mail to be sent and return its new Message-ID, in angle brackets.

    Addresses are separated by commas. The Message-ID ends in ``domain``, or else in that of the
    sender. ``now`` is naive UTC.
    """
    message_id = _message_id(domain or _domain_of(from_address))
    unit.insert(
        OutgoingMail,
        message_id=message_id,
        in_reply_to=in_reply_to,
        from_address=from_address,
        to_addresses=to_addresses,
        cc_addresses=cc_addresses,
        subject=subject,
        body_text=body_text,
        body_html=body_html,
        ticket_id=ticket_id,
        ticket_message_id=ticket_message_id,
        created_utc=now,
        next_attempt_utc=now,
    )
    return message_id


def _message_id(domain: str) -> str:
    return f"<{uuid4().hex}@{domain}>"


def _domain_of(address: str | None) -> str:
    domain = (address or "").rpartition("@")[2].strip(" >")
    return domain or "localhost"
