"""The registry that the operations of svcChatRooms are entered in."""

from __future__ import annotations

from soap_service.services.chat_rooms import types
from soap_service.services.conventions import Service

service = Service("svcChatRooms", types, is_proposed=True)
