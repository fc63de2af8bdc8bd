"""The access rights of user types, by name.

Names that begin with ``Admin.``, ``Chat.``, ``Payment`` or ``Tab.`` are the product's but for two
(known difference I4); the others stand for what public guides describe without naming it.
"""

from __future__ import annotations


class Right:
    """The rights that something here depends on."""

    AGENTS = "Tab.Admin.Agents"
    SEGMENTS = "Tab.Admin.Segments"
    SMTP_OUT = "Tab.Admin.SmtpOut"
    MONITOR = "Tab.Admin.Monitor"
    MONITOR_ALL = "Tab.Admin.Monitor.All"
    BROADCAST = "Chat.Broadcast"

    USER_TYPES = "Tab.Admin.UserTypes"
    PURGE = "Tab.Admin.InteractionPurge"
    TENANT = "Tenant.Info"
    ALL_SEGMENTS = "Segments.All"
    SEND = "Answer.Send"
    APPROVE = "Answer.Approve"
    ASSIGN = "Interaction.Assign"
    DELETE = "Interaction.Delete"
    EDIT_RESOLVED = "Interaction.EditResolved"
