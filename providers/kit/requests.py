"""A request of a WSGI server, as the endpoint reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from soap_service.asmx.exceptions import BadRequest

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_UNPREFIXED = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


class Headers(Mapping[str, str]):
    """The headers of a request by lower-case name."""

    def __init__(self, environ: WSGIEnvironment) -> None:
        self._environ = environ

    def __getitem__(self, name: str) -> str:
        variable = _UNPREFIXED.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        return str(self._environ[variable])

    def __iter__(self) -> Iterator[str]:
        for variable in self._environ:
            if variable.startswith("HTTP_"):
                yield variable[5:].replace("_", "-").lower()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Body:
    """The body of a request, read to its declared end and no further.

    Without a length it is read to its end if the server marks that, as for chunks; else there is
    none. Raises BadRequest for what cannot be read, such as a chunk without a size.
    """

    def __init__(self, environ: WSGIEnvironment) -> None:
        self._source = environ["wsgi.input"]
        length = environ.get("CONTENT_LENGTH", "")
        has_end = bool(environ.get("wsgi.input_terminated"))
        self._left = int(length) if length.isdecimal() else None if has_end else 0

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, all that is left when it is negative."""
        if self._left is not None:
            size = self._left if size < 0 else min(size, self._left)
        try:
            data = bytes(self._source.read(size))
        except TimeoutError:
            raise
        except Exception as error:
            raise BadRequest("The body of the request cannot be read.") from error
        if self._left is not None:
            self._left -= len(data)
        return data
