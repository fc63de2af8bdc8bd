"""The registry that the operations of svcTickets are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.tickets import types

service = Service("svcTickets", types)
