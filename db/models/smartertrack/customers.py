"""Organizations of customers (``st_Organizations``); see ``organization`` for our own."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Organization(Base):
    """A company or club that customers belong to."""

    __tablename__ = "st_Organizations"

    organization_id: Mapped[int] = mapped_column("OrganizationID", primary_key=True)
    organization_name: Mapped[str | None] = mapped_column("OrganizationName", Unicode(255))
    website: Mapped[str | None] = mapped_column("Website", Unicode(255))
    phone_number: Mapped[str | None] = mapped_column("PhoneNumber", Unicode(50))


class OrganizationFilter(Base):
    """A rule that tells who belongs to an organization."""

    __tablename__ = "st_OrganizationFilters"
    __table_args__ = (
        Index("ix_st_OrganizationFilters_Organization", "OrganizationID"),
        Index("ix_st_OrganizationFilters_Value", "FilterValue"),
    )

    organization_filter_id: Mapped[int] = mapped_column("OrganizationFilterID", primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        "OrganizationID", ForeignKey("st_Organizations.OrganizationID")
    )
    filter_type: Mapped[str | None] = mapped_column("FilterType", Unicode(255))
    filter_value: Mapped[str | None] = mapped_column("FilterValue", Unicode(255))
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
