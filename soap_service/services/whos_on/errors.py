"""The failures of svcWhosOn; codes and texts are ours.

What can go wrong with departments, groups and mail addresses has the codes of svcTickets, what can
go wrong with users and brands those of svcOrganization.
"""

from __future__ import annotations

from soap_service.services.failures import Failure

VISITOR_NOT_FOUND = Failure(520, "Visitor not found: {visitor}")
VISITOR_NOT_ON_LINE = Failure(521, "Visitor {visitor} is not on line.")
VISITOR_INVITED = Failure(522, "Visitor {visitor} has an invitation that waits for an answer.")
VISITOR_CHATTING = Failure(523, "Visitor {visitor} is in a chat already.")
INVITATION_NOT_FOUND = Failure(524, "Invitation not found: {invitation}")
INVITATION_OVER = Failure(525, "Invitation {invitation} waits for an answer no longer.")
VISITOR_KEY_UNKNOWN = Failure(526, "No visitor has this key.")
