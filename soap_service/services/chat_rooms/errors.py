"""The failures of svcChatRooms; codes and texts are ours, as the service is.

What can go wrong with tickets, agents and groups has the codes of svcTickets, with roles that of
svcOrganization, with chats that of svcLiveChat.
"""

from __future__ import annotations

from soap_service.services.failures import Failure

CHAT_ROOM_NOT_FOUND = Failure(540, "Chat room not found: {room}")
CHAT_ROOM_CLOSED = Failure(541, "Chat room {room} is closed.")
NOT_A_MEMBER = Failure(542, "You are not in chat room {room}.")
BAD_PERMISSION = Failure(543, "A permission is for one user, one group or one role, each once.")
INVITATION_NOT_FOUND = Failure(544, "Invitation not found: {invitation}")
MAY_NOT_ENTER = Failure(545, "Agent {agent} may not enter chat room {room}.")
ALREADY_A_MEMBER = Failure(546, "Agent {agent} is in chat room {room} already.")
ALREADY_INVITED = Failure(547, "Agent {agent} is invited into chat room {room} already.")
