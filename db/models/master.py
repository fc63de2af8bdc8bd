"""The tables of the master database: the tenants, and what the landlord decided for each.

The name of ``Tenants``, and that it holds the address of each tenant's web services, is known; the
rest is ours (known difference T1).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, MetaData, Unicode
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.models.base import ADDRESS, COLUMN_TYPES

__all__ = [
    "BroadcastMessage",
    "MasterBase",
    "SchemaVersion",
    "TenantDomain",
    "TenantRow",
    "TenantSettingRow",
]


class MasterBase(DeclarativeBase):
    """Base of the master's tables; times are naive UTC."""

    metadata = MetaData()
    type_annotation_map = COLUMN_TYPES


def _tenant_key() -> Mapped[int]:
    return mapped_column(
        "tenantID", ForeignKey("Tenants.tenantID"), primary_key=True, autoincrement=False
    )


class TenantRow(MasterBase):
    """A tenant; its database is named after it. A limit of None is no limit.

    It is not ready, and not served, while its database is being made.
    """

    __tablename__ = "Tenants"

    tenant_id: Mapped[int] = mapped_column("tenantID", primary_key=True)
    name: Mapped[str] = mapped_column("name", ADDRESS, unique=True)
    web_service_url: Mapped[str] = mapped_column("webServiceURL", Unicode(400))
    is_ready: Mapped[bool] = mapped_column("isReady")
    agent_limit: Mapped[int | None] = mapped_column("agentLimit")
    chat_agent_limit: Mapped[int | None] = mapped_column("chatAgentLimit")
    mailboxes_enabled: Mapped[bool] = mapped_column("mailboxesEnabled")
    created_utc: Mapped[datetime] = mapped_column("createdUtc")


class TenantDomain(MasterBase):
    """A host name that leads to a tenant; ``place`` 0 is the domain of its logins."""

    __tablename__ = "TenantsDomains"

    domain: Mapped[str] = mapped_column("domain", Unicode(253), primary_key=True)
    tenant_id: Mapped[int] = mapped_column("tenantID", ForeignKey("Tenants.tenantID"), index=True)
    place: Mapped[int] = mapped_column("place")


class TenantSettingRow(MasterBase):
    """A setting of a tenant by name, such as where the tables of SmarterTrack are."""

    __tablename__ = "TenantsSettings"

    tenant_id: Mapped[int] = _tenant_key()
    name: Mapped[str] = mapped_column("name", Unicode(100), primary_key=True)
    value: Mapped[str] = mapped_column("value")


class BroadcastMessage(MasterBase):
    """What the agents of a tenant are shown until it is removed: clean HTML, and its style."""

    __tablename__ = "BroadcastMessages"

    tenant_id: Mapped[int] = _tenant_key()
    html: Mapped[str] = mapped_column("html")
    style: Mapped[str] = mapped_column("style", Unicode(20))
    applied_utc: Mapped[datetime] = mapped_column("appliedUtc")


class SchemaVersion(MasterBase):
    """The versions a tenant's database was last seen at, and why its update failed, if it did."""

    __tablename__ = "SchemaVersions"

    tenant_id: Mapped[int] = _tenant_key()
    versions: Mapped[str] = mapped_column("versions")
    updated_utc: Mapped[datetime] = mapped_column("updatedUtc")
    error: Mapped[str | None] = mapped_column("error")
