"""Contacts: people, their logins, their segments and what they follow."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import ADDRESS
from db.models.iservice.base import IServiceBase


class Contact(IServiceBase):
    """A person; an agent is a contact whose user type says so.

    ``name`` is derived from properties and logins whenever these change. ``idle_minutes`` is an
    idle limit of their own. The password columns are as those of ``st_Users``.
    """

    __tablename__ = "Contacts"

    contact_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(255), index=True)
    user_type_id: Mapped[int] = mapped_column(ForeignKey("UserTypes.userTypeID"), index=True)
    created_utc: Mapped[datetime]
    idle_minutes: Mapped[int | None]
    is_spam: Mapped[bool] = mapped_column(default=False)
    chat_available: Mapped[bool] = mapped_column(default=False)
    password_format: Mapped[int] = mapped_column(default=0)
    password: Mapped[str | None] = mapped_column(Unicode(255))
    password_salt: Mapped[str | None] = mapped_column(Unicode(128))


class ContactLogin(IServiceBase):
    """A login, unique in the tenant; its type is empty, ``email``, ``bounced`` or ``Google``."""

    __tablename__ = "ContactsLogins"

    login_id: Mapped[int] = mapped_column(primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("Contacts.contactID"), index=True)
    login: Mapped[str] = mapped_column(ADDRESS, unique=True)
    type: Mapped[str] = mapped_column(Unicode(20), default="")


class ContactSegment(IServiceBase):
    """A segment that a contact is in."""

    __tablename__ = "ContactsSegments"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False
    )
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("Segments.segmentID"), primary_key=True, autoincrement=False, index=True
    )


class MailingList(IServiceBase):
    """A mailing list that contacts may be on."""

    __tablename__ = "MailingLists"

    list_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"))
    name: Mapped[str] = mapped_column(Unicode(100))
    description: Mapped[str | None]
    is_shown_my_account: Mapped[bool] = mapped_column(default=True)


class Campaign(IServiceBase):
    """A series of messages that contacts may get."""

    __tablename__ = "Campaigns"

    campaign_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"))
    name: Mapped[str] = mapped_column(Unicode(100))
    description: Mapped[str | None]


class ListContact(IServiceBase):
    """Whether a contact is on a mailing list or wants nothing of it."""

    __tablename__ = "MailingListsContacts"

    list_id: Mapped[int] = mapped_column(
        ForeignKey("MailingLists.listID"), primary_key=True, autoincrement=False
    )
    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False, index=True
    )
    is_on_list: Mapped[bool] = mapped_column(default=False)
    is_opted_out: Mapped[bool] = mapped_column(default=False)


class CampaignContact(IServiceBase):
    """Whether a contact gets a campaign or wants nothing of it."""

    __tablename__ = "CampaignsContacts"

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("Campaigns.campaignID"), primary_key=True, autoincrement=False
    )
    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False, index=True
    )
    is_on_list: Mapped[bool] = mapped_column(default=False)
    is_opted_out: Mapped[bool] = mapped_column(default=False)


class ArticleContact(IServiceBase):
    """An article that a contact follows."""

    __tablename__ = "ArticlesContacts"

    article_id: Mapped[int] = mapped_column(
        ForeignKey("Articles.articleID"), primary_key=True, autoincrement=False
    )
    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False, index=True
    )
