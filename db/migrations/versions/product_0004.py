"""Event logs of call logs and tasks, comments, statuses and priorities of tasks, indexes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.first_rows import task_rows
from db.models.base import TEXT, TIME

revision = "product_0004"
down_revision = "product_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "st_CallLogEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("CallLogID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=True),
        sa.Column("InterfaceUsed", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("OldDepartmentID", sa.Integer(), nullable=True),
        sa.Column("OldGroupID", sa.Integer(), nullable=True),
        sa.Column("OldUserID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["CallLogID"],
            ["st_CallLogs.CallLogID"],
        ),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["EventTypeID"],
            ["st_EventTypes.EventTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldDepartmentID", "OldGroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldUserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserIDTakingAction"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("EventDateUTC", "Uniquifier"),
    )
    op.create_table(
        "st_TaskComments",
        sa.Column("TaskCommentID", sa.Integer(), nullable=False),
        sa.Column("TaskID", sa.Integer(), nullable=False),
        sa.Column("CommentTypeID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("DateEnteredUTC", TIME, nullable=False),
        sa.Column("CommentText", TEXT, nullable=True),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["CommentTypeID"],
            ["st_CommentTypes.CommentTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["TaskID"],
            ["st_Tasks.TaskID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TaskCommentID"),
    )
    op.create_index(
        "ix_st_TaskComments_Task", "st_TaskComments", ["TaskID", "DateEnteredUTC"], unique=False
    )
    op.create_table(
        "st_TaskEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("TaskID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=True),
        sa.Column("InterfaceUsed", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("TaskStatusID", sa.Integer(), nullable=True),
        sa.Column("TaskPriorityID", sa.Integer(), nullable=True),
        sa.Column("OldUserID", sa.Integer(), nullable=True),
        sa.Column("OldTaskStatusID", sa.Integer(), nullable=True),
        sa.Column("OldTaskPriorityID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["EventTypeID"],
            ["st_EventTypes.EventTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldTaskPriorityID"],
            ["st_TaskPriorities.TaskPriorityID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldTaskStatusID"],
            ["st_TaskStatuses.TaskStatusID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldUserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["TaskID"],
            ["st_Tasks.TaskID"],
        ),
        sa.ForeignKeyConstraint(
            ["TaskPriorityID"],
            ["st_TaskPriorities.TaskPriorityID"],
        ),
        sa.ForeignKeyConstraint(
            ["TaskStatusID"],
            ["st_TaskStatuses.TaskStatusID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserIDTakingAction"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("EventDateUTC", "Uniquifier"),
    )
    op.create_index("ix_st_CallLogs_Email", "st_CallLogs", ["CustomerEmailAddress"], unique=False)
    op.create_index(
        "ix_st_CallLogs_Group", "st_CallLogs", ["GroupID", "DateStartUTC"], unique=False
    )
    op.create_index("ix_st_CallLogs_Number", "st_CallLogs", ["CallNumber"], unique=False)
    op.create_index("ix_st_CallLogs_Phone", "st_CallLogs", ["CustomerPhoneNumber"], unique=False)
    op.create_index("ix_st_CallLogs_Start", "st_CallLogs", ["DateStartUTC"], unique=False)
    op.create_index("ix_st_Tasks_Due", "st_Tasks", ["DateDueUTC"], unique=False)
    op.create_index("ix_st_TimeLogs_CallLog", "st_TimeLogs", ["CallLogID"], unique=False)
    op.create_index("ix_st_TicketLinks_CallLog", "st_TicketLinks", ["CallLogID"], unique=False)
    for table, rows in task_rows():
        if op.get_context().as_sql or not _has_rows(table):
            op.bulk_insert(table, rows)


def _has_rows(table: sa.Table) -> bool:
    """Tell whether somebody has chosen the rows already."""
    return op.get_bind().execute(sa.select(1).select_from(table).limit(1)).first() is not None
