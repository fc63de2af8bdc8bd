"""What every client of the matrix can do."""

from collections.abc import Mapping
from typing import Any, Protocol

from .expectations import Result


class Caller(Protocol):
    """Makes calls through a client library."""

    def call(self, service: str, operation: str, arguments: Mapping[str, Any]) -> Result:
        """Make a call with arguments that are complete. Raises what the library raises."""
