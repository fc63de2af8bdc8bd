"""The management console: what the landlord and the operators of tenants do by command."""

from soap_service.console.commands import CONSOLE_COMMANDS, Entry

__all__ = ["CONSOLE_COMMANDS", "Entry"]
