"""Times that callers give."""

from __future__ import annotations

from datetime import datetime

from soap_service.services.desk import Desk
from soap_service.services.keyvalues import naive_utc

EARLIEST_YEAR = 1753
"""The first year that SQL Server can hold."""


def given_time(desk: Desk, moment: datetime) -> datetime:
    """Return a time of a caller as naive UTC; one without a zone is UTC.

    A time that nobody means, such as .NET's zero, stands for now.
    """
    return naive_utc(moment) if moment.year >= EARLIEST_YEAR else desk.now
