"""What the tables of iService share: how their columns are named."""

from __future__ import annotations

from inspect import get_annotations
from typing import Any

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

from db.models.base import COLUMN_TYPES


class IServiceBase(DeclarativeBase):
    """Base of iService's tables; a column is named as its attribute, in camel case.

    ``contact_id`` becomes ``contactID``, ``in_server`` ``inServer``; columns whose own name is
    known are given it. Times are naive UTC.
    """

    metadata = MetaData()
    type_annotation_map = COLUMN_TYPES

    def __init_subclass__(cls, **options: Any) -> None:
        for attribute in get_annotations(cls):
            _name_column(cls, attribute)
        super().__init_subclass__(**options)


def _name_column(cls: type[IServiceBase], attribute: str) -> None:
    """Name a column; all are set anew, so that they keep their order."""
    mapped: MappedColumn[Any] = cls.__dict__.get(attribute) or mapped_column()
    if not mapped.column.name:
        mapped.column.name = mapped.column.key = camel_case(attribute)
    if attribute in cls.__dict__:
        delattr(cls, attribute)
    setattr(cls, attribute, mapped)


def camel_case(attribute: str) -> str:
    """Return the name of the column for an attribute: ``topic_id`` becomes ``topicID``."""
    first, *words = attribute.split("_")
    return first + "".join("ID" if word == "id" else word.capitalize() for word in words)
