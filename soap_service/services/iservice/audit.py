"""The status audit: each step in the life of an interaction, with what the caller called it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.models.iservice import Contact, Interaction, StatusAudit
from soap_service.services.iservice.desk import Desk


def record(desk: Desk, interaction: Interaction, what: str, page_action: str | None = None) -> None:
    """Write down that something happened to an interaction; its status is the one it has now."""
    action = (page_action or "").strip()
    desk.session.add(
        StatusAudit(
            interaction_id=interaction.interaction_id,
            date_utc=desk.now,
            status=interaction.status,
            agent_id=desk.caller.id_or_none,
            description=f"{what} ({action})" if action else what,
        )
    )


def entries_of(session: Session, interaction_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the steps of an interaction in order, with the names of those who took them."""
    query = (
        select(
            StatusAudit.date_utc,
            StatusAudit.status,
            StatusAudit.agent_id,
            Contact.name.label("agent_name"),
            StatusAudit.description,
        )
        .outerjoin(Contact, Contact.contact_id == StatusAudit.agent_id)
        .where(StatusAudit.interaction_id == interaction_id)
        .order_by(StatusAudit.audit_id)
    )
    return session.execute(query).all()
