"""The operations of svcCallLogs, a module for each noun; importing them enters them all."""

from soap_service.services.call_logs.operations import call_logs, search, tickets, time_logs
from soap_service.services.call_logs.service import service

__all__ = ["call_logs", "search", "service", "tickets", "time_logs"]
