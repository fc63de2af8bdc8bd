"""The operations of iService, a module for each noun; importing them enters them all."""

from soap_service.services.iservice.operations import (
    batch,
    cases,
    configuration,
    contacts,
    files,
    interactions,
    mail,
    portal,
    queue,
    session,
    smtp_out,
    subscriptions,
    tenant,
)
from soap_service.services.iservice.service import service

__all__ = [
    "batch",
    "cases",
    "configuration",
    "contacts",
    "files",
    "interactions",
    "mail",
    "portal",
    "queue",
    "service",
    "session",
    "smtp_out",
    "subscriptions",
    "tenant",
]
