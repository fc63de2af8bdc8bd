"""One call, one transaction.

``Database.run`` opens a session, runs a piece of work in it and commits. When another transaction
or a broken connection stood in the way, everything is undone and the work runs once more. A
result that is still being read when the work is done (``UnitOfWork.stream``) keeps its connection
until the last row has left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Engine, Result, Select, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from db.dialects.common import READ_ONLY
from db.errors import translate
from db.exceptions import (
    Conflict,
    ConstraintViolation,
    DatabaseError,
    OutcomeUnknown,
    Unavailable,
)
from db.incidents import Recorder, ignore

T = TypeVar("T")

BLOCK_ROWS = 500
"""Rows fetched at a time; an answer that fits into one block is not streamed."""

_WORTH_A_RETRY = (Conflict, Unavailable, ConstraintViolation)


class UnitOfWork:
    """One transaction: a session, and what must be undone outside the database with it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._undo: list[Callable[[], None]] = []
        self._streams: list[RowStream] = []

    def on_rollback(self, undo: Callable[[], None]) -> None:
        """Remember what to undo, last first, when the transaction is rolled back.

        It is not undone when the commit itself fails: then nobody knows whether it happened.
        """
        self._undo.append(undo)

    def stream(self, query: Select[Any]) -> Iterable[Any]:
        """Return the rows of a query: a list when they are few, otherwise a stream.

        A stream reads block by block and holds the transaction open until it is read to its end
        or closed.
        """
        rows = self.session.execute(query, execution_options={"yield_per": BLOCK_ROWS})
        first = rows.fetchmany(BLOCK_ROWS)
        if len(first) < BLOCK_ROWS:
            return first
        stream = RowStream(first, rows, self.session)
        self._streams.append(stream)
        return stream

    def finish(self) -> None:
        """Commit, unless rows are still to be read: those transactions end with their stream.

        Raises OutcomeUnknown when the connection broke during the commit.
        """
        if self._streams:
            return
        try:
            self.session.commit()
        except SQLAlchemyError as error:
            failure = translate(error)
            if isinstance(failure, Unavailable):
                raise OutcomeUnknown(str(failure)) from error
            raise failure from error

    def roll_back(self) -> None:
        """Undo everything, in the database and outside."""
        try:
            self.session.rollback()
        finally:
            for undo in reversed(self._undo):
                undo()

    @property
    def is_streaming(self) -> bool:
        """Whether rows of this transaction are still to be read."""
        return bool(self._streams)


class RowStream:
    """Rows still to be read; whoever reads them closes the stream, also after a failure."""

    def __init__(self, first: Sequence[Any], rows: Result[Any], session: Session) -> None:
        self._first = first
        self._rows = rows
        self._session = session

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self._first
            yield from self._rows
        except SQLAlchemyError as error:
            raise translate(error) from error
        finally:
            self.close()

    def close(self) -> None:
        """Give the connection back; harmless when that happened already."""
        try:
            self._rows.close()  # MySQL must be done with one answer before the next question.
        except SQLAlchemyError:
            self._session.invalidate()
        finally:
            self._session.close()


class Database:
    """A database that work is run in. Shared by all threads of a process.

    ``recorder`` is told of attempts that the database failed.
    """

    def __init__(self, engine: Engine, recorder: Recorder = ignore) -> None:
        self.engine = engine
        self._reader = engine.execution_options(**{READ_ONLY: True})
        self._recorder = recorder

    def run(self, work: Callable[[UnitOfWork], T], *, read_only: bool = False) -> T:
        """Run work in one transaction and return what it returns.

        The work must be repeatable: it runs a second time, in a new transaction, when the first
        one lost against another or its connection broke before the commit. A broken constraint
        is repeated too, since keys that are chosen by the work may have been taken meanwhile.
        Raises DatabaseError, and whatever the work raises; nothing is stored then, except that
        after OutcomeUnknown nobody knows.
        """
        try:
            return self._attempt(work, read_only)
        except OutcomeUnknown as failure:
            self._recorder([failure], succeeded=False)
            raise
        except _WORTH_A_RETRY as failure:
            return self._retry(work, read_only, failure)
        except DatabaseError as failure:
            self._recorder([failure], succeeded=False)
            raise

    def _retry(self, work: Callable[[UnitOfWork], T], read_only: bool, first: DatabaseError) -> T:
        try:
            result = self._attempt(work, read_only)
        except DatabaseError as second:
            self._recorder([first, second], succeeded=False)
            raise
        self._recorder([first], succeeded=True)
        return result

    def _attempt(self, work: Callable[[UnitOfWork], T], read_only: bool) -> T:
        session = Session(self._reader if read_only else self.engine, expire_on_commit=False)
        unit = UnitOfWork(session)
        try:
            result = self._perform(unit, work)
            unit.finish()
        except SQLAlchemyError as error:
            session.close()
            raise translate(error) from error
        except BaseException:
            session.close()
            raise
        if not unit.is_streaming:
            session.close()
        return result

    def _perform(self, unit: UnitOfWork, work: Callable[[UnitOfWork], T]) -> T:
        try:
            result = work(unit)
            unit.session.flush()
        except BaseException:
            unit.roll_back()
            raise
        return result

    def ping(self) -> None:
        """Ask the database for nothing. Raises DatabaseError when it does not answer."""
        self.run(lambda unit: unit.session.execute(select(1)), read_only=True)

    def dispose(self) -> None:
        """Close every idle connection."""
        self.engine.dispose()
