"""One call, one transaction.

``Database.run`` begins a transaction, runs a piece of work in it and commits. When another
transaction or a broken connection stood in the way, everything is undone and the work runs once
more. A result that is still being read when the work is done (``UnitOfWork.stream``) keeps its
connection until the last row has left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Executable, Select, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session, make_transient_to_detached

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
from db.rows import insertion, row_maker

T = TypeVar("T")

BLOCK_ROWS = 500
"""Rows fetched at a time; an answer that fits into one block is not streamed."""

_Rows = dict[tuple[type[DeclarativeBase], tuple[str, ...]], list[dict[str, object]]]
_WORTH_A_RETRY = (Conflict, Unavailable, ConstraintViolation)


class UnitOfWork:
    """One transaction, which begins with its first statement, and what must be undone with it.

    ``execute``, ``insert`` and ``stream`` know rows and their names, ``session`` knows objects.
    """

    def __init__(self, engine: Engine) -> None:
        self.is_streaming = False
        self._engine = engine
        self._connection: Connection | None = None
        self._session: Session | None = None
        self._added: list[DeclarativeBase] = []
        self._rows: _Rows = defaultdict(list)
        self._undo: list[Callable[[], None]] = []

    @property
    def connection(self) -> Connection:
        """The connection that is in the transaction."""
        if self._connection is None:
            self._connection = self._engine.connect()
            self._connection.begin()
        return self._connection

    @property
    def session(self) -> Session:
        """The session in the transaction; there is none before somebody needs it."""
        if self._session is None:
            self._session = Session(self.connection, expire_on_commit=False)
        if self._added:
            self._session.add_all(self._added)
            self._added.clear()
        return self._session

    def execute(self, statement: Executable, **parameters: object) -> CursorResult[Any]:
        """Execute a statement; what is held back is written before.

        Rows have the names that the query gives its columns (``db.named``).
        """
        self.flush()
        return self.connection.execute(statement, parameters)

    def add(self, entity: DeclarativeBase) -> None:
        """Insert a new object at once, before what is held back, and leave it to the session.

        It has its key and its defaults then.
        """
        how = insertion(type(entity))
        values = how.defaults | vars(entity)
        row = {name: values[name] for name in how.columns if name in values}
        result = self.connection.execute(how.statement, how.parameters(row))
        values.update(zip(how.key, result.inserted_primary_key or (), strict=True))
        vars(entity).update(values)
        make_transient_to_detached(entity)  # From here on its changes are noticed.
        self._added.append(entity)

    def insert(self, model: type[DeclarativeBase], **values: object) -> None:
        """Insert a row that nobody needs as an object; ``values`` go by the model's attributes.

        It is held back as objects are, and written after them.
        """
        self._rows[model, tuple(values)].append(values)

    def stream(self, query: Select[Any], **parameters: object) -> Iterable[Any]:
        """Return the rows of a query: a list when they are few, otherwise a stream.

        Rows are named tuples. A stream reads block by block and holds the transaction open until
        it is read to its end or closed.
        """
        self.flush()
        options = {"yield_per": BLOCK_ROWS}
        rows = self.connection.execute(query, parameters, execution_options=options)
        make = row_maker(tuple(rows.keys()))
        first = list(map(make, rows.fetchmany(BLOCK_ROWS)))
        if len(first) < BLOCK_ROWS:
            return first
        self.is_streaming = True
        return RowStream(first, rows, self.close)

    def flush(self) -> None:
        """Write what is held back."""
        if self._session is not None or any(inspect(each).modified for each in self._added):
            self.session.flush()
        rows, self._rows = self._rows, defaultdict(list)
        for (model, _names), values in rows.items():
            how = insertion(model)
            self.connection.execute(how.statement, [how.parameters(row) for row in values])

    def on_rollback(self, undo: Callable[[], None]) -> None:
        """Remember what to undo, last first, when the transaction is rolled back.

        It is not undone when the commit itself fails: then nobody knows whether it happened.
        """
        self._undo.append(undo)

    def finish(self) -> None:
        """Commit, unless rows are still to be read: those transactions end with their stream.

        Raises OutcomeUnknown when the connection broke during the commit.
        """
        if self.is_streaming or self._connection is None:
            return
        try:
            self._connection.commit()
        except SQLAlchemyError as error:
            failure = translate(error)
            if isinstance(failure, Unavailable):
                raise OutcomeUnknown(str(failure)) from error
            raise failure from error

    def roll_back(self) -> None:
        """Undo everything, in the database and outside."""
        try:
            if self._connection is not None:
                self._connection.rollback()
        finally:
            for undo in reversed(self._undo):
                undo()

    def close(self) -> None:
        """Let objects go and give the connection back; harmless when that happened already."""
        if self._session is not None:
            self._session.close()
        if self._connection is not None:
            self._connection.close()


class RowStream:
    """Rows still to be read; whoever reads them closes the stream, also after a failure.

    ``done`` is called in the end, perhaps more than once.
    """

    def __init__(
        self, first: Sequence[Any], rows: CursorResult[Any], done: Callable[[], None]
    ) -> None:
        self._first = first
        self._rows = rows
        self._done = done

    def __iter__(self) -> Iterator[Any]:
        make = row_maker(tuple(self._rows.keys()))
        try:
            yield from self._first
            yield from map(make, self._rows)
        except SQLAlchemyError as error:
            raise translate(error) from error
        finally:
            self.close()

    def close(self) -> None:
        """Give the connection back; harmless when that happened already."""
        try:
            self._rows.close()  # MySQL must be done with one answer before the next question.
        except SQLAlchemyError:
            self._rows.connection.invalidate()
        finally:
            self._done()


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
        unit = UnitOfWork(self._reader if read_only else self.engine)
        try:
            result = self._perform(unit, work)
            unit.finish()
        except SQLAlchemyError as error:
            unit.close()
            raise translate(error) from error
        except BaseException:
            unit.close()
            raise
        if not unit.is_streaming:
            unit.close()
        return result

    def _perform(self, unit: UnitOfWork, work: Callable[[UnitOfWork], T]) -> T:
        try:
            result = work(unit)
            unit.flush()
        except BaseException:
            unit.roll_back()
            raise
        return result

    def ping(self) -> None:
        """Ask the database for nothing. Raises DatabaseError when it does not answer."""
        self.run(lambda unit: unit.execute(select(1)), read_only=True)

    def dispose(self) -> None:
        """Close every idle connection."""
        self.engine.dispose()
