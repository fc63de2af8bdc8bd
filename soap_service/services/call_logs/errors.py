"""The failures of svcCallLogs; codes and texts are ours, the product's are unknown.

What can go wrong with tickets, groups, agents and time logs has the codes of svcTickets.
"""

from __future__ import annotations

from soap_service.services.failures import Failure

CALL_LOG_NOT_FOUND = Failure(300, "Call log not found: {call_log}")
CALL_ENDS_BEFORE_START = Failure(301, "The end of the call lies before its start.")
NOT_ATTACHED = Failure(302, "Call log {call_log} is not attached to ticket {ticket}.")
