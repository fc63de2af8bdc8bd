"""SmarterTrack's tables (``st_...``) with the product's table and column names.

The columns are those of a 2018 database; widths and defaults are ours, the product's are unknown.
"""

from db.models.smartertrack.activity import (
    CallLog,
    Chat,
    Task,
    TaskComment,
    TaskPriority,
    TaskStatus,
)
from db.models.smartertrack.chat_rooms import (
    ChatChannel,
    ChatChannelEventLog,
    ChatChannelInvite,
    ChatChannelMessage,
    ChatChannelPermission,
)
from db.models.smartertrack.chats import (
    ChatAttachment,
    ChatComment,
    ChatEventLog,
    ChatMessage,
    CustomDataFieldInChat,
)
from db.models.smartertrack.conversation import (
    CommentType,
    File,
    FileDirectory,
    TicketAttachment,
    TicketComment,
    TicketMessage,
)
from db.models.smartertrack.custom_fields import (
    CustomDataField,
    CustomDataFieldForBrand,
    CustomDataFieldForDepartment,
    CustomDataFieldForGroup,
    CustomDataFieldForUser,
    CustomDataFieldInCustomTemplate,
    CustomDataFieldInTicket,
    CustomTemplate,
)
from db.models.smartertrack.customers import (
    Organization,
    OrganizationFilter,
)
from db.models.smartertrack.event_logs import (
    CallLogEventLog,
    GeneralEventLog,
    TaskEventLog,
    UserEventLog,
)
from db.models.smartertrack.events import (
    Event,
    EventAction,
    EventCondition,
)
from db.models.smartertrack.knowledge_base import (
    KbAgentComment,
    KbArticle,
    KbArticleTranslation,
    KbCategory,
    KbEventLog,
)
from db.models.smartertrack.links import (
    TicketLink,
    TransferServer,
)
from db.models.smartertrack.mail import (
    AutoResponder,
    EmailTemplate,
    Signature,
    SmtpAccount,
    TicketEmail,
)
from db.models.smartertrack.news import (
    NewsItem,
    NewsItemBrand,
    NewsItemTranslation,
)
from db.models.smartertrack.organization import (
    Brand,
    Department,
    DepartmentSetting,
    GlobalSetting,
    Group,
    Language,
    UserInGroup,
)
from db.models.smartertrack.permissions import (
    RoleAreaPermission,
    RolePageActionPermissionType,
    RolePermission,
)
from db.models.smartertrack.tickets import (
    EmailAddress,
    EventType,
    Ticket,
    TicketEventLog,
    TicketMerge,
    TicketPriority,
    TicketStatus,
)
from db.models.smartertrack.time_logs import (
    Tag,
    TimeLog,
)
from db.models.smartertrack.users import (
    Role,
    User,
    UserComment,
    UserInRole,
    UserSetting,
    UserTiming,
)

__all__ = [
    "AutoResponder",
    "Brand",
    "CallLog",
    "CallLogEventLog",
    "Chat",
    "ChatAttachment",
    "ChatChannel",
    "ChatChannelEventLog",
    "ChatChannelInvite",
    "ChatChannelMessage",
    "ChatChannelPermission",
    "ChatComment",
    "ChatEventLog",
    "ChatMessage",
    "CommentType",
    "CustomDataField",
    "CustomDataFieldForBrand",
    "CustomDataFieldForDepartment",
    "CustomDataFieldForGroup",
    "CustomDataFieldForUser",
    "CustomDataFieldInChat",
    "CustomDataFieldInCustomTemplate",
    "CustomDataFieldInTicket",
    "CustomTemplate",
    "Department",
    "DepartmentSetting",
    "EmailAddress",
    "EmailTemplate",
    "Event",
    "EventAction",
    "EventCondition",
    "EventType",
    "File",
    "FileDirectory",
    "GeneralEventLog",
    "GlobalSetting",
    "Group",
    "KbAgentComment",
    "KbArticle",
    "KbArticleTranslation",
    "KbCategory",
    "KbEventLog",
    "Language",
    "NewsItem",
    "NewsItemBrand",
    "NewsItemTranslation",
    "Organization",
    "OrganizationFilter",
    "Role",
    "RoleAreaPermission",
    "RolePageActionPermissionType",
    "RolePermission",
    "Signature",
    "SmtpAccount",
    "Tag",
    "Task",
    "TaskComment",
    "TaskEventLog",
    "TaskPriority",
    "TaskStatus",
    "Ticket",
    "TicketAttachment",
    "TicketComment",
    "TicketEmail",
    "TicketEventLog",
    "TicketLink",
    "TicketMerge",
    "TicketMessage",
    "TicketPriority",
    "TicketStatus",
    "TimeLog",
    "TransferServer",
    "User",
    "UserComment",
    "UserEventLog",
    "UserInGroup",
    "UserInRole",
    "UserSetting",
    "UserTiming",
]
