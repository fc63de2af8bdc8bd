"""The registry that the operations of the old svcTickets are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.tickets_v1 import types

service = Service(
    "svcTicketsV1",
    types,
    "/Services",
    published_as="svcTickets",
    is_namespace_known=False,
)
