"""Brands, departments, groups and their members, and the settings of the installation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Brand(Base):
    """A face of the company: name, portal and defaults of its departments."""

    __tablename__ = "st_Brands"

    brand_id: Mapped[int] = mapped_column("BrandID", primary_key=True)
    brand_name: Mapped[str | None] = mapped_column("BrandName", Unicode(255))
    host_header_value: Mapped[str | None] = mapped_column("HostHeaderValue", Unicode(255))
    is_default_brand: Mapped[bool] = mapped_column("IsDefaultBrand", default=False)
    public_site_logo_file_id: Mapped[int | None] = mapped_column(
        "PublicSiteLogoFileID", ForeignKey("st_Files.FileID")
    )
    public_site_logo_navigate_url: Mapped[str | None] = mapped_column("PublicSiteLogoNavigateUrl")
    public_site_logo_enabled: Mapped[bool] = mapped_column("PublicSiteLogoEnabled", default=False)
    smtp_account_id: Mapped[int | None] = mapped_column(
        "SmtpAccountID", ForeignKey("st_SmtpAccounts.SmtpAccountID")
    )
    display_portal_traffic_for_whos_on: Mapped[bool] = mapped_column(
        "DisplayPortalTrafficForWhosOn", default=False
    )
    related_urls: Mapped[str | None] = mapped_column("RelatedUrls")
    portal_color: Mapped[str | None] = mapped_column("PortalColor", Unicode(50))
    welcome_message: Mapped[str | None] = mapped_column("WelcomeMessage")
    custom_css: Mapped[str | None] = mapped_column("CustomCss")
    voip_country_code: Mapped[int | None] = mapped_column("VoipCountryCode")
    voip_phone_number: Mapped[str | None] = mapped_column("VoipPhoneNumber", Unicode(50))
    voip_max_lines_per_agent: Mapped[int] = mapped_column("VoipMaxLinesPerAgent", default=0)
    voip_max_chats_before_unavailable: Mapped[int] = mapped_column(
        "VoipMaxChatsBeforeUnavailable", default=0
    )
    file_id_voip_icon: Mapped[int | None] = mapped_column(
        "FileID_VoipIcon", ForeignKey("st_Files.FileID")
    )
    file_id_voip_ring_tone: Mapped[int | None] = mapped_column(
        "FileID_VoipRingTone", ForeignKey("st_Files.FileID")
    )
    voip_auto_record_calls: Mapped[bool] = mapped_column("VoipAutoRecordCalls", default=False)
    view_thread_restriction: Mapped[int] = mapped_column("ViewThreadRestriction", default=0)
    new_thread_restriction: Mapped[int] = mapped_column("NewThreadRestriction", default=0)
    community_enabled: Mapped[bool] = mapped_column("CommunityEnabled", default=False)
    chat_link_image_config: Mapped[int] = mapped_column("ChatLinkImageConfig", default=0)
    avatar_uploads_require_approval: Mapped[bool] = mapped_column(
        "AvatarUploadsRequireApproval", default=False
    )
    display_live_chat: Mapped[bool] = mapped_column("DisplayLiveChat", default=False)
    display_option_to_send_ticket_list_by_email: Mapped[bool] = mapped_column(
        "DisplayOptionToSendTicketListByEmail", default=False
    )
    enable_gravatar_support: Mapped[bool] = mapped_column("EnableGravatarSupport", default=False)
    enable_portal_login: Mapped[bool] = mapped_column("EnablePortalLogin", default=False)
    enable_registered_users_to_change_display_name: Mapped[bool] = mapped_column(
        "EnableRegisteredUsersToChangeDisplayName", default=False
    )
    enable_registered_users_to_change_email_address: Mapped[bool] = mapped_column(
        "EnableRegisteredUsersToChangeEmailAddress", default=False
    )
    enable_registered_users_to_change_passwords: Mapped[bool] = mapped_column(
        "EnableRegisteredUsersToChangePasswords", default=False
    )
    enable_registered_users_to_change_phone_number: Mapped[bool] = mapped_column(
        "EnableRegisteredUsersToChangePhoneNumber", default=False
    )
    enable_registered_users_to_upload_avatars: Mapped[bool] = mapped_column(
        "EnableRegisteredUsersToUploadAvatars", default=False
    )
    enable_registration: Mapped[bool] = mapped_column("EnableRegistration", default=False)
    enable_social_sharing_links: Mapped[bool] = mapped_column(
        "EnableSocialSharingLinks", default=False
    )
    new_feedback_starts_out_moderated: Mapped[bool] = mapped_column(
        "NewFeedbackStartsOutModerated", default=False
    )
    add_feedback_restriction: Mapped[int] = mapped_column("AddFeedbackRestriction", default=0)
    start_chat_restriction: Mapped[int] = mapped_column("StartChatRestriction", default=0)
    view_kb_feedback_restriction: Mapped[int] = mapped_column(
        "ViewKBFeedbackRestriction", default=0
    )
    view_news_restriction: Mapped[int] = mapped_column("ViewNewsRestriction", default=0)
    department_selection_text_for_chats: Mapped[str | None] = mapped_column(
        "DepartmentSelectionTextForChats"
    )
    department_selection_text_for_tickets: Mapped[str | None] = mapped_column(
        "DepartmentSelectionTextForTickets"
    )
    view_portal_tickets_restriction: Mapped[int] = mapped_column(
        "ViewPortalTicketsRestriction", default=0
    )
    enable_kb_voting: Mapped[bool] = mapped_column("EnableKbVoting", default=False)
    additional_footer_message: Mapped[str | None] = mapped_column("AdditionalFooterMessage")
    google_analytics_tracking_id: Mapped[str | None] = mapped_column(
        "GoogleAnalyticsTrackingID", Unicode(50)
    )
    file_id_favicon: Mapped[int | None] = mapped_column(
        "FileID_Favicon", ForeignKey("st_Files.FileID")
    )
    default_font: Mapped[str | None] = mapped_column("DefaultFont")


class Department(Base):
    """A department of a brand; it owns groups and the rules of its tickets."""

    __tablename__ = "st_Departments"

    department_id: Mapped[int] = mapped_column("DepartmentID", primary_key=True)
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    file_directory_id: Mapped[int | None] = mapped_column(
        "FileDirectoryID", ForeignKey("st_FileDirectories.FileDirectoryID")
    )
    smtp_account_id: Mapped[int | None] = mapped_column(
        "SmtpAccountID", ForeignKey("st_SmtpAccounts.SmtpAccountID")
    )
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_internal: Mapped[bool] = mapped_column("IsInternal", default=False)
    is_auto_responder_enabled: Mapped[bool] = mapped_column("IsAutoResponderEnabled", default=False)
    auto_responder_id: Mapped[int | None] = mapped_column(
        "AutoResponderID", ForeignKey("st_AutoResponders.AutoResponderID")
    )
    chat_wait_message: Mapped[str | None] = mapped_column("ChatWaitMessage")
    auto_close_enabled: Mapped[bool] = mapped_column("AutoCloseEnabled", default=False)
    auto_close_hours: Mapped[int] = mapped_column("AutoCloseHours", default=0)
    auto_close_send_email_to_client: Mapped[bool] = mapped_column(
        "AutoCloseSendEmailToClient", default=False
    )
    auto_delete_enabled: Mapped[bool] = mapped_column("AutoDeleteEnabled", default=False)
    auto_delete_days: Mapped[int] = mapped_column("AutoDeleteDays", default=0)
    custom_template_id_chat: Mapped[int | None] = mapped_column(
        "CustomTemplateID_Chat", ForeignKey("st_CustomTemplates.CustomTemplateID")
    )
    custom_template_id_ticket: Mapped[int | None] = mapped_column(
        "CustomTemplateID_Ticket", ForeignKey("st_CustomTemplates.CustomTemplateID")
    )
    tickets_require_role: Mapped[int | None] = mapped_column(
        "TicketsRequireRole", SmallInteger, ForeignKey("st_Roles.RoleID")
    )
    is_restricted_to_member_agents: Mapped[bool] = mapped_column(
        "IsRestrictedToMemberAgents", default=False
    )
    brand_id: Mapped[int | None] = mapped_column("BrandID", ForeignKey("st_Brands.BrandID"))
    language_id: Mapped[int | None] = mapped_column(
        "LanguageID", ForeignKey("st_Languages.LanguageID")
    )
    ticket_require_resolution: Mapped[bool] = mapped_column(
        "TicketRequireResolution", default=False
    )
    survey_definition_id_after_chat: Mapped[int | None] = mapped_column(
        "SurveyDefinitionIDAfterChat"
    )
    post_chat_text: Mapped[str | None] = mapped_column("PostChatText")
    survey_definition_id_after_ticket: Mapped[int | None] = mapped_column(
        "SurveyDefinitionIDAfterTicket"
    )
    custom_template_id_call_log: Mapped[int | None] = mapped_column(
        "CustomTemplateID_CallLog", ForeignKey("st_CustomTemplates.CustomTemplateID")
    )
    auto_delete_call_log_days: Mapped[int] = mapped_column("AutoDeleteCallLogDays", default=0)
    auto_delete_call_log_enabled: Mapped[bool] = mapped_column(
        "AutoDeleteCallLogEnabled", default=False
    )
    ticket_require_closed_tasks: Mapped[bool] = mapped_column(
        "TicketRequireClosedTasks", default=False
    )
    auto_lock_enabled: Mapped[bool] = mapped_column("AutoLockEnabled", default=False)
    auto_lock_hours: Mapped[int] = mapped_column("AutoLockHours", default=0)
    live_chat_restriction: Mapped[int] = mapped_column("LiveChatRestriction", default=0)
    use_brand_holidays: Mapped[bool] = mapped_column("UseBrandHolidays", default=False)
    use_brand_hours: Mapped[bool] = mapped_column("UseBrandHours", default=False)


class Group(Base):
    """A team inside a department; the key is (department, group)."""

    __tablename__ = "st_Groups"

    department_id: Mapped[int] = mapped_column(
        "DepartmentID",
        ForeignKey("st_Departments.DepartmentID"),
        primary_key=True,
        autoincrement=False,
    )
    group_id: Mapped[int] = mapped_column("GroupID", primary_key=True, autoincrement=False)
    group_name: Mapped[str | None] = mapped_column("GroupName", Unicode(255))
    group_description: Mapped[str | None] = mapped_column("GroupDescription")
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_front_line: Mapped[bool] = mapped_column("IsFrontLine", default=False)
    is_internal: Mapped[bool] = mapped_column("IsInternal", default=False)
    alert_option: Mapped[int] = mapped_column("AlertOption", SmallInteger, default=0)
    alert_address: Mapped[str | None] = mapped_column("AlertAddress", Unicode(255))
    voip_extension: Mapped[int | None] = mapped_column("VoipExtension")


class UserInGroup(Base):
    """Membership of an agent in a group, and whether work is given to them."""

    __tablename__ = "st_UsersInGroups"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        Index("ix_st_UsersInGroups_User", "UserID"),
    )

    department_id: Mapped[int] = mapped_column(
        "DepartmentID", primary_key=True, autoincrement=False
    )
    group_id: Mapped[int] = mapped_column("GroupID", primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(
        "UserID", ForeignKey("st_Users.UserID"), primary_key=True, autoincrement=False
    )
    ticket_weight: Mapped[int] = mapped_column("TicketWeight", default=0)
    chat_weight: Mapped[int] = mapped_column("ChatWeight", default=0)
    is_active_for_tickets: Mapped[bool] = mapped_column("IsActiveForTickets", default=False)
    is_active_for_chats: Mapped[bool] = mapped_column("IsActiveForChats", default=False)
    is_group_admin: Mapped[bool] = mapped_column("IsGroupAdmin", default=False)
    idle_should_handoff: Mapped[bool] = mapped_column("IdleShouldHandoff", default=False)
    idle_logoff_minutes: Mapped[int] = mapped_column("IdleLogoffMinutes", default=0)
    is_afk: Mapped[bool] = mapped_column("IsAfk", default=False)
    date_afk_started_utc: Mapped[datetime | None] = mapped_column("DateAfkStartedUTC")
    date_last_ticket_assigned_utc: Mapped[datetime | None] = mapped_column(
        "DateLastTicketAssignedUTC"
    )
    max_new_tickets: Mapped[int] = mapped_column("MaxNewTickets", default=0)
    is_auto_active_on_login: Mapped[bool] = mapped_column("IsAutoActiveOnLogin", default=False)
    round_robin_order: Mapped[int] = mapped_column("RoundRobinOrder", default=0)


class GlobalSetting(Base):
    """One setting of the installation."""

    __tablename__ = "st_GlobalSettings"

    setting_category: Mapped[str] = mapped_column("SettingCategory", Unicode(100), primary_key=True)
    setting_name: Mapped[str] = mapped_column("SettingName", Unicode(150), primary_key=True)
    setting_value: Mapped[str | None] = mapped_column("SettingValue")


class DepartmentSetting(Base):
    """One setting of a department."""

    __tablename__ = "st_DepartmentSettings"

    department_id: Mapped[int] = mapped_column(
        "DepartmentID",
        ForeignKey("st_Departments.DepartmentID"),
        primary_key=True,
        autoincrement=False,
    )
    setting_name: Mapped[str] = mapped_column("SettingName", Unicode(150), primary_key=True)
    setting_value: Mapped[str | None] = mapped_column("SettingValue")


class Language(Base):
    """A language the portal speaks."""

    __tablename__ = "st_Languages"

    language_id: Mapped[int] = mapped_column("LanguageID", primary_key=True)
    lcid: Mapped[int] = mapped_column("Lcid", default=0)
    culture_name: Mapped[str | None] = mapped_column("CultureName", Unicode(50))
    language_name: Mapped[str | None] = mapped_column("LanguageName", Unicode(255))
    is_default: Mapped[bool] = mapped_column("IsDefault", default=False)
    is_visible: Mapped[bool] = mapped_column("IsVisible", default=False)
