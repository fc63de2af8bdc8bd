"""Work in processes of their own: what changes tables knows one database for a whole process.

The processes are forked, and this one never connects to a database beside them. One whose parent
was killed finishes what it does, and ends.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from typing import Any, Generic, NamedTuple, TypeVar

from db import DatabaseError

__all__ = ["Outcome", "run_apart", "run_each_apart"]

T = TypeVar("T")
Item = TypeVar("Item")

_FORK = multiprocessing.get_context("fork")


class Outcome(NamedTuple, Generic[T]):
    """What work returned, or why it failed."""

    result: T | None
    error: str | None


def run_apart(work: Callable[[], T]) -> T:
    """Do work in a process of its own and return what it returns. Raises DatabaseError."""
    outcome = next(run_each_apart(lambda _: work(), [None], 1))[1]
    if outcome.error is not None:
        raise DatabaseError(outcome.error)
    assert outcome.result is not None
    return outcome.result


def run_each_apart(
    work: Callable[[Item], T], items: Sequence[Item], parallel: int
) -> Iterator[tuple[Item, Outcome[T]]]:
    """Do work on each item, some at a time, and yield the outcomes as they come."""
    waiting = list(reversed(items))
    running: dict[Any, tuple[Item, ForkProcess]] = {}
    while waiting or running:
        while waiting and len(running) < parallel:
            item = waiting.pop()
            receiver, sender = _FORK.Pipe(duplex=False)
            process = _FORK.Process(target=_do, args=(work, item, sender))
            process.start()
            sender.close()
            running[receiver] = item, process
        for ready in wait(list(running)):
            item, process = running.pop(ready)
            yield item, _outcome(ready)
            process.join()


def _do(work: Callable[[Item], T], item: Item, sender: Any) -> None:
    try:
        outcome = Outcome(work(item), None)
    except DatabaseError as error:
        outcome = Outcome(None, str(error))
    sender.send(outcome)
    sender.close()


def _outcome(receiver: Any) -> Outcome[T]:
    with receiver:
        try:
            outcome: Outcome[T] = receiver.recv()
        except EOFError:
            return Outcome(None, "The process that worked on it broke down.")
        return outcome
