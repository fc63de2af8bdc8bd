"""Types of iService, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(slots=True)
class LoginResult:
    """LoginResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    session_id: str | None = None
    contact_id: int = 0
    idle_timeout_minutes: int = 0


@dataclass(slots=True)
class ServiceResult:
    """ServiceResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None


@dataclass(slots=True)
class LoggedInResult:
    """LoggedInResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    is_logged_in: bool = False
    contact_id: int = 0
    name: str | None = None
    is_agent: bool = False
    user_type_id: int | None = None
    user_type_name: str | None = None
    access_rights: Iterable[str | None] | None = None
    segment_ids: Iterable[int] | None = None
    last_action_utc: datetime | None = None


@dataclass(slots=True)
class ContactDetails:
    """ContactDetails of iService."""

    properties: Iterable[PropertyInput | None] | None = None
    set_logins: bool = False
    logins: Iterable[ContactLogin | None] | None = None


@dataclass(slots=True)
class PropertyInput:
    """PropertyInput of iService."""

    property_id: int = 0
    property_name: str | None = None
    values: Iterable[PropertyValue | None] | None = None


@dataclass(slots=True)
class PropertyValue:
    """PropertyValue of iService."""

    description: str | None = None
    value: str | None = None
    value_date_utc: datetime | None = None
    value_datetime_utc: datetime | None = None
    value_int: int | None = None
    value_number: Decimal | None = None


@dataclass(slots=True)
class ContactLogin:
    """ContactLogin of iService."""

    name: str | None = None
    type: str | None = None


@dataclass(slots=True)
class ContactResult:
    """ContactResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    contact_id: int = 0


@dataclass(slots=True)
class VersionResult:
    """VersionResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    version: str | None = None
    schema_version: str | None = None
    tenant_name: str | None = None


@dataclass(slots=True)
class SearchFields:
    """SearchFields of iService."""

    groups: Iterable[SearchGroup | None] | None = None


@dataclass(slots=True)
class SearchGroup:
    """SearchGroup of iService."""

    fields: Iterable[SearchField | None] | None = None


@dataclass(slots=True)
class SearchField:
    """SearchField of iService."""

    where: str = "anywhere"
    field_id: str | None = None
    search_string: str | None = None


@dataclass(slots=True)
class ContactSearchResult:
    """ContactSearchResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    total_count: int = 0
    page_num: int = 0
    per_page: int = 0
    contacts: Iterable[ContactSummary | None] | None = None


@dataclass(slots=True)
class ContactSummary:
    """ContactSummary of iService."""

    contact_id: int = 0
    name: str | None = None
    email: str | None = None
    company: str | None = None
    segment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class ContactNameResult:
    """ContactNameResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    contact_id: int = 0
    name: str | None = None


@dataclass(slots=True)
class ContactDetailsResult:
    """ContactDetailsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    contact_id: int = 0
    name: str | None = None
    properties: Iterable[PropertyDefinition | None] | None = None
    logins: Iterable[ContactLogin | None] | None = None
    membership: Iterable[int] | None = None
    can_modify_logins: bool = False


@dataclass(slots=True)
class PropertyDefinition:
    """PropertyDefinition of iService."""

    property_id: int = 0
    name: str | None = None
    kind: str = "Contact"
    segment_id: int | None = None
    is_date: bool = False
    is_datetime: bool = False
    is_integer: bool = False
    is_number: bool = False
    allow_multiple: bool = False
    has_descriptions: bool = False
    is_multi_line: bool = False
    is_read_only: bool = False
    is_required: bool = False
    is_shared: bool = False
    values: Iterable[PropertyValue | None] | None = None
    value_choices: Iterable[str | None] | None = None
    description_choices: Iterable[str | None] | None = None


@dataclass(slots=True)
class SubscriptionsResult:
    """SubscriptionsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    lists: Iterable[ListSubscription | None] | None = None
    campaigns: Iterable[CampaignSubscription | None] | None = None
    articles: Iterable[ArticleSubscription | None] | None = None


@dataclass(slots=True)
class ListSubscription:
    """ListSubscription of iService."""

    list_id: int = 0
    name: str | None = None
    description: str | None = None
    is_shown_my_account: bool = False
    is_on_list: bool = False
    is_opted_out: bool = False


@dataclass(slots=True)
class CampaignSubscription:
    """CampaignSubscription of iService."""

    campaign_id: int = 0
    name: str | None = None
    description: str | None = None
    is_on_list: bool = False
    is_opted_out: bool = False


@dataclass(slots=True)
class ArticleSubscription:
    """ArticleSubscription of iService."""

    article_id: int = 0
    subject: str | None = None


