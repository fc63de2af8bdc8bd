"""What a tenant's database knows of the tenant: settings, counters and what was purged."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.iservice.base import IServiceBase


class TenantSetting(IServiceBase):
    """A setting of the tenant, by name."""

    __tablename__ = "TenantSettings"

    name: Mapped[str] = mapped_column(Unicode(100), primary_key=True)
    value: Mapped[str | None]


class Counter(IServiceBase):
    """How often something happened, by name."""

    __tablename__ = "MonitorCounters"

    name: Mapped[str] = mapped_column(Unicode(100), primary_key=True)
    total: Mapped[int] = mapped_column(default=0)


class PurgeAudit(IServiceBase):
    """An interaction or a contact that was deleted for good; ``contact_id`` None: by the purge."""

    __tablename__ = "PurgeAudit"

    purge_id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Unicode(20))
    object_id: Mapped[int]
    date_utc: Mapped[datetime] = mapped_column(index=True)
    contact_id: Mapped[int | None]
    description: Mapped[str | None]
