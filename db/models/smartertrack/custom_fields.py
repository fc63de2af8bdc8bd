"""Custom fields and their values (``st_CustomDataFields``)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class CustomDataField(Base):
    """The definition of a custom field; ``options`` are separated by line feeds."""

    __tablename__ = "st_CustomDataFields"

    custom_field_id: Mapped[int] = mapped_column("CustomFieldID", primary_key=True)
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    data_type: Mapped[int] = mapped_column("DataType", default=0)
    default_value: Mapped[str | None] = mapped_column("DefaultValue")
    special_mapping: Mapped[str | None] = mapped_column("SpecialMapping", Unicode(255))
    options: Mapped[str | None] = mapped_column("Options")
    is_global: Mapped[bool] = mapped_column("IsGlobal", default=False)


class CustomTemplate(Base):
    """A set of custom fields that a department shows."""

    __tablename__ = "st_CustomTemplates"

    custom_template_id: Mapped[int] = mapped_column("CustomTemplateID", primary_key=True)
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))


class CustomDataFieldInCustomTemplate(Base):
    """How a template shows and requires a custom field."""

    __tablename__ = "st_CustomDataFieldsInCustomTemplates"

    custom_template_id: Mapped[int] = mapped_column(
        "CustomTemplateID",
        ForeignKey("st_CustomTemplates.CustomTemplateID"),
        primary_key=True,
        autoincrement=False,
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    is_visible: Mapped[bool] = mapped_column("IsVisible", default=False)
    is_required: Mapped[bool] = mapped_column("IsRequired", default=False)
    sort_order: Mapped[int] = mapped_column("SortOrder", default=0)
    is_visible_to_agents: Mapped[bool] = mapped_column("IsVisibleToAgents", default=False)
    is_required_to_agent_respond_ticket: Mapped[bool] = mapped_column(
        "IsRequiredToAgentRespondTicket", default=False
    )
    is_required_to_agent_close_ticket: Mapped[bool] = mapped_column(
        "IsRequiredToAgentCloseTicket", default=False
    )
    is_visible_in_widget: Mapped[bool] = mapped_column("IsVisibleInWidget", default=False)
    conditional_custom_field_id: Mapped[int | None] = mapped_column(
        "ConditionalCustomFieldID", ForeignKey("st_CustomDataFields.CustomFieldID")
    )
    conditional_values: Mapped[str | None] = mapped_column("ConditionalValues")


class CustomDataFieldInTicket(Base):
    """A ticket's value of a custom field."""

    __tablename__ = "st_CustomDataFieldsInTickets"

    ticket_id: Mapped[int] = mapped_column(
        "TicketID", ForeignKey("st_Tickets.TicketID"), primary_key=True, autoincrement=False
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    data_content: Mapped[str | None] = mapped_column("DataContent")


class CustomDataFieldForUser(Base):
    """A user's value of a custom field."""

    __tablename__ = "st_CustomDataFieldsForUsers"

    user_id: Mapped[int] = mapped_column(
        "UserID", ForeignKey("st_Users.UserID"), primary_key=True, autoincrement=False
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    data_content: Mapped[str | None] = mapped_column("DataContent")


class CustomDataFieldForDepartment(Base):
    """A department's value of a custom field."""

    __tablename__ = "st_CustomDataFieldsForDepartments"

    department_id: Mapped[int] = mapped_column(
        "DepartmentID",
        ForeignKey("st_Departments.DepartmentID"),
        primary_key=True,
        autoincrement=False,
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    data_content: Mapped[str | None] = mapped_column("DataContent")


class CustomDataFieldForBrand(Base):
    """A brand's value of a custom field."""

    __tablename__ = "st_CustomDataFieldsForBrands"

    brand_id: Mapped[int] = mapped_column(
        "BrandID", ForeignKey("st_Brands.BrandID"), primary_key=True, autoincrement=False
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    data_content: Mapped[str | None] = mapped_column("DataContent")


class CustomDataFieldForGroup(Base):
    """A group's value of a custom field."""

    __tablename__ = "st_CustomDataFieldsForGroups"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    group_id: Mapped[int] = mapped_column("GroupID", primary_key=True, autoincrement=False)
    department_id: Mapped[int] = mapped_column(
        "DepartmentID", primary_key=True, autoincrement=False
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    data_content: Mapped[str | None] = mapped_column("DataContent")
