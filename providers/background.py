"""Work that somebody waits for no longer than they want to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

__all__ = ["in_background"]

T = TypeVar("T")


def in_background(work: Callable[[], T]) -> Future[T]:
    """Start work in a thread of its own and return what will hold its result.

    Nobody stops the work: it must come to an end by itself. It does not keep the process alive.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, name="providers", daemon=True).start()
    return future
