"""What roles may do (``st_RolePermissions``)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class RoleAreaPermission(Base):
    """How much of one area of the product a role has."""

    __tablename__ = "st_RoleAreaPermissions"
    __table_args__ = (Index("ix_st_RoleAreaPermissions_Role", "RoleID"),)

    role_area_permissions_id: Mapped[int] = mapped_column("RoleAreaPermissionsID", primary_key=True)
    role_id: Mapped[int] = mapped_column("RoleID", SmallInteger, ForeignKey("st_Roles.RoleID"))
    role_permissions_area: Mapped[int] = mapped_column("RolePermissionsArea", default=0)
    page_permission_type: Mapped[int] = mapped_column("PagePermissionType", default=0)


class RolePageActionPermissionType(Base):
    """An action that can be allowed."""

    __tablename__ = "st_RolePageActionPermissionTypes"

    role_page_action_permission_type_id: Mapped[int] = mapped_column(
        "RolePageActionPermissionTypeID", primary_key=True
    )
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    role_permissions_area: Mapped[int] = mapped_column("RolePermissionsArea", default=0)


class RolePermission(Base):
    """Whether a role may take an action, or see a category or a report."""

    __tablename__ = "st_RolePermissions"
    __table_args__ = (Index("ix_st_RolePermissions_Role", "RoleID"),)

    role_permission_id: Mapped[int] = mapped_column("RolePermissionID", primary_key=True)
    role_id: Mapped[int] = mapped_column("RoleID", SmallInteger, ForeignKey("st_Roles.RoleID"))
    role_page_action_permission_type_id: Mapped[int] = mapped_column(
        "RolePageActionPermissionTypeID",
        ForeignKey("st_RolePageActionPermissionTypes.RolePageActionPermissionTypeID"),
    )
    is_allowed: Mapped[bool] = mapped_column("IsAllowed", default=False)
    kb_category_id: Mapped[int | None] = mapped_column("KbCategoryID")
    report_item_guid: Mapped[str | None] = mapped_column("ReportItemGuid", Unicode(50))
    role_area_permissions_id: Mapped[int] = mapped_column(
        "RoleAreaPermissionsID", ForeignKey("st_RoleAreaPermissions.RoleAreaPermissionsID")
    )
