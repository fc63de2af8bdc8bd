"""The operations of svcOrganization, a module for each noun; importing them enters them all."""

from soap_service.services.organization.operations import agents, structure
from soap_service.services.organization.service import service

__all__ = ["agents", "service", "structure"]
