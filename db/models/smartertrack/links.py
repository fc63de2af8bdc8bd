"""What tickets are tied to, here and on other servers (``st_TicketLinks``)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class TicketLink(Base):
    """A tie between a ticket and another ticket, a chat or a call."""

    __tablename__ = "st_TicketLinks"
    __table_args__ = (
        Index("ix_st_TicketLinks_Ticket", "TicketID"),
        Index("ix_st_TicketLinks_Secondary", "TicketID_Secondary"),
        Index("ix_st_TicketLinks_CallLog", "CallLogID"),
        Index("ix_st_TicketLinks_Chat", "ChatID"),
    )

    ticket_link_id: Mapped[int] = mapped_column("TicketLinkID", primary_key=True)
    ticket_id: Mapped[int] = mapped_column("TicketID", ForeignKey("st_Tickets.TicketID"))
    ticket_id_secondary: Mapped[int | None] = mapped_column(
        "TicketID_Secondary", ForeignKey("st_Tickets.TicketID")
    )
    chat_id: Mapped[int | None] = mapped_column("ChatID", ForeignKey("st_Chats.ChatID"))
    call_log_id: Mapped[int | None] = mapped_column(
        "CallLogID", ForeignKey("st_CallLogs.CallLogID")
    )


class TransferServer(Base):
    """Another installation that tickets can be handed to."""

    __tablename__ = "st_TransferServers"

    transfer_server_id: Mapped[int] = mapped_column("TransferServerID", primary_key=True)
    base_url: Mapped[str | None] = mapped_column("BaseUrl")
    user_name: Mapped[str | None] = mapped_column("UserName", Unicode(255))
    password: Mapped[str | None] = mapped_column("Password")
    password_format: Mapped[int] = mapped_column("PasswordFormat", default=0)
    password_salt: Mapped[str | None] = mapped_column("PasswordSalt", Unicode(255))
    name: Mapped[str | None] = mapped_column("Name", Unicode(255))
