"""Event logs of users and of the installation (``st_UserEventLogs``)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class UserEventLog(Base):
    """One thing that happened to a user; the key is (time, uniquifier)."""

    __tablename__ = "st_UserEventLogs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    user_id_taking_action: Mapped[int] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )


class GeneralEventLog(Base):
    """One thing that happened to nothing in particular; the key is (time, uniquifier)."""

    __tablename__ = "st_GeneralEventLogs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    user_id_taking_action: Mapped[int | None] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
    interface_used: Mapped[int] = mapped_column("InterfaceUsed", default=0)
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
