"""The operations of svcLiveChat, a module for each noun; importing them enters them all."""

from soap_service.services.live_chat.operations import (
    attachments,
    chats,
    comments,
    customers,
    messages,
    properties,
    receiving,
    search,
    tickets,
    time_logs,
)
from soap_service.services.live_chat.service import service

__all__ = [
    "attachments",
    "chats",
    "comments",
    "customers",
    "messages",
    "properties",
    "receiving",
    "search",
    "service",
    "tickets",
    "time_logs",
]
