"""The operations of svcOrganization, a module for each noun; importing them enters them all."""

from soap_service.services.organization.operations import (
    agents,
    counts,
    custom_fields,
    organizations,
    permissions,
    reports,
    roles,
    structure,
    user_properties,
    users,
)
from soap_service.services.organization.service import service

__all__ = [
    "agents",
    "counts",
    "custom_fields",
    "organizations",
    "permissions",
    "reports",
    "roles",
    "service",
    "structure",
    "user_properties",
    "users",
]
