"""What can be wrong with a tenant.

TenancyError
├── NoSuchTenant        the master knows no tenant of that name
├── TenantExists        the name is taken
├── DomainTaken         another tenant has the domain
├── BadName             a name that no tenant, or no domain, may have
├── MasterExists        a master database would be overwritten
├── NoMaster            the database is no master
└── WrongVersion        a database this program does not fit
    ├── Outdated        it must be updated first
    └── TooNew          it was updated by a newer program
"""

from __future__ import annotations

from collections.abc import Sequence

from db.exceptions import DatabaseError


class TenancyError(DatabaseError):
    """Base of the errors of this package; the texts are written for the operator."""


class NoSuchTenant(TenancyError):
    """Raised for the name of a tenant that the master does not know."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no tenant {name!r}.")


class TenantExists(TenancyError):
    """Raised for a new tenant whose name is taken."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a tenant {name!r} already.")


class DomainTaken(TenancyError):
    """Raised for domains that other tenants have."""

    def __init__(self, domains: Sequence[str]) -> None:
        self.domains = tuple(domains)
        super().__init__(f"Another tenant has the domain {', '.join(domains)}.")


class BadName(TenancyError):
    """Raised for a text that is no name of a tenant, or no domain."""


class MasterExists(TenancyError):
    """Raised where a master would be created in place of something else."""


class NoMaster(TenancyError):
    """Raised for a database that is no master."""


class WrongVersion(TenancyError):
    """Base for databases that this program does not fit."""


class Outdated(WrongVersion):
    """Raised for a database that must be updated first."""


class TooNew(WrongVersion):
    """Raised for a database that a newer program updated; there is no way back."""
