"""The failures of svcTasks; codes and texts are ours, the product's are unknown.

What can go wrong with tickets, agents and comment types has the codes of svcTickets, what can go
wrong with call logs those of svcCallLogs.
"""

from __future__ import annotations

from soap_service.services.failures import Failure

TASK_NOT_FOUND = Failure(320, "Task not found: {task}")
UNKNOWN_TASK_STATUS = Failure(321, "Unknown task status: {status}. Known statuses: {known}.")
UNKNOWN_TASK_PRIORITY = Failure(322, "Unknown task priority: {priority}. Priorities: {known}.")
DUE_BEFORE_START = Failure(323, "The task is due before it starts.")
