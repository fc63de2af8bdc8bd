"""The operations of svcTickets, a module for each noun; importing them enters them all."""

from soap_service.services.tickets.operations import (
    attachments,
    counts,
    creation,
    custom_fields,
    follow_up,
    history,
    links,
    messages,
    notes,
    properties,
    receiving,
    search,
    signatures,
    status,
    tickets,
    time_logs,
    transfer,
)
from soap_service.services.tickets.service import service

__all__ = [
    "attachments",
    "counts",
    "creation",
    "custom_fields",
    "follow_up",
    "history",
    "links",
    "messages",
    "notes",
    "properties",
    "receiving",
    "search",
    "service",
    "signatures",
    "status",
    "tickets",
    "time_logs",
    "transfer",
]
