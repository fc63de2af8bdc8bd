"""The registry that the operations of svcNews are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.news import types

service = Service("svcNews", types, is_proposed=True)