@dataclass(slots=True)
class SubscriptionsInput:
    """SubscriptionsInput of iService."""

    list_ids: Iterable[str | None] | None = None
    optout_ids: Iterable[str | None] | None = None
    article_ids: Iterable[str | None] | None = None


@dataclass(slots=True)
class InteractionSearchResult:
    """InteractionSearchResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    total_count: int = 0
    page_num: int = 0
    per_page: int = 0
    interactions: Iterable[InteractionSummary | None] | None = None


@dataclass(slots=True)
class InteractionSummary:
    """InteractionSummary of iService."""

    id: int = 0
    thread_id: int = 0
    parent_id: int | None = None
    date_utc: datetime = datetime(1, 1, 1)
    type: str | None = None
    status: str | None = None
    tags: Iterable[str | None] | None = None
    subject: str | None = None
    subject_bare: str | None = None
    customer_id: int = 0
    customer_name: str | None = None
    segment_id: int = 0
    segment_name: str | None = None
    topic_id: int = 0
    topic_name: str | None = None
    assigned_to_id: int | None = None
    agent_name: str | None = None
    resolved_by_name: str | None = None


@dataclass(slots=True)
class InteractionDetailsResult:
    """InteractionDetailsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    details: InteractionDetails | None = None


@dataclass(slots=True)
class InteractionDetails:
    """InteractionDetails of iService."""

    id: int = 0
    thread_id: int = 0
    parent_id: int | None = None
    date_utc: datetime = datetime(1, 1, 1)
    type: str | None = None
    status: str | None = None
    tags: Iterable[str | None] | None = None
    subject: str | None = None
    subject_bare: str | None = None
    customer_id: int = 0
    customer_name: str | None = None
    segment_id: int = 0
    segment_name: str | None = None
    topic_id: int = 0
    topic_name: str | None = None
    assigned_to_id: int | None = None
    agent_name: str | None = None
    resolved_by_name: str | None = None
    mailbox_id: int | None = None
    from_address: str | None = None
    to_address: str | None = None
    cc: str | None = None
    bcc: str | None = None
    body_plain: str | None = None
    body_html: str | None = None
    note: str | None = None
    interaction_properties: Iterable[PropertyDisplay | None] | None = None
    case_properties: Iterable[PropertyDisplay | None] | None = None
    attachments: Iterable[AttachmentInfo | None] | None = None


@dataclass(slots=True)
class PropertyDisplay:
    """PropertyDisplay of iService."""

    property_id: int = 0
    name: str | None = None
    values: Iterable[PropertyValue | None] | None = None


@dataclass(slots=True)
class AttachmentInfo:
    """AttachmentInfo of iService."""

    attachment_id: int = 0
    interaction_id: int | None = None
    file_name: str | None = None
    content_type: str | None = None
    size_bytes: int = 0
    is_inline: bool = False


@dataclass(slots=True)
class StartInteractionResult:
    """StartInteractionResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    quoted_body: str | None = None
    interaction_properties: Iterable[PropertyDefinition | None] | None = None
    case_properties: Iterable[PropertyDefinition | None] | None = None
    attachments: Iterable[AttachmentInfo | None] | None = None
    addresses: Iterable[str | None] | None = None
    mailboxes: Iterable[MailboxSummary | None] | None = None
    default_mailbox_id: int | None = None
    responses: Iterable[ResponseTemplate | None] | None = None


@dataclass(slots=True)
class MailboxSummary:
    """MailboxSummary of iService."""

    mailbox_id: int = 0
    name: str | None = None


@dataclass(slots=True)
class ResponseTemplate:
    """ResponseTemplate of iService."""

    response_id: int = 0
    segment_id: int | None = None
    kind: str = "Stock"
    name: str | None = None
    subject: str | None = None
    body_html: str | None = None


@dataclass(slots=True)
class AgentEmailInput:
    """AgentEmailInput of iService."""

    in_response_to_id: int | None = None
    subject: str | None = None
    segment_id: int = 0
    topic_id: int = 0
    add_subject_ref_num: bool = False
    contact_id: int = 0
    body_html: str | None = None
    dest_email: str | None = None
    default_mailbox_id: int | None = None
    mailbox_id: int | None = None
    note: str | None = None
    properties: Iterable[PropertyInput | None] | None = None
    case_properties: Iterable[PropertyInput | None] | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class InteractionResult:
    """InteractionResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    interaction_id: int = 0
    thread_id: int = 0


