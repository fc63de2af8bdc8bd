"""The registry that the operations of svcOrganization are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.organization import types

service = Service("svcOrganization", types)
