"""SmarterTrack's tables (``st_...``) with the product's table and column names.

The columns are those of a 2018 database; widths and defaults are ours, the product's are unknown.
"""

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
from db.models.smartertrack.organization import (
    Brand,
    Department,
    GlobalSetting,
    Group,
    UserInGroup,
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
from db.models.smartertrack.users import Role, User, UserInRole, UserSetting

__all__ = [
    "Brand",
    "CommentType",
    "CustomDataField",
    "CustomDataFieldForBrand",
    "CustomDataFieldForDepartment",
    "CustomDataFieldForGroup",
    "CustomDataFieldForUser",
    "CustomDataFieldInCustomTemplate",
    "CustomDataFieldInTicket",
    "CustomTemplate",
    "Department",
    "EmailAddress",
    "EventType",
    "File",
    "FileDirectory",
    "GlobalSetting",
    "Group",
    "Role",
    "Ticket",
    "TicketAttachment",
    "TicketComment",
    "TicketEventLog",
    "TicketMerge",
    "TicketMessage",
    "TicketPriority",
    "TicketStatus",
    "User",
    "UserInGroup",
    "UserInRole",
    "UserSetting",
]
