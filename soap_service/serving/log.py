"""gunicorn's own log, without what clients sent.

gunicorn quotes the line of a request that it cannot read, the address of one that crashed, and the
messages of exceptions. Each of them may hold a password: in a query string, in a header, even in
the rest of a body that was longer than it said. Who sent it and what sort of error it was is told.
"""

from __future__ import annotations

import sys
from traceback import extract_tb
from typing import Any

from gunicorn.glogging import Logger

__all__ = ["HttpLog"]

_UNREADABLE = "Invalid request from ip="
_CRASHES = ("Error handling request", "Socket error processing request")


class HttpLog(Logger):
    """Tells of a request no more than the address it came from and the type of its error."""

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Log a warning."""
        error = sys.exc_info()[1]
        if msg.startswith(_UNREADABLE):
            sender, _, _ = msg.partition(": ")
            super().warning("%s: %s", sender, type(error).__name__)
        else:
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Log an exception; one of a request without its message."""
        error = sys.exc_info()[1]
        if error is not None and str(msg).startswith(_CRASHES):
            frames = [f"{f.filename}:{f.lineno} {f.name}" for f in extract_tb(error.__traceback__)]
            text = "A request crashed the server: %s at %s"
            super().error(text, type(error).__name__, " < ".join(reversed(frames)))
        else:
            super().exception(msg, *args, **kwargs)
