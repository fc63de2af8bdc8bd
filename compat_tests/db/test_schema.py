"""The tables: made on an empty database, left alone on others, right in every dialect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.dialects import mssql, mysql
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from compat_tests.db.lanes import opened
from db import ConfigurationError, create_schema, open_engine
from db.first_rows import QUEUE_USER_ID
from db.models import IServiceBase
from db.models.base import Base
from db.models.smartertrack import Ticket, TicketStatus, User

MSSQL: Dialect = mssql.dialect(deprecate_large_types=True)  # type: ignore[no-untyped-call]
MYSQL: Dialect = mysql.dialect()
TABLES = Base.metadata.sorted_tables


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with opened(f"sqlite:///{tmp_path}/new/folder/test.db") as engine:
        yield engine


def test_a_second_start_changes_nothing(engine: Engine) -> None:
    create_schema(engine)
    create_schema(engine)
    with Session(engine) as session:
        assert list(session.scalars(select(TicketStatus.ticket_status_id))) == [1, 2, 3, 4]
        assert list(session.scalars(select(User.user_id).where(User.is_queue))) == [QUEUE_USER_ID]


def test_a_database_in_use_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE st_Tickets (TicketID int)"))
    create_schema(engine)
    names = inspect(engine).get_table_names()
    assert [name for name in names if not name.startswith("isv_")] == ["st_Tickets"]


def test_every_table_has_a_prefix_or_is_of_iservice(engine: Engine) -> None:
    create_schema(engine)
    names = inspect(engine).get_table_names()
    others = {name for name in names if not name.startswith(("st_", "isv_"))}
    assert others == set(IServiceBase.metadata.tables)


def test_columns_have_the_products_names(engine: Engine) -> None:
    create_schema(engine)
    columns = [column["name"] for column in inspect(engine).get_columns("st_Tickets")]
    assert columns[:8] == [
        "TicketID",
        "TicketNumber",
        "DateOpenedUTC",
        "TicketPriorityID",
        "TicketStatusID",
        "DepartmentID",
        "GroupID",
        "UserID",
    ]


def test_a_group_is_referred_to_by_both_columns_of_its_key() -> None:
    targets = {key.target_fullname for key in Ticket.__table__.foreign_keys}
    assert {"st_Groups.DepartmentID", "st_Groups.GroupID"} <= targets


@pytest.mark.parametrize("dialect", [MSSQL, MYSQL], ids=["mssql", "mysql"])
def test_every_table_can_be_made_in_the_other_dialects(dialect: Dialect) -> None:
    statements = [str(CreateTable(table).compile(dialect=dialect)) for table in TABLES]
    assert len(statements) == len(TABLES)


def test_text_is_unicode_of_any_length_on_sql_server() -> None:
    sql = str(CreateTable(Base.metadata.tables["st_TicketMessages"]).compile(dialect=MSSQL))
    assert "[BodyHTML] NVARCHAR(max)" in sql
    assert "[TicketMessageID] BIGINT NOT NULL IDENTITY" in sql


def test_sqlite_runs_in_write_ahead_mode_with_foreign_keys(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


@pytest.mark.parametrize("url", ["nonsense", "oracle9000://x/y", "sqlite+nothing:///x"])
def test_a_url_that_cannot_be_used_is_a_configuration_error(url: str) -> None:
    with pytest.raises(ConfigurationError):
        open_engine(url)
