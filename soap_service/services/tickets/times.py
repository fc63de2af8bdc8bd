"""Times that callers give."""

from __future__ import annotations

from datetime import datetime

from soap_service.services.desk import Desk
from soap_service.services.keyvalues import Pair, naive_utc, read_time

EARLIEST_YEAR = 1753
"""The first year that SQL Server can hold."""


NOW = datetime.min
"""A time that nobody means."""


def meant_time(moment: datetime) -> datetime | None:
    """Return a time of a caller as naive UTC, None for one that nobody means, such as .NET's zero.

    A time without a zone is UTC.
    """
    return naive_utc(moment) if moment.year >= EARLIEST_YEAR else None


def given_time(desk: Desk, moment: datetime) -> datetime:
    """Return a time of a caller as naive UTC; one that nobody means stands for now."""
    return meant_time(moment) or desk.now


def read_meant_time(pair: Pair) -> datetime | None:
    """Return a value as naive UTC, None for none and for one that nobody means.

    Raises ServiceError.
    """
    return meant_time(read_time(pair)) if pair.value.strip() else None
