"""The registry that the operations of iService are entered in."""

from __future__ import annotations

from soap_service.services.iservice import types
from soap_service.services.iservice.conventions import SessionService

service = SessionService("iService", types, folder="")
