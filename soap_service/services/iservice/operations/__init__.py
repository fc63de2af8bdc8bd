"""The operations of iService, one module for each noun."""

from soap_service.services.iservice.operations import (
    contacts,
    session,
)
from soap_service.services.iservice.service import service

__all__ = [
    "contacts",
    "service",
    "session",
]
