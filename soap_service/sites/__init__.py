"""Sites: which tenant a host name leads to, and the open installations of tenants."""

from soap_service.sites.gate import TenantGate
from soap_service.sites.hosts import Hosts
from soap_service.sites.lobby import Lobby
from soap_service.sites.open_sites import OpenSite, OpenSites

__all__ = ["Hosts", "Lobby", "OpenSite", "OpenSites", "TenantGate"]
