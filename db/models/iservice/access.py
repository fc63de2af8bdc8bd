"""Who may do what, and who is there: user types, agents' places, sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.iservice.base import IServiceBase


class UserKind:
    """What a user type is: the first three are the product's, the others are its servants."""

    ANONYMOUS = "anonymous"
    CUSTOMER = "customer"
    AGENT = "agent"
    SERVICE = "service"
    LANDLORD = "landlord"


class UserType(IServiceBase):
    """A set of access rights."""

    __tablename__ = "UserTypes"

    user_type_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)
    kind: Mapped[str] = mapped_column(Unicode(20))


class UserTypeRight(IServiceBase):
    """An access right of a user type, by its name."""

    __tablename__ = "UserTypesRights"

    user_type_id: Mapped[int] = mapped_column(
        ForeignKey("UserTypes.userTypeID"), primary_key=True, autoincrement=False
    )
    access_right: Mapped[str] = mapped_column(Unicode(100), primary_key=True)


class AgentSegment(IServiceBase):
    """A segment that an agent has access to."""

    __tablename__ = "AgentsSegments"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False
    )
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("Segments.segmentID"), primary_key=True, autoincrement=False
    )


class AgentSkill(IServiceBase):
    """A skill that an agent has."""

    __tablename__ = "AgentsSkills"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False
    )
    skill_id: Mapped[int] = mapped_column(
        ForeignKey("Skills.skillID"), primary_key=True, autoincrement=False
    )


class Department(IServiceBase):
    """A group of agents, which passes its segments and skills on to them."""

    __tablename__ = "Departments"

    department_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)


class DepartmentAgent(IServiceBase):
    """An agent in a department."""

    __tablename__ = "DepartmentsAgents"

    department_id: Mapped[int] = mapped_column(
        ForeignKey("Departments.departmentID"), primary_key=True, autoincrement=False
    )
    contact_id: Mapped[int] = mapped_column(
        ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False, index=True
    )


class DepartmentSegment(IServiceBase):
    """A segment that a department passes on."""

    __tablename__ = "DepartmentsSegments"

    department_id: Mapped[int] = mapped_column(
        ForeignKey("Departments.departmentID"), primary_key=True, autoincrement=False
    )
    segment_id: Mapped[int] = mapped_column(
        ForeignKey("Segments.segmentID"), primary_key=True, autoincrement=False
    )


class DepartmentSkill(IServiceBase):
    """A skill that a department passes on."""

    __tablename__ = "DepartmentsSkills"

    department_id: Mapped[int] = mapped_column(
        ForeignKey("Departments.departmentID"), primary_key=True, autoincrement=False
    )
    skill_id: Mapped[int] = mapped_column(
        ForeignKey("Skills.skillID"), primary_key=True, autoincrement=False
    )


class LoginSession(IServiceBase):
    """A session; ``session_hash`` is a digest of the token that only the client holds."""

    __tablename__ = "Sessions"
    __table_args__ = (Index("ix_Sessions_Contact", "contactID"),)

    session_hash: Mapped[str] = mapped_column(Unicode(64), primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("Contacts.contactID"))
    started_utc: Mapped[datetime]
    last_action_utc: Mapped[datetime]
    address: Mapped[str | None] = mapped_column(Unicode(64))


class PasswordReset(IServiceBase):
    """A password reset that was asked for; ``token_hash`` is a digest of what was mailed."""

    __tablename__ = "PasswordResets"

    token_hash: Mapped[str] = mapped_column(Unicode(64), primary_key=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("Contacts.contactID"), index=True)
    expires_utc: Mapped[datetime]
