"""What every client of the matrix can do."""

from collections.abc import Mapping
from typing import Any, Protocol

from .expectations import Result


class CallError(Exception):
    """A call ended in a fault, or in another exception of the library."""


class Caller(Protocol):
    """Makes calls through a client library."""

    def call(self, service: str, operation: str, arguments: Mapping[str, Any]) -> Result:
        """Make a call with arguments that are complete. Raises CallError for a fault."""
