"""The demo cases of iService."""

from __future__ import annotations

from db import UnitOfWork
from soap_service.services.desk import Site


def tell_cases(site: Site, unit: UnitOfWork) -> None:
    """Tell nothing yet."""
