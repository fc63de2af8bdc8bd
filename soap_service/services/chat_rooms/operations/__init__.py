"""The operations of svcChatRooms, a module for each noun; importing them enters them all."""

from soap_service.services.chat_rooms.operations import (
    invitations,
    members,
    messages,
    permissions,
    rooms,
)
from soap_service.services.chat_rooms.service import service

__all__ = ["invitations", "members", "messages", "permissions", "rooms", "service"]
