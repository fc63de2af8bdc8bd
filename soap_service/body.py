"""The body of a request, as endpoints read it."""

from __future__ import annotations

from soap_service.asmx.exceptions import BadRequest
from soap_service.asmx.http import Body

__all__ = ["RequestBody"]


class RequestBody:
    """Reads what the server hands on.

    ``timeout`` is the error of a client that was too slow, which the server has to answer. Any
    other failure to read, such as a chunk without a size, is raised as `BadRequest`.
    """

    __slots__ = ("_source", "timeout")

    def __init__(self, source: Body) -> None:
        self._source = source
        self.timeout: TimeoutError | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, all that is left when it is negative."""
        try:
            return self._source.read(size)
        except TimeoutError as error:
            self.timeout = error
            raise
        except Exception as error:
            raise BadRequest("The body of the request cannot be read.") from error
