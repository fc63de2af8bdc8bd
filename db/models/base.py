"""What all models share: the metadata and the column types of every dialect."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Unicode,
    UnicodeText,
)
from sqlalchemy.dialects import mssql, mysql
from sqlalchemy.orm import DeclarativeBase

BIG_KEY = BigInteger().with_variant(Integer(), "sqlite")
"""A bigint identity; SQLite numbers rows only for a column that is plainly INTEGER."""

SMALL_KEY = SmallInteger().with_variant(Integer(), "sqlite")
"""A smallint identity."""

ADDRESS = Unicode(255).with_variant(Unicode(255, collation="NOCASE"), "sqlite")
"""A mail address, compared without regard to case as SQL Server and MySQL do by themselves."""

TEXT = (
    UnicodeText()
    .with_variant(mssql.NVARCHAR(), "mssql")
    .with_variant(mysql.LONGTEXT(), "mysql", "mariadb")
)
"""Text of any length."""

WORDS = (
    UnicodeText()
    .with_variant(mssql.NVARCHAR(collation="Latin1_General_BIN2"), "mssql")
    .with_variant(mysql.LONGTEXT(charset="utf8mb4", collation="utf8mb4_bin"), "mysql", "mariadb")
)
"""Text of any length in which each letter is itself alone, whatever the database is used to."""

BYTES = (
    LargeBinary()
    .with_variant(mssql.VARBINARY("max"), "mssql")  # type: ignore[no-untyped-call]
    .with_variant(mysql.LONGBLOB(), "mysql", "mariadb")
)
"""Bytes of any length."""

TIME = DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
"""A time, to the microsecond where the database can."""


COLUMN_TYPES = {str: TEXT, datetime: TIME}
"""Columns without a type of their own: text of any length, times to the microsecond."""


class Base(DeclarativeBase):
    """Base of the product's tables: Python names are snake_case, column names the product's.

    Text without a width is unlimited; times are naive UTC. Columns that refer to a table which
    is not modelled yet are plain columns.
    """

    metadata = MetaData()
    type_annotation_map = COLUMN_TYPES
