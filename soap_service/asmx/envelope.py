"""What a request said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from soap_service.asmx.contract import Operation
from soap_service.asmx.soap import Version
from soap_service.call import UnknownHeader


@dataclass(slots=True)
class Envelope:
    """What a request said: version, operation, arguments in contract order, headers.

    ``soap_action`` and ``action`` are what the HTTP headers named, None when they were absent;
    ``version`` is a guess until the envelope has been seen. ``namespace`` is that of the body's
    element where any is taken, else None.
    """

    version: Version
    media_type: str
    soap_action: str | None = None
    action: str | None = None
    namespace: str | None = None
    operation: Operation | None = None
    arguments: list[Any] = field(default_factory=list)
    headers: dict[str, object] = field(default_factory=dict)
    unknown_headers: list[UnknownHeader] = field(default_factory=list)
