"""The operations of svcWhosOn, a module for each noun; importing them enters them all."""

from soap_service.services.whos_on.operations import invitations, tracking, visitors
from soap_service.services.whos_on.service import service

__all__ = ["invitations", "service", "tracking", "visitors"]
