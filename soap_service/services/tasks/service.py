"""The registry that the operations of svcTasks are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.tasks import types

service = Service("svcTasks", types, is_namespace_known=False)
