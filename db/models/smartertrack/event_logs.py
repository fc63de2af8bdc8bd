"""Event logs of users, call logs, tasks and of the installation (``st_..EventLogs``)."""

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


class CallLogEventLog(Base):
    """One thing that happened to a call log; the key is (time, uniquifier)."""

    __tablename__ = "st_CallLogEventLogs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        ForeignKeyConstraint(
            ["OldDepartmentID", "OldGroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    call_log_id: Mapped[int] = mapped_column("CallLogID", ForeignKey("st_CallLogs.CallLogID"))
    user_id_taking_action: Mapped[int | None] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
    interface_used: Mapped[int] = mapped_column("InterfaceUsed", default=0)
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    old_department_id: Mapped[int | None] = mapped_column("OldDepartmentID")
    old_group_id: Mapped[int | None] = mapped_column("OldGroupID")
    old_user_id: Mapped[int | None] = mapped_column("OldUserID", ForeignKey("st_Users.UserID"))


class TaskEventLog(Base):
    """One thing that happened to a task; the key is (time, uniquifier)."""

    __tablename__ = "st_TaskEventLogs"

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    task_id: Mapped[int] = mapped_column("TaskID", ForeignKey("st_Tasks.TaskID"))
    user_id_taking_action: Mapped[int | None] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
    interface_used: Mapped[int] = mapped_column("InterfaceUsed", default=0)
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    task_status_id: Mapped[int | None] = mapped_column(
        "TaskStatusID", ForeignKey("st_TaskStatuses.TaskStatusID")
    )
    task_priority_id: Mapped[int | None] = mapped_column(
        "TaskPriorityID", ForeignKey("st_TaskPriorities.TaskPriorityID")
    )
    old_user_id: Mapped[int | None] = mapped_column("OldUserID", ForeignKey("st_Users.UserID"))
    old_task_status_id: Mapped[int | None] = mapped_column(
        "OldTaskStatusID", ForeignKey("st_TaskStatuses.TaskStatusID")
    )
    old_task_priority_id: Mapped[int | None] = mapped_column(
        "OldTaskPriorityID", ForeignKey("st_TaskPriorities.TaskPriorityID")
    )
