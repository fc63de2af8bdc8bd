"""How long texts may be, counted in UTF-16 units as SQL Server does."""

from __future__ import annotations

from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.errors import TOO_LONG


def fits(text: str | None, units: int) -> bool:
    """Tell whether a column of a width takes a text."""
    return len((text or "").encode("utf-16-le", "replace")) <= 2 * units


def require_fit(text: str | None, units: int, name: str) -> None:
    """Raise ServiceError for a text that a column of a width does not take."""
    if not fits(text, units):
        raise ServiceError(TOO_LONG, name=name, limit=units)


def cut(text: str, units: int) -> str:
    """Cut a text to the width of a column."""
    return text.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore")