@dataclass(slots=True)
class TicketInput:
    """TicketInput of iService."""

    in_response_to_id: int | None = None
    subject: str | None = None
    segment_id: int = 0
    topic_id: int = 0
    add_subject_ref_num: bool = False
    contact_id: int = 0
    body_html: str | None = None
    dest_email: str | None = None
    assign_to_agent_id: int | None = None
    note: str | None = None
    properties: Iterable[PropertyInput | None] | None = None
    case_properties: Iterable[PropertyInput | None] | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class NoteInput:
    """NoteInput of iService."""

    in_response_to_id: int | None = None
    subject: str | None = None
    segment_id: int = 0
    topic_id: int = 0
    add_subject_ref_num: bool = False
    contact_id: int = 0
    body_html: str | None = None
    is_private: bool = False
    properties: Iterable[PropertyInput | None] | None = None
    case_properties: Iterable[PropertyInput | None] | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class ForwardEmailInput:
    """ForwardEmailInput of iService."""

    in_response_to_id: int | None = None
    subject: str | None = None
    segment_id: int = 0
    topic_id: int = 0
    add_subject_ref_num: bool = False
    contact_id: int = 0
    body_html: str | None = None
    remove_inline_attachment_ids: Iterable[int] | None = None
    mailbox_id: int | None = None
    default_mailbox_id: int | None = None
    dest_email: str | None = None
    properties: Iterable[PropertyInput | None] | None = None
    case_properties: Iterable[PropertyInput | None] | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class InteractionInput:
    """InteractionInput of iService."""

    type: str | None = None
    in_response_to_id: int | None = None
    contact_id: int | None = None
    contact_login: str | None = None
    segment_id: int = 0
    topic_id: int = 0
    mailbox_id: int | None = None
    date_utc: datetime | None = None
    subject: str | None = None
    body_html: str | None = None
    body_plain: str | None = None
    note: str | None = None
    add_subject_ref_num: bool = False
    assign_to_agent_id: int | None = None
    properties: Iterable[PropertyInput | None] | None = None
    case_properties: Iterable[PropertyInput | None] | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class StatusAuditResult:
    """StatusAuditResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    interaction_id: int = 0
    entries: Iterable[StatusAuditEntry | None] | None = None


@dataclass(slots=True)
class StatusAuditEntry:
    """StatusAuditEntry of iService."""

    date_utc: datetime = datetime(1, 1, 1)
    status: str | None = None
    agent_id: int | None = None
    agent_name: str | None = None
    description: str | None = None


@dataclass(slots=True)
class InteractionPropertiesResult:
    """InteractionPropertiesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    interaction_id: int = 0
    interaction_properties: Iterable[PropertyDefinition | None] | None = None
    case_properties: Iterable[PropertyDefinition | None] | None = None


@dataclass(slots=True)
class QueueItemResult:
    """QueueItemResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    interaction_id: int | None = None
    details: InteractionDetails | None = None


@dataclass(slots=True)
class AnswerInput:
    """AnswerInput of iService."""

    in_response_to_id: int = 0
    subject: str | None = None
    segment_id: int | None = None
    topic_id: int | None = None
    add_subject_ref_num: bool = False
    forward_segment_id: int | None = None
    contact_id: int | None = None
    is_mass_update: bool = False
    case_properties: Iterable[PropertyInput | None] | None = None
    interaction_properties: Iterable[PropertyInput | None] | None = None
    response_properties: Iterable[PropertyInput | None] | None = None
    leave_open: bool = False
    expect_reply: bool = False
    suppress_subject_ref: bool = False
    notification_id: int | None = None
    body_html: str | None = None
    note: str | None = None
    mailbox_id: int | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class MassActionResult:
    """MassActionResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    updated_ids: Iterable[int] | None = None
    failed_ids: Iterable[int] | None = None


@dataclass(slots=True)
class AnswerResult:
    """AnswerResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    response_interaction_ids: Iterable[int] | None = None
    updated_ids: Iterable[int] | None = None
    smtp_out_ids: Iterable[int] | None = None


@dataclass(slots=True)
class MailboxesResult:
    """MailboxesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    mailboxes: Iterable[MailboxInfo | None] | None = None


@dataclass(slots=True)
class MailboxInfo:
    """MailboxInfo of iService."""

    mailbox_id: int = 0
    segment_id: int = 0
    name: str | None = None
    in_server: str | None = None
    in_username: str | None = None
    in_protocol: str = "POP"
    in_port: int = 0
    in_use_ssl: bool = False
    out_server: str | None = None
    out_port: int = 0
    out_use_ssl: bool = False
    reply_address: str | None = None
    filter_id: int | None = None
    default_topic_id: int = 0
    is_enabled: bool = False
    last_error: str | None = None
    last_checked_utc: datetime | None = None


