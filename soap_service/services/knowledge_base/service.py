"""The registry that the operations of svcKB are entered in."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.knowledge_base import types

service = Service("svcKB", types)
