"""The registry that the operations of svcLiveChat are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.live_chat import types

service = Service("svcLiveChat", types, is_proposed=True)
