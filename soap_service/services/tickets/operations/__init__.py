"""The operations of svcTickets, a module for each noun; importing them enters them all."""

from soap_service.services.tickets.operations import (
    attachments,
    creation,
    messages,
    notes,
    properties,
    search,
    tickets,
)
from soap_service.services.tickets.service import service

__all__ = [
    "attachments",
    "creation",
    "messages",
    "notes",
    "properties",
    "search",
    "service",
    "tickets",
]
