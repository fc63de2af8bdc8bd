"""Deleting interactions and contacts of iService for good, as its stored procedures do.

What hangs on an interaction goes with it: audits, values, files, raw and processed mail, drafts
and what waits to be sent. Nothing else of its thread does: a child of the deleted interaction
gets its grandparent as parent. The children of a deleted root become roots, each of a case of its
own that holds its descendants and a copy of the case's values. The T-SQL in
``db.procedures`` follows the same rules; tests hold both against one model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, insert, literal, select, update
from sqlalchemy.orm import Session

from db.models.iservice import (
    AgentSegment,
    AgentSkill,
    ArticleContact,
    AttachedFile,
    CampaignContact,
    CasePropertyValue,
    Contact,
    ContactLogin,
    ContactPropertyValue,
    ContactSegment,
    DepartmentAgent,
    Draft,
    ExternalForward,
    Interaction,
    InteractionPropertyValue,
    ListContact,
    LoginSession,
    PasswordReset,
    ProcessedMessage,
    PropertyAudit,
    RawMessage,
    SmtpOut,
    Status,
    StatusAudit,
)

__all__ = ["OF_CONTACTS", "OF_INTERACTIONS", "delete_contact", "delete_interaction"]

OF_INTERACTIONS: Sequence[Any] = (
    StatusAudit,
    PropertyAudit,
    InteractionPropertyValue,
    Draft,
    ExternalForward,
    AttachedFile,
    ProcessedMessage,
    RawMessage,
    SmtpOut,
)
"""The tables of what hangs on an interaction and goes with it."""

OF_CONTACTS: Sequence[Any] = (
    LoginSession,
    PasswordReset,
    ContactLogin,
    ContactPropertyValue,
    ContactSegment,
    AgentSegment,
    AgentSkill,
    DepartmentAgent,
    ListContact,
    CampaignContact,
    ArticleContact,
    Draft,
)
"""The tables of what hangs on a contact and goes with them."""


def delete_interaction(session: Session, interaction_id: int) -> bool:
    """Delete one interaction and tell whether there was one."""
    session.flush()
    query = select(Interaction.parent_id, Interaction.thread_id)
    row = session.execute(query.where(Interaction.interaction_id == interaction_id)).first()
    if row is None:
        return False
    children = _children(session, [interaction_id])
    _give_parent(session, children, row.parent_id)
    if row.parent_id is None:
        for child in children:
            _make_root(session, child, row.thread_id)
        _drop_case(session, row.thread_id, interaction_id)
    for model in OF_INTERACTIONS:
        _delete(session, model, model.interaction_id == interaction_id)
    _delete(session, Interaction, Interaction.interaction_id == interaction_id)
    session.expire_all()
    return True


def _children(session: Session, parents: Sequence[int]) -> list[int]:
    found: list[int] = []
    for some in _blocks(parents):
        query = select(Interaction.interaction_id).where(Interaction.parent_id.in_(some))
        found += session.scalars(query.order_by(Interaction.interaction_id))
    return found


def _give_parent(session: Session, children: Sequence[int], parent_id: int | None) -> None:
    _update(session, children, parent_id=parent_id)


def _make_root(session: Session, root: int, old_thread: int) -> None:
    """Let an interaction head a case of its own, with its descendants and the case's values."""
    members = level = [root]
    while level:
        level = _children(session, level)
        members = members + level
    _update(session, members, thread_id=root)
    columns = ["property_id", "value_index", "property_value", "description"]
    values: Any = CasePropertyValue
    copied = select(literal(root), *(getattr(values, name) for name in columns))
    session.execute(
        insert(CasePropertyValue).from_select(
            ["threadid", *(getattr(values, name).name for name in columns)],
            copied.where(CasePropertyValue.thread_id == old_thread),
        )
    )


def _drop_case(session: Session, thread_id: int, interaction_id: int) -> None:
    """Delete the values of a case that nothing is left of."""
    is_left = exists().where(
        Interaction.thread_id == thread_id, Interaction.interaction_id != interaction_id
    )
    _delete(session, CasePropertyValue, and_(CasePropertyValue.thread_id == thread_id, ~is_left))


_AT_ONCE = 500


def _blocks(interaction_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ids in numbers that every database takes as parameters."""
    for start in range(0, len(interaction_ids), _AT_ONCE):
        yield interaction_ids[start : start + _AT_ONCE]


def _update(session: Session, interaction_ids: Sequence[int], **values: int | None) -> None:
    for some in _blocks(interaction_ids):
        session.execute(
            update(Interaction)
            .where(Interaction.interaction_id.in_(some))
            .values(**values)
            .execution_options(synchronize_session=False)
        )


def _delete(session: Session, model: Any, condition: ColumnElement[bool]) -> None:
    session.execute(delete(model).where(condition).execution_options(synchronize_session=False))


def delete_contact(session: Session, contact_id: int) -> bool:
    """Delete one contact with their interactions and tell whether there was one.

    What they did as an agent stays, and nobody's name stands beside it.
    """
    session.flush()
    if session.get(Contact, contact_id) is None:
        return False
    query = select(Interaction.interaction_id).where(Interaction.contact_id == contact_id)
    for number in session.scalars(query.order_by(Interaction.interaction_id.desc())).all():
        delete_interaction(session, number)
    _unqueue(session, contact_id)
    for column in (Interaction.assigned_to_id, Interaction.author_id, Interaction.resolved_by_id):
        _forget(session, column, contact_id)
    _forget(session, AttachedFile.owner_id, contact_id)
    for model in OF_CONTACTS:
        _delete(session, model, model.contact_id == contact_id)
    _delete(session, Contact, Contact.contact_id == contact_id)
    session.expire_all()
    return True


def _unqueue(session: Session, contact_id: int) -> None:
    """Give the questions that an agent has back to the queue."""
    session.execute(
        update(Interaction)
        .where(Interaction.assigned_to_id == contact_id, Interaction.status == Status.QUEUED)
        .values(status=Status.UNASSIGNED)
        .execution_options(synchronize_session=False)
    )


def _forget(session: Session, column: Any, contact_id: int) -> None:
    session.execute(
        update(column.class_)
        .where(column == contact_id)
        .values({column.key: None})
        .execution_options(synchronize_session=False)
    )
