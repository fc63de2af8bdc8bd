"""The failures of svcLiveChat; codes and texts are ours.

What can go wrong with tickets, agents, groups, comment types, time logs and files has the codes of
svcTickets, and so has a chat that a provider refuses.
"""

from __future__ import annotations

from soap_service.services.failures import Failure

CHAT_NOT_FOUND = Failure(500, "Chat not found: {chat}")
CHAT_KEY_UNKNOWN = Failure(501, "No chat has this key.")
CHAT_ENDED = Failure(502, "Chat {chat} has ended.")
CHAT_TAKEN = Failure(503, "Chat {chat} was accepted by {agent}.")
CHAT_WAITING = Failure(504, "Chat {chat} has not been accepted yet.")
CHAT_NOT_ATTACHED = Failure(505, "Chat {chat} is not attached to ticket {ticket}.")
UNKNOWN_CHAT_STATUS = Failure(506, "Unknown chat status: {status}. Known statuses: {known}.")
