"""Tenants: the master database that knows them, and their own databases beside it."""

from db.tenancy.exceptions import (
    BadName,
    DomainTaken,
    MasterExists,
    NoMaster,
    NoSuchTenant,
    Outdated,
    TenancyError,
    TenantExists,
    TooNew,
    WrongVersion,
)
from db.tenancy.making import (
    check_tenant_database,
    create_master,
    create_tenant_database,
    tenant_versions,
    update_master,
    update_tenant,
)
from db.tenancy.master import Master
from db.tenancy.names import database_name, domain_name, host_name, tenant_name
from db.tenancy.tenancy import Tenancy
from db.tenancy.tenants import Broadcast, SchemaState, Style, Tenant, TenantSetting

__all__ = [
    "BadName",
    "Broadcast",
    "DomainTaken",
    "Master",
    "MasterExists",
    "NoMaster",
    "NoSuchTenant",
    "Outdated",
    "SchemaState",
    "Style",
    "Tenancy",
    "TenancyError",
    "Tenant",
    "TenantExists",
    "TenantSetting",
    "TooNew",
    "WrongVersion",
    "check_tenant_database",
    "create_master",
    "create_tenant_database",
    "database_name",
    "domain_name",
    "host_name",
    "tenant_name",
    "tenant_versions",
    "update_master",
    "update_tenant",
]
