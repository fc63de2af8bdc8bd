"""Limits a request body must keep while it is read, before anything is built from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from soap_service.asmx.exceptions import TooLarge
from soap_service.asmx.http import Body

CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may hold: bytes, nesting, elements and attributes of one element."""

    request_bytes: int = 16384 * 1024
    depth: int = 64
    elements: int = 200_000
    attributes: int = 64


def chunks(body: Body, limits: Limits, declared: int | None) -> Iterator[bytes]:
    """Yield a body in chunks.

    ``declared`` is its Content-Length, if any. Raises `TooLarge` before the first byte is read
    when that exceeds the limit, and as soon as the bytes themselves do.
    """
    if declared is not None and declared > limits.request_bytes:
        raise TooLarge
    total = 0
    while chunk := body.read(CHUNK):
        total += len(chunk)
        if total > limits.request_bytes:
            raise TooLarge
        yield chunk
        if total == declared:
            return
