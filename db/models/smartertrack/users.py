"""Users and their roles (``st_Users``, ``st_Roles``)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import SMALL_KEY, Base


class User(Base):
    """A person: an agent, a customer, or the queue user that holds unassigned work."""

    __tablename__ = "st_Users"

    user_id: Mapped[int] = mapped_column("UserID", primary_key=True)
    user_name: Mapped[str | None] = mapped_column("UserName", Unicode(255))
    lowered_user_name: Mapped[str | None] = mapped_column(
        "LoweredUserName", Unicode(255), index=True
    )
    email: Mapped[str | None] = mapped_column("Email", Unicode(255))
    lowered_email: Mapped[str | None] = mapped_column("LoweredEmail", Unicode(255), index=True)
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    password: Mapped[str | None] = mapped_column("Password")
    password_format: Mapped[int] = mapped_column("PasswordFormat", default=0)
    password_salt: Mapped[str | None] = mapped_column("PasswordSalt", Unicode(255))
    authentication_type: Mapped[int] = mapped_column("AuthenticationType", default=0)
    authentication_domain: Mapped[str | None] = mapped_column("AuthenticationDomain", Unicode(255))
    language: Mapped[str | None] = mapped_column("Language", Unicode(50))
    time_zone: Mapped[int | None] = mapped_column("TimeZone")
    file_id_avatar: Mapped[int | None] = mapped_column(
        "FileID_Avatar", ForeignKey("st_Files.FileID")
    )
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    date_last_login_utc: Mapped[datetime] = mapped_column("DateLastLoginUTC")
    file_directory_id: Mapped[int | None] = mapped_column(
        "FileDirectoryID", ForeignKey("st_FileDirectories.FileDirectoryID")
    )
    hourly_pay_rate: Mapped[float | None] = mapped_column("HourlyPayRate")
    is_avatar_approved: Mapped[bool] = mapped_column("IsAvatarApproved", default=False)
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_email_verified: Mapped[bool] = mapped_column("IsEmailVerified", default=False)
    is_locked_out: Mapped[bool] = mapped_column("IsLockedOut", default=False)
    is_primary_admin: Mapped[bool] = mapped_column("IsPrimaryAdmin", default=False)
    is_queue: Mapped[bool] = mapped_column("IsQueue", default=False)
    average_survey_rating: Mapped[float | None] = mapped_column("AverageSurveyRating")
    avatar_source: Mapped[int] = mapped_column("AvatarSource", default=0)
    community_post_count: Mapped[int] = mapped_column("CommunityPostCount", default=0)
    is_moderated: Mapped[bool] = mapped_column("IsModerated", default=False)
    ip_address_created: Mapped[str | None] = mapped_column("IpAddressCreated", Unicode(50))


class Role(Base):
    """A named set of permissions; ``role_category`` tells employee roles from customer roles."""

    __tablename__ = "st_Roles"

    role_id: Mapped[int] = mapped_column("RoleID", SMALL_KEY, primary_key=True)
    role_name: Mapped[str | None] = mapped_column("RoleName", Unicode(255))
    lowered_role_name: Mapped[str | None] = mapped_column("LoweredRoleName", Unicode(255))
    description: Mapped[str | None] = mapped_column("Description")
    display_order: Mapped[int] = mapped_column("DisplayOrder", default=0)
    is_custom_role: Mapped[bool] = mapped_column("IsCustomRole", default=False)
    apply_parent_kb_category_permissions: Mapped[bool] = mapped_column(
        "ApplyParentKbCategoryPermissions", default=False
    )
    role_category: Mapped[int] = mapped_column("RoleCategory", default=0)


class UserInRole(Base):
    """Membership of a user in a role."""

    __tablename__ = "st_UsersInRoles"
    __table_args__ = (Index("ix_st_UsersInRoles_Role", "RoleID"),)

    user_id: Mapped[int] = mapped_column(
        "UserID", ForeignKey("st_Users.UserID"), primary_key=True, autoincrement=False
    )
    role_id: Mapped[int] = mapped_column(
        "RoleID", SmallInteger, ForeignKey("st_Roles.RoleID"), primary_key=True, autoincrement=False
    )
    date_added_utc: Mapped[datetime] = mapped_column("DateAddedUTC")


class UserSetting(Base):
    """One preference of one user."""

    __tablename__ = "st_UserSettings"

    user_id: Mapped[int] = mapped_column(
        "UserID", ForeignKey("st_Users.UserID"), primary_key=True, autoincrement=False
    )
    setting_name: Mapped[str] = mapped_column("SettingName", Unicode(150), primary_key=True)
    setting_value: Mapped[str | None] = mapped_column("SettingValue")


class UserComment(Base):
    """A note that somebody left on a user."""

    __tablename__ = "st_UserComments"

    user_comment_id: Mapped[int] = mapped_column("UserCommentID", primary_key=True)
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    user_id_from: Mapped[int] = mapped_column("UserID_From", ForeignKey("st_Users.UserID"))
    comment_text: Mapped[str | None] = mapped_column("CommentText")
    date_entered_utc: Mapped[datetime] = mapped_column("DateEnteredUTC")
    comment_type_id: Mapped[int] = mapped_column(
        "CommentTypeID", ForeignKey("st_CommentTypes.CommentTypeID")
    )


class UserTiming(Base):
    """How long a user was active in a group."""

    __tablename__ = "st_UserTimings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    timing_start_utc: Mapped[datetime] = mapped_column("TimingStartUTC", primary_key=True)
    department_id: Mapped[int] = mapped_column(
        "DepartmentID", primary_key=True, autoincrement=False
    )
    group_id: Mapped[int] = mapped_column("GroupID", primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(
        "UserID", ForeignKey("st_Users.UserID"), primary_key=True, autoincrement=False
    )
    timing_end_utc: Mapped[datetime | None] = mapped_column("TimingEndUTC")
    elapsed_seconds: Mapped[int | None] = mapped_column("ElapsedSeconds")
    active_for_tickets: Mapped[bool] = mapped_column("ActiveForTickets", default=False)
    active_for_chats: Mapped[bool] = mapped_column("ActiveForChats", default=False)
    is_afk: Mapped[bool] = mapped_column("IsAfk", default=False)
