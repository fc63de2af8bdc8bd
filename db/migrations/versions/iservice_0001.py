"""The tables of iService."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import ADDRESS, BYTES, TEXT, TIME

revision = "iservice_0001"
down_revision = None
branch_labels = ("iservice",)
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "Departments",
        sa.Column("departmentID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.PrimaryKeyConstraint("departmentID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "MonitorCounters",
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "PurgeAudit",
        sa.Column("purgeID", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Unicode(length=20), nullable=False),
        sa.Column("objectID", sa.Integer(), nullable=False),
        sa.Column("dateUtc", TIME, nullable=False),
        sa.Column("contactID", sa.Integer(), nullable=True),
        sa.Column("description", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("purgeID"),
    )
    op.create_index(op.f("ix_PurgeAudit_dateUtc"), "PurgeAudit", ["dateUtc"], unique=False)
    op.create_table(
        "ServiceLevels",
        sa.Column("serviceLevelID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("targetMinutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("serviceLevelID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "Skills",
        sa.Column("skillID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.PrimaryKeyConstraint("skillID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "TenantSettings",
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("value", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "UserTypes",
        sa.Column("userTypeID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("kind", sa.Unicode(length=20), nullable=False),
        sa.PrimaryKeyConstraint("userTypeID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "Contacts",
        sa.Column("contactID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=255), nullable=False),
        sa.Column("userTypeID", sa.Integer(), nullable=False),
        sa.Column("createdUtc", TIME, nullable=False),
        sa.Column("idleMinutes", sa.Integer(), nullable=True),
        sa.Column("isSpam", sa.Boolean(), nullable=False),
        sa.Column("chatAvailable", sa.Boolean(), nullable=False),
        sa.Column("passwordFormat", sa.Integer(), nullable=False),
        sa.Column("password", sa.Unicode(length=255), nullable=True),
        sa.Column("passwordSalt", sa.Unicode(length=128), nullable=True),
        sa.ForeignKeyConstraint(
            ["userTypeID"],
            ["UserTypes.userTypeID"],
        ),
        sa.PrimaryKeyConstraint("contactID"),
    )
    op.create_index(op.f("ix_Contacts_name"), "Contacts", ["name"], unique=False)
    op.create_index(op.f("ix_Contacts_userTypeID"), "Contacts", ["userTypeID"], unique=False)
    op.create_table(
        "DepartmentsSkills",
        sa.Column("departmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("skillID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["departmentID"],
            ["Departments.departmentID"],
        ),
        sa.ForeignKeyConstraint(
            ["skillID"],
            ["Skills.skillID"],
        ),
        sa.PrimaryKeyConstraint("departmentID", "skillID"),
    )
    op.create_table(
        "Segments",
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("isStandard", sa.Boolean(), nullable=False),
        sa.Column("isGlobal", sa.Boolean(), nullable=False),
        sa.Column("defaultMailboxID", sa.Integer(), nullable=True),
        sa.Column("defaultServiceLevelID", sa.Integer(), nullable=True),
        sa.Column("getAllOnGetNext", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["defaultServiceLevelID"],
            ["ServiceLevels.serviceLevelID"],
        ),
        sa.PrimaryKeyConstraint("segmentID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "UserTypesRights",
        sa.Column("userTypeID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("accessRight", sa.Unicode(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["userTypeID"],
            ["UserTypes.userTypeID"],
        ),
        sa.PrimaryKeyConstraint("userTypeID", "accessRight"),
    )
    op.create_table(
        "AgentsSegments",
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("segmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("contactID", "segmentID"),
    )
    op.create_table(
        "AgentsSkills",
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("skillID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["skillID"],
            ["Skills.skillID"],
        ),
        sa.PrimaryKeyConstraint("contactID", "skillID"),
    )
    op.create_table(
        "Campaigns",
        sa.Column("campaignID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("description", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("campaignID"),
    )
    op.create_table(
        "ContactsLogins",
        sa.Column("loginID", sa.Integer(), nullable=False),
        sa.Column("contactID", sa.Integer(), nullable=False),
        sa.Column("login", ADDRESS, nullable=False),
        sa.Column("type", sa.Unicode(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.PrimaryKeyConstraint("loginID"),
        sa.UniqueConstraint("login"),
    )
    op.create_index(
        op.f("ix_ContactsLogins_contactID"), "ContactsLogins", ["contactID"], unique=False
    )
    op.create_table(
        "ContactsSegments",
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("segmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("contactID", "segmentID"),
    )
    op.create_index(
        op.f("ix_ContactsSegments_segmentID"), "ContactsSegments", ["segmentID"], unique=False
    )
    op.create_table(
        "DepartmentsAgents",
        sa.Column("departmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["departmentID"],
            ["Departments.departmentID"],
        ),
        sa.PrimaryKeyConstraint("departmentID", "contactID"),
    )
    op.create_index(
        op.f("ix_DepartmentsAgents_contactID"), "DepartmentsAgents", ["contactID"], unique=False
    )
    op.create_table(
        "DepartmentsSegments",
        sa.Column("departmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("segmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["departmentID"],
            ["Departments.departmentID"],
        ),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("departmentID", "segmentID"),
    )
    op.create_table(
        "MailingLists",
        sa.Column("listID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("description", TEXT, nullable=True),
        sa.Column("isShownMyAccount", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("listID"),
    )
    op.create_table(
        "PasswordResets",
        sa.Column("tokenHash", sa.Unicode(length=64), nullable=False),
        sa.Column("contactID", sa.Integer(), nullable=False),
        sa.Column("expiresUtc", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.PrimaryKeyConstraint("tokenHash"),
    )
    op.create_index(
        op.f("ix_PasswordResets_contactID"), "PasswordResets", ["contactID"], unique=False
    )
    op.create_table(
        "Properties",
        sa.Column("propertyID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("kind", sa.Unicode(length=20), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("valueType", sa.Unicode(length=20), nullable=False),
        sa.Column("allowMultiple", sa.Boolean(), nullable=False),
        sa.Column("hasDescriptions", sa.Boolean(), nullable=False),
        sa.Column("isMultiLine", sa.Boolean(), nullable=False),
        sa.Column("isReadOnly", sa.Boolean(), nullable=False),
        sa.Column("isRequired", sa.Boolean(), nullable=False),
        sa.Column("isShared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("propertyID"),
        sa.UniqueConstraint("name"),
    )
    op.create_index(op.f("ix_Properties_segmentID"), "Properties", ["segmentID"], unique=False)
    op.create_table(
        "Responses",
        sa.Column("responseID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Unicode(length=20), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("subject", TEXT, nullable=True),
        sa.Column("bodyHtml", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("responseID"),
    )
    op.create_index(op.f("ix_Responses_segmentID"), "Responses", ["segmentID"], unique=False)
    op.create_table(
        "Sessions",
        sa.Column("sessionHash", sa.Unicode(length=64), nullable=False),
        sa.Column("contactID", sa.Integer(), nullable=False),
        sa.Column("startedUtc", TIME, nullable=False),
        sa.Column("lastActionUtc", TIME, nullable=False),
        sa.Column("address", sa.Unicode(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.PrimaryKeyConstraint("sessionHash"),
    )
    op.create_index("ix_Sessions_Contact", "Sessions", ["contactID"], unique=False)
    op.create_table(
        "CampaignsContacts",
        sa.Column("campaignID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("isOnList", sa.Boolean(), nullable=False),
        sa.Column("isOptedOut", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaignID"],
            ["Campaigns.campaignID"],
        ),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.PrimaryKeyConstraint("campaignID", "contactID"),
    )
    op.create_index(
        op.f("ix_CampaignsContacts_contactID"), "CampaignsContacts", ["contactID"], unique=False
    )
    op.create_table(
        "ContactsProperties",
        sa.Column("contactid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valueindex", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyvalue", TEXT, nullable=False),
        sa.Column("description", sa.Unicode(length=255), nullable=True),
        sa.ForeignKeyConstraint(
            ["contactid"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["propertyid"],
            ["Properties.propertyID"],
        ),
        sa.PrimaryKeyConstraint("contactid", "propertyid", "valueindex"),
    )
    op.create_table(
        "InteractionsCasesProperties",
        sa.Column("threadid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valueindex", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyvalue", TEXT, nullable=False),
        sa.Column("description", sa.Unicode(length=255), nullable=True),
        sa.ForeignKeyConstraint(
            ["propertyid"],
            ["Properties.propertyID"],
        ),
        sa.PrimaryKeyConstraint("threadid", "propertyid", "valueindex"),
    )
    op.create_table(
        "MailingListsContacts",
        sa.Column("listID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("isOnList", sa.Boolean(), nullable=False),
        sa.Column("isOptedOut", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["listID"],
            ["MailingLists.listID"],
        ),
        sa.PrimaryKeyConstraint("listID", "contactID"),
    )
    op.create_index(
        op.f("ix_MailingListsContacts_contactID"),
        "MailingListsContacts",
        ["contactID"],
        unique=False,
    )
    op.create_table(
        "PropertiesChoices",
        sa.Column("choiceID", sa.Integer(), nullable=False),
        sa.Column("propertyID", sa.Integer(), nullable=False),
        sa.Column("isDescription", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Unicode(length=255), nullable=False),
        sa.Column("skillID", sa.Integer(), nullable=True),
        sa.Column("serviceLevelID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["propertyID"],
            ["Properties.propertyID"],
        ),
        sa.ForeignKeyConstraint(
            ["serviceLevelID"],
            ["ServiceLevels.serviceLevelID"],
        ),
        sa.ForeignKeyConstraint(
            ["skillID"],
            ["Skills.skillID"],
        ),
        sa.PrimaryKeyConstraint("choiceID"),
    )
    op.create_index(
        op.f("ix_PropertiesChoices_propertyID"), "PropertiesChoices", ["propertyID"], unique=False
    )
    op.create_table(
        "Topics",
        sa.Column("topicID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("parentTopicID", sa.Integer(), nullable=True),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("visibility", sa.Unicode(length=20), nullable=False),
        sa.Column("serviceLevelID", sa.Integer(), nullable=True),
        sa.Column("customerTicketFilterID", sa.Integer(), nullable=True),
        sa.Column("acknowledgmentResponseID", sa.Integer(), nullable=True),
        sa.Column("agentNotificationID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledgmentResponseID"],
            ["Responses.responseID"],
        ),
        sa.ForeignKeyConstraint(
            ["agentNotificationID"],
            ["Responses.responseID"],
        ),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.ForeignKeyConstraint(
            ["serviceLevelID"],
            ["ServiceLevels.serviceLevelID"],
        ),
        sa.PrimaryKeyConstraint("topicID"),
    )
    op.create_index(op.f("ix_Topics_segmentID"), "Topics", ["segmentID"], unique=False)
    op.create_table(
        "Articles",
        sa.Column("articleID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("topicID", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Unicode(length=255), nullable=False),
        sa.Column("bodyHtml", TEXT, nullable=True),
        sa.Column("isPublic", sa.Boolean(), nullable=False),
        sa.Column("changedUtc", TIME, nullable=False),
        sa.Column("ratingCount", sa.Integer(), nullable=False),
        sa.Column("ratingSum", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.ForeignKeyConstraint(
            ["topicID"],
            ["Topics.topicID"],
        ),
        sa.PrimaryKeyConstraint("articleID"),
    )
    op.create_index(op.f("ix_Articles_topicID"), "Articles", ["topicID"], unique=False)
    op.create_table(
        "Forms",
        sa.Column("formID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("topicID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.ForeignKeyConstraint(
            ["topicID"],
            ["Topics.topicID"],
        ),
        sa.PrimaryKeyConstraint("formID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "Mailboxes",
        sa.Column("mailboxID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("inServer", ADDRESS, nullable=False),
        sa.Column("inUsername", ADDRESS, nullable=False),
        sa.Column("inPassword", TEXT, nullable=True),
        sa.Column("inProtocol", sa.Unicode(length=20), nullable=False),
        sa.Column("inPort", sa.Integer(), nullable=False),
        sa.Column("inUseSsl", sa.Boolean(), nullable=False),
        sa.Column("outServer", sa.Unicode(length=255), nullable=True),
        sa.Column("outPort", sa.Integer(), nullable=False),
        sa.Column("outUseSsl", sa.Boolean(), nullable=False),
        sa.Column("outUsername", sa.Unicode(length=255), nullable=True),
        sa.Column("outPassword", TEXT, nullable=True),
        sa.Column("replyAddress", sa.Unicode(length=255), nullable=True),
        sa.Column("filterID", sa.Integer(), nullable=True),
        sa.Column("defaultTopicID", sa.Integer(), nullable=False),
        sa.Column("isEnabled", sa.Boolean(), nullable=False),
        sa.Column("lastError", TEXT, nullable=True),
        sa.Column("lastCheckedUtc", TIME, nullable=True),
        sa.Column("retrieved", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["defaultTopicID"],
            ["Topics.topicID"],
        ),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.PrimaryKeyConstraint("mailboxID"),
        sa.UniqueConstraint("inServer", "inUsername", name="uq_Mailboxes_In"),
    )
    op.create_index(op.f("ix_Mailboxes_segmentID"), "Mailboxes", ["segmentID"], unique=False)
    op.create_table(
        "TopicsProperties",
        sa.Column("topicID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["propertyID"],
            ["Properties.propertyID"],
        ),
        sa.ForeignKeyConstraint(
            ["topicID"],
            ["Topics.topicID"],
        ),
        sa.PrimaryKeyConstraint("topicID", "propertyID"),
    )
    op.create_table(
        "TopicsSkills",
        sa.Column("topicID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("skillID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["skillID"],
            ["Skills.skillID"],
        ),
        sa.ForeignKeyConstraint(
            ["topicID"],
            ["Topics.topicID"],
        ),
        sa.PrimaryKeyConstraint("topicID", "skillID"),
    )
    op.create_table(
        "ArticlesContacts",
        sa.Column("articleID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contactID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["articleID"],
            ["Articles.articleID"],
        ),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.PrimaryKeyConstraint("articleID", "contactID"),
    )
    op.create_index(
        op.f("ix_ArticlesContacts_contactID"), "ArticlesContacts", ["contactID"], unique=False
    )
    op.create_table(
        "ArticlesProperties",
        sa.Column("articleid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valueindex", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyvalue", TEXT, nullable=False),
        sa.Column("description", sa.Unicode(length=255), nullable=True),
        sa.ForeignKeyConstraint(
            ["articleid"],
            ["Articles.articleID"],
        ),
        sa.ForeignKeyConstraint(
            ["propertyid"],
            ["Properties.propertyID"],
        ),
        sa.PrimaryKeyConstraint("articleid", "propertyid", "valueindex"),
    )
    op.create_table(
        "Interactions",
        sa.Column("interactionID", sa.Integer(), nullable=False),
        sa.Column("threadID", sa.Integer(), nullable=False),
        sa.Column("parentID", sa.Integer(), nullable=True),
        sa.Column("contactID", sa.Integer(), nullable=False),
        sa.Column("segmentID", sa.Integer(), nullable=False),
        sa.Column("topicID", sa.Integer(), nullable=False),
        sa.Column("mailboxID", sa.Integer(), nullable=True),
        sa.Column("type", sa.Unicode(length=30), nullable=False),
        sa.Column("status", sa.Unicode(length=20), nullable=False),
        sa.Column("dateUtc", TIME, nullable=False),
        sa.Column("targetUtc", TIME, nullable=True),
        sa.Column("subject", TEXT, nullable=True),
        sa.Column("fromAddress", TEXT, nullable=True),
        sa.Column("toAddress", TEXT, nullable=True),
        sa.Column("cc", TEXT, nullable=True),
        sa.Column("bcc", TEXT, nullable=True),
        sa.Column("bodyPlain", TEXT, nullable=True),
        sa.Column("bodyHtml", TEXT, nullable=True),
        sa.Column("note", TEXT, nullable=True),
        sa.Column("assignedToID", sa.Integer(), nullable=True),
        sa.Column("authorID", sa.Integer(), nullable=True),
        sa.Column("resolvedByID", sa.Integer(), nullable=True),
        sa.Column("resolvedUtc", TIME, nullable=True),
        sa.Column("isSpam", sa.Boolean(), nullable=False),
        sa.Column("expectsReply", sa.Boolean(), nullable=False),
        sa.Column("leaveOpen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignedToID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["authorID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["mailboxID"],
            ["Mailboxes.mailboxID"],
        ),
        sa.ForeignKeyConstraint(
            ["resolvedByID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["segmentID"],
            ["Segments.segmentID"],
        ),
        sa.ForeignKeyConstraint(
            ["topicID"],
            ["Topics.topicID"],
        ),
        sa.PrimaryKeyConstraint("interactionID"),
    )
    op.create_index(
        "ix_Interactions_Assigned", "Interactions", ["assignedToID", "status"], unique=False
    )
    op.create_index("ix_Interactions_Contact", "Interactions", ["contactID"], unique=False)
    op.create_index("ix_Interactions_Date", "Interactions", ["dateUtc"], unique=False)
    op.create_index("ix_Interactions_Parent", "Interactions", ["parentID"], unique=False)
    op.create_index("ix_Interactions_Queue", "Interactions", ["status", "targetUtc"], unique=False)
    op.create_index(
        "ix_Interactions_Segment", "Interactions", ["segmentID", "topicID"], unique=False
    )
    op.create_index("ix_Interactions_Thread", "Interactions", ["threadID"], unique=False)
    op.create_table(
        "Drafts",
        sa.Column("interactionID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("contactID", sa.Integer(), nullable=False),
        sa.Column("savedUtc", TIME, nullable=False),
        sa.Column("isAutoSaved", sa.Boolean(), nullable=False),
        sa.Column("subject", TEXT, nullable=True),
        sa.Column("bodyHtml", TEXT, nullable=True),
        sa.Column("note", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["contactID"],
            ["Contacts.contactID"],
        ),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.PrimaryKeyConstraint("interactionID"),
    )
    op.create_table(
        "FilesAttachments",
        sa.Column("attachmentID", sa.Integer(), nullable=False),
        sa.Column("interactionID", sa.Integer(), nullable=True),
        sa.Column("articleID", sa.Integer(), nullable=True),
        sa.Column("ownerID", sa.Integer(), nullable=True),
        sa.Column("fileName", sa.Unicode(length=255), nullable=False),
        sa.Column("contentType", sa.Unicode(length=255), nullable=True),
        sa.Column("sizeBytes", sa.Integer(), nullable=False),
        sa.Column("isInline", sa.Boolean(), nullable=False),
        sa.Column("createdUtc", TIME, nullable=False),
        sa.Column("data", BYTES, nullable=False),
        sa.ForeignKeyConstraint(
            ["articleID"],
            ["Articles.articleID"],
        ),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.ForeignKeyConstraint(
            ["ownerID"],
            ["Contacts.contactID"],
        ),
        sa.PrimaryKeyConstraint("attachmentID"),
    )
    op.create_index(
        op.f("ix_FilesAttachments_articleID"), "FilesAttachments", ["articleID"], unique=False
    )
    op.create_index(
        op.f("ix_FilesAttachments_interactionID"),
        "FilesAttachments",
        ["interactionID"],
        unique=False,
    )
    op.create_index(
        op.f("ix_FilesAttachments_ownerID"), "FilesAttachments", ["ownerID"], unique=False
    )
    op.create_table(
        "FilesProcessedMessages",
        sa.Column("interactionID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("messageID", sa.Unicode(length=255), nullable=True),
        sa.Column("headers", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.PrimaryKeyConstraint("interactionID"),
    )
    op.create_index(
        op.f("ix_FilesProcessedMessages_messageID"),
        "FilesProcessedMessages",
        ["messageID"],
        unique=False,
    )
    op.create_table(
        "FilesRawMessages",
        sa.Column("rawMessageID", sa.Integer(), nullable=False),
        sa.Column("mailboxID", sa.Integer(), nullable=False),
        sa.Column("receivedUtc", TIME, nullable=False),
        sa.Column("sizeBytes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Unicode(length=64), nullable=False),
        sa.Column("isProcessed", sa.Boolean(), nullable=False),
        sa.Column("isFailed", sa.Boolean(), nullable=False),
        sa.Column("errorMessage", TEXT, nullable=True),
        sa.Column("interactionID", sa.Integer(), nullable=True),
        sa.Column("data", BYTES, nullable=False),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.ForeignKeyConstraint(
            ["mailboxID"],
            ["Mailboxes.mailboxID"],
        ),
        sa.PrimaryKeyConstraint("rawMessageID"),
        sa.UniqueConstraint("mailboxID", "digest", name="uq_FilesRawMessages_Digest"),
    )
    op.create_index(
        "ix_FilesRawMessages_Interaction", "FilesRawMessages", ["interactionID"], unique=False
    )
    op.create_index(
        "ix_FilesRawMessages_Waiting", "FilesRawMessages", ["isProcessed", "isFailed"], unique=False
    )
    op.create_table(
        "InteractionsForwards",
        sa.Column("guidHash", sa.Unicode(length=64), nullable=False),
        sa.Column("interactionID", sa.Integer(), nullable=False),
        sa.Column("email", sa.Unicode(length=255), nullable=False),
        sa.Column("dateUtc", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.PrimaryKeyConstraint("guidHash"),
    )
    op.create_index(
        op.f("ix_InteractionsForwards_interactionID"),
        "InteractionsForwards",
        ["interactionID"],
        unique=False,
    )
    op.create_table(
        "InteractionsProperties",
        sa.Column("interactionid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyid", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("valueindex", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("propertyvalue", TEXT, nullable=False),
        sa.Column("description", sa.Unicode(length=255), nullable=True),
        sa.ForeignKeyConstraint(
            ["interactionid"],
            ["Interactions.interactionID"],
        ),
        sa.ForeignKeyConstraint(
            ["propertyid"],
            ["Properties.propertyID"],
        ),
        sa.PrimaryKeyConstraint("interactionid", "propertyid", "valueindex"),
    )
    op.create_table(
        "InteractionsPropertiesAudit",
        sa.Column("auditID", sa.Integer(), nullable=False),
        sa.Column("interactionID", sa.Integer(), nullable=False),
        sa.Column("propertyID", sa.Integer(), nullable=False),
        sa.Column("dateUtc", TIME, nullable=False),
        sa.Column("agentID", sa.Integer(), nullable=True),
        sa.Column("oldValues", TEXT, nullable=True),
        sa.Column("newValues", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.PrimaryKeyConstraint("auditID"),
    )
    op.create_index(
        "ix_InteractionsPropertiesAudit_Interaction",
        "InteractionsPropertiesAudit",
        ["interactionID"],
        unique=False,
    )
    op.create_table(
        "InteractionsStatusAudit",
        sa.Column("auditID", sa.Integer(), nullable=False),
        sa.Column("interactionID", sa.Integer(), nullable=False),
        sa.Column("dateUtc", TIME, nullable=False),
        sa.Column("status", sa.Unicode(length=20), nullable=False),
        sa.Column("agentID", sa.Integer(), nullable=True),
        sa.Column("description", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.PrimaryKeyConstraint("auditID"),
    )
    op.create_index(
        "ix_InteractionsStatusAudit_Interaction",
        "InteractionsStatusAudit",
        ["interactionID"],
        unique=False,
    )
    op.create_table(
        "SMTPOUT",
        sa.Column("smtpOutID", sa.Integer(), nullable=False),
        sa.Column("interactionID", sa.Integer(), nullable=True),
        sa.Column("mailboxID", sa.Integer(), nullable=False),
        sa.Column("messageID", sa.Unicode(length=255), nullable=False),
        sa.Column("fromAddress", sa.Unicode(length=255), nullable=False),
        sa.Column("toAddress", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=True),
        sa.Column("queuedUtc", TIME, nullable=False),
        sa.Column("nextAttemptUtc", TIME, nullable=False),
        sa.Column("attemptCount", sa.Integer(), nullable=False),
        sa.Column("lastError", TEXT, nullable=True),
        sa.Column("leaseID", sa.Unicode(length=36), nullable=True),
        sa.Column("leasedUntilUtc", TIME, nullable=True),
        sa.Column("data", BYTES, nullable=False),
        sa.ForeignKeyConstraint(
            ["interactionID"],
            ["Interactions.interactionID"],
        ),
        sa.ForeignKeyConstraint(
            ["mailboxID"],
            ["Mailboxes.mailboxID"],
        ),
        sa.PrimaryKeyConstraint("smtpOutID"),
    )
    op.create_index("ix_SMTPOUT_Due", "SMTPOUT", ["nextAttemptUtc"], unique=False)
    op.create_index("ix_SMTPOUT_Interaction", "SMTPOUT", ["interactionID"], unique=False)
    op.create_index("ix_SMTPOUT_Lease", "SMTPOUT", ["leaseID"], unique=False)