@dataclass(slots=True)
class CaseResult:
    """CaseResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    thread_id: int = 0
    root_interaction_id: int = 0
    case_properties: Iterable[PropertyDefinition | None] | None = None
    interactions: Iterable[InteractionDetails | None] | None = None


@dataclass(slots=True)
class SegmentsResult:
    """SegmentsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    segments: Iterable[Segment | None] | None = None


@dataclass(slots=True)
class Segment:
    """Segment of iService."""

    segment_id: int = 0
    name: str | None = None
    is_standard: bool = False
    default_mailbox_id: int | None = None
    default_service_level_id: int | None = None
    get_all_on_get_next: bool = False


@dataclass(slots=True)
class TopicsResult:
    """TopicsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    topics: Iterable[Topic | None] | None = None


@dataclass(slots=True)
class Topic:
    """Topic of iService."""

    topic_id: int = 0
    segment_id: int = 0
    parent_topic_id: int | None = None
    name: str | None = None
    visibility: str = "Public"
    skill_ids: Iterable[int] | None = None
    service_level_id: int | None = None
    customer_ticket_filter_id: int | None = None
    acknowledgment_response_id: int | None = None
    agent_notification_id: int | None = None
    property_ids: Iterable[int] | None = None


@dataclass(slots=True)
class PropertiesResult:
    """PropertiesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    properties: Iterable[PropertyDefinition | None] | None = None


@dataclass(slots=True)
class ResponsesResult:
    """ResponsesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    responses: Iterable[ResponseTemplate | None] | None = None


@dataclass(slots=True)
class AgentsResult:
    """AgentsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    agents: Iterable[AgentInfo | None] | None = None
    licenses_used: int = 0
    licenses_authorized: int = 0


@dataclass(slots=True)
class AgentInfo:
    """AgentInfo of iService."""

    contact_id: int = 0
    name: str | None = None
    user_type_id: int = 0
    user_type_name: str | None = None
    segment_ids: Iterable[int] | None = None
    department_ids: Iterable[int] | None = None
    skill_ids: Iterable[int] | None = None
    is_logged_in: bool = False
    last_action_utc: datetime | None = None
    chat_available: bool = False


@dataclass(slots=True)
class UserTypesResult:
    """UserTypesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    user_types: Iterable[UserType | None] | None = None


@dataclass(slots=True)
class UserType:
    """UserType of iService."""

    user_type_id: int = 0
    name: str | None = None
    is_agent: bool = False
    access_rights: Iterable[str | None] | None = None


@dataclass(slots=True)
class FileResult:
    """FileResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    attachment_id: int = 0
    file_name: str | None = None
    content_type: str | None = None
    data: bytes | None = None


@dataclass(slots=True)
class AttachmentsResult:
    """AttachmentsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    attachments: Iterable[AttachmentInfo | None] | None = None


@dataclass(slots=True)
class MailboxInput:
    """MailboxInput of iService."""

    mailbox_id: int = 0
    segment_id: int = 0
    name: str | None = None
    in_server: str | None = None
    in_username: str | None = None
    in_protocol: str = "POP"
    in_port: int = 0
    in_use_ssl: bool = False
    out_server: str | None = None
    out_port: int = 0
    out_use_ssl: bool = False
    reply_address: str | None = None
    filter_id: int | None = None
    default_topic_id: int = 0
    is_enabled: bool = False
    in_password: str | None = None
    out_username: str | None = None
    out_password: str | None = None


@dataclass(slots=True)
class MailboxResult:
    """MailboxResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    mailbox: MailboxInfo | None = None


@dataclass(slots=True)
class RawMessagesResult:
    """RawMessagesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    total_count: int = 0
    raw_messages: Iterable[RawMessageInfo | None] | None = None


@dataclass(slots=True)
class RawMessageInfo:
    """RawMessageInfo of iService."""

    raw_message_id: int = 0
    mailbox_id: int | None = None
    received_utc: datetime = datetime(1, 1, 1)
    size_bytes: int = 0
    is_processed: bool = False
    is_failed: bool = False
    error_message: str | None = None
    interaction_id: int | None = None


@dataclass(slots=True)
class RawMessageResult:
    """RawMessageResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    raw_message_id: int = 0
    file_name: str | None = None
    data: bytes | None = None


@dataclass(slots=True)
class RawMessageSubmitResult:
    """RawMessageSubmitResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    raw_message_id: int = 0
    is_duplicate: bool = False


@dataclass(slots=True)
class RawMessageProcessResult:
    """RawMessageProcessResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    succeeded: int = 0
    failed: int = 0
    interaction_ids: Iterable[int] | None = None


