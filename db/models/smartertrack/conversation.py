"""Messages, comments and files (``st_TicketMessages``, ``st_TicketComments``)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import BIG_KEY, Base


class CommentType(Base):
    """A kind of comment."""

    __tablename__ = "st_CommentTypes"

    comment_type_id: Mapped[int] = mapped_column("CommentTypeID", primary_key=True)
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    include_in_search_index: Mapped[bool] = mapped_column("IncludeInSearchIndex", default=False)
    show_inline_with_emails: Mapped[bool] = mapped_column("ShowInlineWithEmails", default=False)


class TicketMessage(Base):
    """A message between customer and agent; direction 0 is from the customer, 1 to them."""

    __tablename__ = "st_TicketMessages"

    ticket_message_id: Mapped[int] = mapped_column("TicketMessageID", BIG_KEY, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(
        "TicketID", ForeignKey("st_Tickets.TicketID"), index=True
    )
    date_received_utc: Mapped[datetime] = mapped_column("DateReceivedUTC")
    user_id_from: Mapped[int | None] = mapped_column("UserID_From", ForeignKey("st_Users.UserID"))
    subject: Mapped[str | None] = mapped_column("Subject")
    body_text: Mapped[str | None] = mapped_column("BodyText")
    body_html: Mapped[str | None] = mapped_column("BodyHTML")
    message_direction: Mapped[int | None] = mapped_column("MessageDirection")
    from_address: Mapped[str | None] = mapped_column("FromAddress")
    to_address: Mapped[str | None] = mapped_column("ToAddress")
    cc_addresses: Mapped[str | None] = mapped_column("CcAddresses")
    delivery_status: Mapped[int] = mapped_column("DeliveryStatus", default=0)
    last_delivery_error: Mapped[str | None] = mapped_column("LastDeliveryError")
    file_id_raw_content: Mapped[int | None] = mapped_column(
        "FileIDRawContent", ForeignKey("st_Files.FileID")
    )
    smtp_message_guid: Mapped[str | None] = mapped_column("SmtpMessageGuid", Unicode(50))
    is_first_message_of_ticket: Mapped[bool] = mapped_column(
        "IsFirstMessageOfTicket", default=False
    )
    show_all_message_content: Mapped[bool] = mapped_column("ShowAllMessageContent", default=False)
    is_draft: Mapped[bool] = mapped_column("IsDraft", default=False)


class TicketComment(Base):
    """A note that agents leave on a ticket."""

    __tablename__ = "st_TicketComments"

    ticket_id: Mapped[int] = mapped_column(
        "TicketID", ForeignKey("st_Tickets.TicketID"), index=True
    )
    ticket_comment_id: Mapped[int] = mapped_column("TicketCommentID", primary_key=True)
    comment_type_id: Mapped[int] = mapped_column(
        "CommentTypeID", ForeignKey("st_CommentTypes.CommentTypeID")
    )
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    date_entered_utc: Mapped[datetime] = mapped_column("DateEnteredUTC")
    comment_text: Mapped[str | None] = mapped_column("CommentText")
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)


class TicketAttachment(Base):
    """A file that belongs to a ticket; ``ticket_message_id`` 0 means no message."""

    __tablename__ = "st_TicketAttachments"
    __table_args__ = (Index("ix_st_TicketAttachments_Message", "TicketMessageID"),)

    ticket_message_id: Mapped[int] = mapped_column("TicketMessageID", BigInteger, default=0)
    ticket_id: Mapped[int] = mapped_column(
        "TicketID", ForeignKey("st_Tickets.TicketID"), index=True
    )
    ticket_attachment_id: Mapped[int] = mapped_column("TicketAttachmentID", primary_key=True)
    file_name_original: Mapped[str | None] = mapped_column("FileNameOriginal", Unicode(255))
    file_name_on_disk: Mapped[str | None] = mapped_column("FileNameOnDisk", Unicode(255))
    cid_tag_name: Mapped[str | None] = mapped_column("CidTagName", Unicode(255))
    length: Mapped[int] = mapped_column("Length", default=0)
    crc: Mapped[int] = mapped_column("Crc", BigInteger, default=0)
    creation_date_utc: Mapped[datetime] = mapped_column("CreationDateUTC")
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))


class FileDirectory(Base):
    """A folder for files of users and departments."""

    __tablename__ = "st_FileDirectories"

    file_directory_id: Mapped[int] = mapped_column("FileDirectoryID", primary_key=True)
    file_directory_id_parent: Mapped[int | None] = mapped_column(
        "FileDirectoryID_Parent", ForeignKey("st_FileDirectories.FileDirectoryID")
    )
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))


class File(Base):
    """A file that is not an attachment."""

    __tablename__ = "st_Files"

    file_id: Mapped[int] = mapped_column("FileID", primary_key=True)
    file_directory_id: Mapped[int | None] = mapped_column(
        "FileDirectoryID", ForeignKey("st_FileDirectories.FileDirectoryID")
    )
    file_name_original: Mapped[str | None] = mapped_column("FileNameOriginal", Unicode(255))
    file_name_on_disk: Mapped[str | None] = mapped_column("FileNameOnDisk", Unicode(255))
    length: Mapped[int] = mapped_column("Length", default=0)
    crc: Mapped[int] = mapped_column("Crc", BigInteger, default=0)
    compression_type: Mapped[int] = mapped_column("CompressionType", default=0)
