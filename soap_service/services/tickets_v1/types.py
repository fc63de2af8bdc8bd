"""Types of svcTickets, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class SettingsRequestResult:
    """SettingsRequestResult of svcTickets."""

    message: str | None = None
    request_results: Iterable[str | None] | None = None
    result: bool = False
    result_code: int = 0
