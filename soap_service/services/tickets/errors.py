"""The failures of svcTickets; codes and texts are ours, the product's are unknown."""

from __future__ import annotations

from soap_service.services.failures import Failure

TICKET_NOT_FOUND = Failure(100, "Ticket not found: {ticket}")
TICKET_DELETED = Failure(101, "Ticket {ticket} has been deleted.")
DEPARTMENT_NOT_FOUND = Failure(102, "Department not found: {department}")
GROUP_NOT_FOUND = Failure(103, "Group not found: {group}")
AGENT_NOT_FOUND = Failure(104, "Agent not found: {agent}")
MESSAGE_NOT_FOUND = Failure(105, "Ticket message not found: {message}")
BAD_ADDRESS = Failure(106, "Not an email address: {address}")
UNKNOWN_COMMENT_TYPE = Failure(107, "Unknown comment type: {name}. Known types: {known}.")
UNKNOWN_STATUS = Failure(108, "Unknown ticket status: {status}")
UNKNOWN_PRIORITY = Failure(109, "Unknown ticket priority: {priority}")
CUSTOMER_NOT_FOUND = Failure(110, "Customer not found: {customer}")
ATTACHMENT_NOT_STORED = Failure(111, "The attachment could not be stored.")

NOT_A_MEMBER = Failure(140, "{agent} is not a member of group {group}.")
RELATED_ITEM_NOT_FOUND = Failure(141, "No ticket, chat or call log has the number {number}.")
RELATED_TO_ITSELF = Failure(142, "Ticket {ticket} cannot be related to itself.")
ATTACHMENT_NOT_FOUND = Failure(143, "Ticket attachment not found: {attachment}")
ATTACHMENT_TOO_LONG = Failure(144, "Attachment {attachment} takes {left} more bytes, not {given}.")
NOT_AN_OPTION = Failure(145, "{name} does not accept the value {value}. Options: {known}.")
BAD_PAGE = Failure(146, "{key} must not be negative.")
TOO_MANY_CRITERIA = Failure(147, "A search takes at most {limit} criteria.")
SERVER_NOT_FOUND = Failure(150, "Transfer server not found: {server}")
SERVER_UNUSABLE = Failure(151, "Transfer server {server} cannot be used: {reason}")
SERVER_UNREACHABLE = Failure(152, "{server} did not answer; the ticket stays here. {reason}")
SERVER_REFUSED = Failure(153, "{server} refused the ticket; it stays here. {reason}")
TRANSFER_UNFINISHED = Failure(
    154, "Part of the ticket is at {server} as {number}; transfer it again to complete it. {reason}"
)
TRANSFER_RUNNING = Failure(155, "Ticket {ticket} is being transferred already.")
TRANSFER_DONE = Failure(156, "Ticket {ticket} was transferred to {server} as {number}.")
REMOTE_PLACE_NOT_FOUND = Failure(157, "{server} has no {kind} named {name}.")
SUBMISSION_REFUSED = Failure(158, "{reason}")
TICKET_LOCKED = Failure(120, "Ticket {ticket} is closed and locked.")
NOTE_NOT_FOUND = Failure(121, "Ticket note not found: {note}")
USER_NOT_FOUND = Failure(122, "User not found: {user}")
TIME_LOG_NOT_FOUND = Failure(123, "Time log not found: {time_log}")
CATEGORY_NOT_FOUND = Failure(124, "Time log category not found: {category}")
ENDS_BEFORE_START = Failure(125, "The end of the time log lies before its start.")