@dataclass(slots=True)
class SmtpOutResult:
    """SmtpOutResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    total_count: int = 0
    items: Iterable[SmtpOutItem | None] | None = None


@dataclass(slots=True)
class SmtpOutItem:
    """SmtpOutItem of iService."""

    smtp_out_id: int = 0
    interaction_id: int | None = None
    mailbox_id: int = 0
    to_address: str | None = None
    subject: str | None = None
    queued_utc: datetime = datetime(1, 1, 1)
    next_attempt_utc: datetime | None = None
    attempt_count: int = 0
    last_error: str | None = None


@dataclass(slots=True)
class SmtpOutLeaseResult:
    """SmtpOutLeaseResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    lease_id: str | None = None
    messages: Iterable[SmtpOutMessage | None] | None = None


@dataclass(slots=True)
class SmtpOutMessage:
    """SmtpOutMessage of iService."""

    smtp_out_id: int = 0
    mailbox_id: int = 0
    from_address: str | None = None
    recipients: Iterable[str | None] | None = None
    data: bytes | None = None


@dataclass(slots=True)
class BroadcastResult:
    """BroadcastResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    is_active: bool = False
    message_html: str | None = None
    applied_utc: datetime | None = None


@dataclass(slots=True)
class TenantResult:
    """TenantResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    tenant: TenantInfo | None = None


@dataclass(slots=True)
class TenantInfo:
    """TenantInfo of iService."""

    tenant_name: str | None = None
    database_name: str | None = None
    domains: Iterable[str | None] | None = None
    web_service_url: str | None = None
    agent_limit: int = 0
    chat_agent_limit: int = 0
    mailboxes_enabled: bool = False
    schema_version: str | None = None


@dataclass(slots=True)
class TenantsResult:
    """TenantsResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    tenants: Iterable[TenantInfo | None] | None = None


@dataclass(slots=True)
class MonitorResult:
    """MonitorResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    service_started_utc: datetime | None = None
    tenants: Iterable[TenantMonitor | None] | None = None


@dataclass(slots=True)
class TenantMonitor:
    """TenantMonitor of iService."""

    tenant_name: str | None = None
    processor_succeeded: int = 0
    processor_failed: int = 0
    smtp_out_sent: int = 0
    smtp_out_failed: int = 0
    mass_mailing_queued: int = 0
    campaigns_queued: int = 0
    alerts_raised: int = 0
    mailboxes: Iterable[MailboxStatus | None] | None = None


@dataclass(slots=True)
class MailboxStatus:
    """MailboxStatus of iService."""

    mailbox_id: int = 0
    name: str | None = None
    status: str | None = None
    retrieved: int = 0


@dataclass(slots=True)
class InteractionPurgeResult:
    """InteractionPurgeResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    is_enabled: bool = False
    retention_days: int | None = None
    pending_interactions: int = 0
    pending_files: int = 0
    last_deleted_utc: datetime | None = None


@dataclass(slots=True)
class ArticlesResult:
    """ArticlesResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    total_count: int = 0
    articles: Iterable[Article | None] | None = None


@dataclass(slots=True)
class Article:
    """Article of iService."""

    article_id: int = 0
    segment_id: int = 0
    topic_id: int = 0
    subject: str | None = None
    body_html: str | None = None
    is_public: bool = False
    rating: Decimal | None = None
    properties: Iterable[PropertyDisplay | None] | None = None
    attachments: Iterable[AttachmentInfo | None] | None = None


@dataclass(slots=True)
class ArticleResult:
    """ArticleResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    article: Article | None = None


@dataclass(slots=True)
class QuestionInput:
    """QuestionInput of iService."""

    login: str | None = None
    contact_details: ContactDetails | None = None
    segment_id: int = 0
    topic_id: int = 0
    subject: str | None = None
    body_html: str | None = None
    properties: Iterable[PropertyInput | None] | None = None
    attachment_ids: Iterable[int] | None = None


@dataclass(slots=True)
class BatchRow:
    """BatchRow of iService."""

    row_number: int = 0
    values: Iterable[str | None] | None = None


@dataclass(slots=True)
class BatchResult:
    """BatchResult of iService."""

    success: bool = False
    errors: Iterable[str | None] | None = None
    error_details: Iterable[str | None] | None = None
    rows_total: int = 0
    rows_succeeded: int = 0
    rows_failed: int = 0
    rows: Iterable[BatchRowResult | None] | None = None


@dataclass(slots=True)
class BatchRowResult:
    """BatchRowResult of iService."""

    row_number: int = 0
    success: bool = False
    contact_id: int | None = None
    contact_created: bool = False
    interaction_id: int | None = None
    error_message: str | None = None
