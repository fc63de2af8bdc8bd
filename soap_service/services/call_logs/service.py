"""The registry that the operations of svcCallLogs are entered in."""

from __future__ import annotations

from soap_service.services.call_logs import types
from soap_service.services.conventions import Service

service = Service("svcCallLogs", types, is_namespace_known=False)
