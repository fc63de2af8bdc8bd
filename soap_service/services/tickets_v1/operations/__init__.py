"""The operations of the old svcTickets; importing them enters them all."""

from soap_service.services.tickets_v1.operations import tickets
from soap_service.services.tickets_v1.service import service

__all__ = ["service", "tickets"]
