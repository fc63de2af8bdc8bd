"""Mailboxes and raw messages."""

from __future__ import annotations

from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import mailboxes, raw_mail
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.rights import AGENTS, LANDLORD, MAIL_SERVICE, agents_with
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    MailboxesResult,
    MailboxInput,
    MailboxResult,
    RawMessageProcessResult,
    RawMessageResult,
    RawMessagesResult,
    RawMessageSubmitResult,
    ServiceResult,
)


@service.reads(agents_with(Right.SEGMENTS))
def mailboxes_get(desk: Desk, *, segment_id: int | None) -> MailboxesResult:
    """Return the mailboxes of the caller's segments."""
    return MailboxesResult(mailboxes=mailboxes.mailbox_infos(desk, segment_id))


@service.reads(AGENTS)
def mailboxes_get_forward(desk: Desk, *, segment_id: int | None) -> MailboxesResult:
    """Return the mailboxes that a question can be forwarded from."""
    return MailboxesResult(mailboxes=mailboxes.mailbox_infos(desk, segment_id))


@service.writes(agents_with(Right.SEGMENTS))
def mailbox_save(desk: Desk, *, mailbox: MailboxInput | None) -> MailboxResult:
    """Make or change a mailbox."""
    if mailbox is None:
        raise ServiceError(MISSING_ARGUMENT, name="mailbox")
    saved = mailboxes.save_mailbox(desk, mailbox)
    return MailboxResult(mailbox=mailboxes.mailbox_info(saved))


@service.writes(agents_with(Right.SEGMENTS))
def mailbox_set_enabled(desk: Desk, *, mailbox_id: int, is_enabled: bool) -> ServiceResult:
    """Switch the retrieval of a mailbox."""
    mailboxes.lock_mailbox(desk, mailbox_id).is_enabled = is_enabled
    return ServiceResult()


@service.reads(LANDLORD)
def raw_messages_get(
    desk: Desk, *, failed_only: bool, after_raw_message_id: int | None, max_rows: int
) -> RawMessagesResult:
    """Return raw messages without their bytes, in the order of their ids."""
    return raw_mail.list_raw(desk, after_raw_message_id or 0, max_rows, failed_only=failed_only)


@service.reads(LANDLORD)
def raw_message_get(desk: Desk, *, raw_message_id: int) -> RawMessageResult:
    """Return a raw message as it came."""
    found = raw_mail.find_raw(desk, raw_message_id)
    return RawMessageResult(
        raw_message_id=found.raw_message_id,
        file_name=f"{found.raw_message_id}.eml",
        data=found.data,
    )


@service.writes(MAIL_SERVICE)
def raw_message_submit(
    desk: Desk, *, mailbox_id: int, data: bytes | None
) -> RawMessageSubmitResult:
    """Store a message that was fetched from a mailbox."""
    if not data:
        raise ServiceError(MISSING_ARGUMENT, name="data")
    number, is_duplicate = raw_mail.submit(desk, mailbox_id, data)
    return RawMessageSubmitResult(raw_message_id=number, is_duplicate=is_duplicate)


@service.writes(MAIL_SERVICE)
def raw_messages_process(
    desk: Desk, *, raw_message_id: int | None, max_rows: int
) -> RawMessageProcessResult:
    """Turn raw messages into interactions."""
    done = raw_mail.process(desk, raw_message_id, max_rows)
    return RawMessageProcessResult(
        succeeded=len(done.interaction_ids),
        failed=done.failed,
        interaction_ids=done.interaction_ids,
    )
