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
