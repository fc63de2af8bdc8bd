"""Accounts, texts and signatures of outgoing mail (``st_SmtpAccounts``, ``st_Signatures``)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import BIG_KEY, Base


class SmtpAccount(Base):
    """A server that takes outgoing mail, and whom the mail is from."""

    __tablename__ = "st_SmtpAccounts"

    smtp_account_id: Mapped[int] = mapped_column("SmtpAccountID", primary_key=True)
    server_name: Mapped[str | None] = mapped_column("ServerName", Unicode(255))
    server_port: Mapped[int] = mapped_column("ServerPort", default=0)
    login_name: Mapped[str | None] = mapped_column("LoginName", Unicode(255))
    login_password: Mapped[str | None] = mapped_column("LoginPassword")
    from_address: Mapped[str | None] = mapped_column("FromAddress", Unicode(255))
    from_friendly_name: Mapped[str | None] = mapped_column("FromFriendlyName", Unicode(255))
    use_authentication: Mapped[bool] = mapped_column("UseAuthentication", default=False)
    use_ssl: Mapped[bool] = mapped_column("UseSSL", default=False)
    login_password_encrypted: Mapped[str | None] = mapped_column("LoginPasswordEncrypted")
    login_password_salt: Mapped[str | None] = mapped_column("LoginPasswordSalt", Unicode(255))
    use_tls: Mapped[bool] = mapped_column("UseTls", default=False)
    authenticate_ssl: Mapped[bool] = mapped_column("AuthenticateSsl", default=False)


class AutoResponder(Base):
    """What a department answers to a new ticket by itself."""

    __tablename__ = "st_AutoResponders"

    auto_responder_id: Mapped[int] = mapped_column("AutoResponderID", primary_key=True)
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    is_html: Mapped[bool] = mapped_column("IsHtml", default=False)
    subject: Mapped[str | None] = mapped_column("Subject")
    body: Mapped[str | None] = mapped_column("Body")
    kb_search_category_id: Mapped[int | None] = mapped_column("KbSearchCategoryID")
    kb_search_max_results: Mapped[int] = mapped_column("KbSearchMaxResults", default=0)
    view_online_link_text: Mapped[str | None] = mapped_column("ViewOnlineLinkText")
    kb_browse_text: Mapped[str | None] = mapped_column("KbBrowseText")


class EmailTemplate(Base):
    """The text of a mail that the product sends by itself."""

    __tablename__ = "st_EmailTemplates"

    email_template_id: Mapped[int] = mapped_column("EmailTemplateID", primary_key=True)
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    is_html: Mapped[bool] = mapped_column("IsHtml", default=False)
    subject: Mapped[str | None] = mapped_column("Subject")
    body: Mapped[str | None] = mapped_column("Body")


class Signature(Base):
    """What agents sign with, by brand, department or group."""

    __tablename__ = "st_Signatures"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    signature_id: Mapped[int] = mapped_column("SignatureID", primary_key=True)
    brand_id: Mapped[int | None] = mapped_column("BrandID", ForeignKey("st_Brands.BrandID"))
    department_id: Mapped[int | None] = mapped_column("DepartmentID")
    group_id: Mapped[int | None] = mapped_column("GroupID")
    signature: Mapped[str | None] = mapped_column("Signature")


class TicketEmail(Base):
    """An address that takes part in a ticket."""

    __tablename__ = "st_TicketEmails"
    __table_args__ = (
        Index("ix_st_TicketEmails_Ticket", "TicketID"),
        Index("ix_st_TicketEmails_Email", "Email"),
    )

    ticket_email_id: Mapped[int] = mapped_column("TicketEmailID", BIG_KEY, primary_key=True)
    ticket_id: Mapped[int] = mapped_column("TicketID", ForeignKey("st_Tickets.TicketID"))
    email: Mapped[str | None] = mapped_column("Email", Unicode(255))
    friendly_name: Mapped[str | None] = mapped_column("FriendlyName", Unicode(255))
    domain_name: Mapped[str | None] = mapped_column("DomainName", Unicode(255))
