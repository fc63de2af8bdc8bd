"""Our own tables (``isv_...``): what the product has no place for.

They stand beside the product's tables and refer to them by plain ids, so that nothing of ours
ever keeps the product from changing its rows.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, MetaData, SmallInteger, Unicode
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.models.base import ADDRESS, BIG_KEY, COLUMN_TYPES, WORDS

PREFIX = "isv_"
"""How the names of our tables begin."""


class OwnBase(DeclarativeBase):
    """Base of our own tables: column names are the attribute names, times are naive UTC."""

    metadata = MetaData()
    type_annotation_map = COLUMN_TYPES


class State:
    """What may stand in the ``state`` of mails and events.

    WAITING rows are due from ``next_attempt_utc`` on. DONE rows were delivered, nobody wanted to
    hear of SKIPPED ones; both are removed after a while. PARKED rows stay until an operator looks
    after them.
    """

    WAITING = 0
    DONE = 1
    PARKED = 2
    SKIPPED = 3


class _Delivery:
    """What mails and events share: how their delivery went so far."""

    created_utc: Mapped[datetime]
    state: Mapped[int] = mapped_column(SmallInteger, default=State.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_utc: Mapped[datetime]
    last_error: Mapped[str | None]
    finished_utc: Mapped[datetime | None]


class OutgoingMail(_Delivery, OwnBase):
    """A mail to be sent; ``to_addresses`` and ``cc_addresses`` are separated by commas.

    ``message_id`` is the mail's Message-ID with its angle brackets. A worker takes a row by setting
    owner and time of the lease and counting ``lease_token`` up in one conditional update; whoever
    holds an older token has lost the row.
    """

    __tablename__ = "isv_mail"
    __table_args__ = (Index("ix_isv_mail_due", "state", "next_attempt_utc"),)

    mail_id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True)
    message_id: Mapped[str] = mapped_column(Unicode(255), unique=True)
    in_reply_to: Mapped[str | None] = mapped_column(Unicode(255))
    from_address: Mapped[str | None] = mapped_column(Unicode(255))
    to_addresses: Mapped[str]
    cc_addresses: Mapped[str | None]
    subject: Mapped[str | None]
    body_text: Mapped[str | None]
    body_html: Mapped[str | None]
    ticket_id: Mapped[int | None] = mapped_column(index=True)
    ticket_message_id: Mapped[int | None] = mapped_column(BigInteger)
    lease_owner: Mapped[str | None] = mapped_column(Unicode(100))
    lease_until_utc: Mapped[datetime | None]
    lease_token: Mapped[int] = mapped_column(BigInteger, default=0)


class OutgoingEvent(_Delivery, OwnBase):
    """An event to be told to the providers, in the order of ``event_id`` for each object.

    ``delivery_id`` is a GUID that stays the same through every attempt; ``arguments`` is a JSON
    object. Who holds the `Lease` on events delivers all of them.
    """

    __tablename__ = "isv_events"
    __table_args__ = (
        Index("ix_isv_events_due", "state", "next_attempt_utc"),
        Index("ix_isv_events_object", "object_kind", "object_id", "state", "event_id"),
    )

    event_id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True)
    delivery_id: Mapped[str] = mapped_column(Unicode(36), unique=True)
    event_type_id: Mapped[int]
    object_kind: Mapped[str] = mapped_column(Unicode(30))
    object_id: Mapped[int] = mapped_column(BigInteger)
    arguments: Mapped[str]
    first_attempt_utc: Mapped[datetime | None]


class Occasion(OwnBase):
    """That an event of the clock was told: a ticket idle for so long, a due task, a full queue.

    ``threshold`` is what was reached, such as minutes or a count. ``occasion_utc`` tells one time
    from the next, such as the moment since which a ticket is idle.
    """

    __tablename__ = "isv_occasions"

    event_type_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    object_kind: Mapped[str] = mapped_column(Unicode(30), primary_key=True)
    object_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    threshold: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    occasion_utc: Mapped[datetime]
    told_utc: Mapped[datetime]


class Lockout(OwnBase):
    """Failed logins of one account from one address; account names are in lower case."""

    __tablename__ = "isv_lockouts"

    account: Mapped[str] = mapped_column(ADDRESS, primary_key=True)
    address: Mapped[str] = mapped_column(Unicode(64), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    first_failure_utc: Mapped[datetime]
    last_failure_utc: Mapped[datetime] = mapped_column(index=True)
    locked_until_utc: Mapped[datetime | None]


class Lease(OwnBase):
    """Work that one process at a time may do; ``token`` grows with every change of hands."""

    __tablename__ = "isv_leases"

    name: Mapped[str] = mapped_column(Unicode(100), primary_key=True)
    owner: Mapped[str | None] = mapped_column(Unicode(100))
    until_utc: Mapped[datetime | None]
    token: Mapped[int] = mapped_column(BigInteger, default=0)


class OwnSetting(OwnBase):
    """Something all processes of an installation must agree on, such as a key for hashes."""

    __tablename__ = "isv_settings"

    name: Mapped[str] = mapped_column(Unicode(100), primary_key=True)
    value: Mapped[str | None]


class Upload(OwnBase):
    """How long an attachment that comes in pieces is going to be, in bytes."""

    __tablename__ = "isv_uploads"

    ticket_attachment_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    announced_length: Mapped[int] = mapped_column(BigInteger)


class InstanceTransfer(OwnBase):
    """A ticket on its way to another server, or there.

    ``remote_ticket_number`` is known once the other server has opened its copy. Whoever carries
    the ticket holds ``claim`` until ``claimed_until_utc``.
    """

    __tablename__ = "isv_transfers"

    ticket_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    transfer_server_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    remote_ticket_number: Mapped[str | None] = mapped_column(Unicode(50))
    started_utc: Mapped[datetime]
    finished_utc: Mapped[datetime | None]
    claim: Mapped[str | None] = mapped_column(Unicode(36))
    claimed_until_utc: Mapped[datetime | None]


class KbExtra(OwnBase):
    """What the product's table of articles has no column for.

    The product counts views and keeps further keywords elsewhere; where is unknown.
    """

    __tablename__ = "isv_kb_articles"

    kb_article_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    other_keywords: Mapped[str | None]
    view_count: Mapped[int] = mapped_column(default=0)


class KbWords(OwnBase):
    """The words of an article as ``db.full_text`` finds them: each once, from its body too.

    ``indexed_utc`` is when the article was changed last, at the time that its words were read.
    """

    __tablename__ = "isv_kb_words"

    kb_article_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    subject_words: Mapped[str] = mapped_column(WORDS)
    keyword_words: Mapped[str] = mapped_column(WORDS)
    summary_words: Mapped[str] = mapped_column(WORDS)
    all_words: Mapped[str] = mapped_column(WORDS)
    indexed_utc: Mapped[datetime]


class TicketWords(OwnBase):
    """The words of a ticket as ``db.full_text`` finds them: each once, from all that belongs to it.

    ``last_message_id`` and ``last_comment_id`` are the newest of those whose words are here, or 0.
    """

    __tablename__ = "isv_ticket_words"

    ticket_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_message_id: Mapped[int] = mapped_column(BigInteger)
    last_comment_id: Mapped[int]
    subject_words: Mapped[str] = mapped_column(WORDS)
    all_words: Mapped[str] = mapped_column(WORDS)


class CallLogWords(OwnBase):
    """The words of a call log as ``db.full_text`` finds them: each once.

    ``indexed_utc`` is when the call log was changed last, at the time that its words were read.
    """

    __tablename__ = "isv_call_log_words"

    call_log_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    indexed_utc: Mapped[datetime]
    subject_words: Mapped[str] = mapped_column(WORDS)
    name_words: Mapped[str] = mapped_column(WORDS)
    all_words: Mapped[str] = mapped_column(WORDS)


class WordMark(OwnBase):
    """Up to which id the rows of a table have been read for their words."""

    __tablename__ = "isv_word_marks"

    table_name: Mapped[str] = mapped_column(Unicode(100), primary_key=True)
    last_id: Mapped[int] = mapped_column(BigInteger)


class KbFile(OwnBase):
    """A file that belongs to an article; its bytes are with those of attachments."""

    __tablename__ = "isv_kb_files"
    __table_args__ = (Index("ix_isv_kb_files_article", "kb_article_id"),)

    kb_file_id: Mapped[int] = mapped_column(primary_key=True)
    kb_article_id: Mapped[int]
    file_name: Mapped[str] = mapped_column(Unicode(255))
    name_on_disk: Mapped[str] = mapped_column(Unicode(255))
    length: Mapped[int]
    user_id: Mapped[int]
    created_utc: Mapped[datetime]


class Visitor(OwnBase):
    """Somebody on the web site, known by a key in a cookie; the product's table is unknown.

    ``visitor_key`` is the SHA-256 of that key, in hex. A visit lasts until ``left_utc``: an agent
    removed the visitor then, or nothing had been seen of them for too long. With the next page
    begins another of the ``visits``; ``started_utc`` and ``hits`` are of the last one.
    """

    __tablename__ = "isv_visitors"
    __table_args__ = (
        Index("ux_isv_visitors_key", "visitor_key", unique=True),
        Index("ix_isv_visitors_seen", "left_utc", "seen_utc"),
    )

    visitor_id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True)
    visitor_key: Mapped[str] = mapped_column(Unicode(64))
    brand_id: Mapped[int | None]
    user_id: Mapped[int | None]
    display_name: Mapped[str | None] = mapped_column(Unicode(255))
    email_address: Mapped[str | None] = mapped_column(ADDRESS)
    ip_address: Mapped[str | None] = mapped_column(Unicode(50))
    host_name: Mapped[str | None] = mapped_column(Unicode(255))
    country: Mapped[str | None] = mapped_column(Unicode(100))
    language: Mapped[str | None] = mapped_column(Unicode(50))
    user_agent: Mapped[str | None]
    referrer: Mapped[str | None]
    page_url: Mapped[str | None]
    page_title: Mapped[str | None]
    hits: Mapped[int] = mapped_column(default=0)
    visits: Mapped[int] = mapped_column(default=1)
    chat_id: Mapped[int | None]
    started_utc: Mapped[datetime]
    seen_utc: Mapped[datetime]
    left_utc: Mapped[datetime | None]


class VisitorPage(OwnBase):
    """A page that a visitor looked at."""

    __tablename__ = "isv_visitor_pages"
    __table_args__ = (
        Index("ix_isv_visitor_pages_visitor", "visitor_id"),
        Index("ix_isv_visitor_pages_seen", "seen_utc"),
    )

    visitor_page_id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True)
    visitor_id: Mapped[int] = mapped_column(BigInteger)
    page_url: Mapped[str | None]
    page_title: Mapped[str | None]
    seen_utc: Mapped[datetime]


class ChatInvitation(OwnBase):
    """An agent asks a visitor to chat, or opens the chat without asking.

    It waits until ``answered_utc``; ``answer`` says what became of it, ``chat_id`` is the chat.
    """

    __tablename__ = "isv_chat_invitations"
    __table_args__ = (
        Index("ix_isv_chat_invitations_visitor", "visitor_id"),
        Index("ix_isv_chat_invitations_waiting", "answered_utc", "issued_utc"),
    )

    chat_invitation_id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True)
    visitor_id: Mapped[int] = mapped_column(BigInteger)
    department_id: Mapped[int]
    group_id: Mapped[int]
    user_id: Mapped[int]
    message: Mapped[str | None]
    issued_utc: Mapped[datetime]
    answered_utc: Mapped[datetime | None]
    answer: Mapped[int] = mapped_column(SmallInteger, default=0)
    chat_id: Mapped[int | None]


class ChatRoomMember(OwnBase):
    """An agent in a chat room; the product's table is unknown."""

    __tablename__ = "isv_chat_room_members"
    __table_args__ = (Index("ix_isv_chat_room_members_user", "user_id"),)

    chat_channel_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    joined_utc: Mapped[datetime]


class NewsExtra(OwnBase):
    """What the product's table of news has no column for: its author and its days.

    Shown from ``publish_from_utc`` on and before ``publish_until_utc``; None is no limit. Of what
    the product's own pages have written, neither author nor creation is known.
    """

    __tablename__ = "isv_news"

    news_item_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int | None]
    created_utc: Mapped[datetime | None]
    modified_utc: Mapped[datetime]
    publish_from_utc: Mapped[datetime | None]
    publish_until_utc: Mapped[datetime | None]


class NewsRole(OwnBase):
    """A role whose members a news item is for; one without any is for everybody."""

    __tablename__ = "isv_news_roles"

    news_item_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role_id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
