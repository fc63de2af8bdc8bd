"""The operations of svcLiveChat, a module for each noun; importing them enters them all."""

from soap_service.services.live_chat.operations import chats, customers, messages
from soap_service.services.live_chat.service import service

__all__ = ["chats", "customers", "messages", "service"]
