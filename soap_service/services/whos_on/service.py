"""The registry that the operations of svcWhosOn are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.whos_on import types

service = Service("svcWhosOn", types, is_proposed=True)
