"""The operations of svcTasks, a module for each noun; importing them enters them all."""

from soap_service.services.tasks.operations import comments, search, tasks
from soap_service.services.tasks.service import service

__all__ = ["comments", "search", "service", "tasks"]
