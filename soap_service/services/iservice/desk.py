"""The desk an operation of iService works at: who calls, in which transaction, at what time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from db import UnitOfWork
from db.models.iservice import UserKind
from soap_service.call import Call
from soap_service.services.desk import Site


@dataclass(frozen=True, slots=True)
class Caller:
    """A contact who calls; contact 0 is nobody in particular.

    ``segment_ids`` are the segments that an agent has access to or a customer is in.
    ``session_hash`` and ``last_action_utc`` are those of the session, if there is one.
    """

    contact_id: int
    name: str
    user_type_id: int
    user_type_name: str
    kind: str
    rights: frozenset[str] = frozenset()
    segment_ids: frozenset[int] = frozenset()
    session_hash: str = ""
    last_action_utc: datetime | None = None

    @property
    def is_agent(self) -> bool:
        """Whether the user type is an agent type."""
        return self.kind == UserKind.AGENT

    @property
    def id_or_none(self) -> int | None:
        """The contact id as the database refers to it."""
        return self.contact_id or None


@dataclass(frozen=True, slots=True)
class Desk:
    """One call at work: ``now`` is naive UTC and stands still."""

    site: Site
    unit: UnitOfWork
    caller: Caller
    now: datetime
    call: Call

    @property
    def session(self) -> Session:
        """The session of this call's transaction."""
        return self.unit.session
