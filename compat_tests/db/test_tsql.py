"""SQL Server's own SQL, proven without a server: reviewed text that a reader of T-SQL takes."""

from __future__ import annotations

import pytest
import sqlglot
from sqlalchemy import select

from compat_tests.db import tsql
from compat_tests.db.tsql import DIALECT, FILES, FOLDER, compiled, foreign_words, parse
from db.models import METADATA
from db.models.smartertrack import Ticket

TABLES = [table for each in METADATA for table in each.sorted_tables]
TEXTS = {name: make() for name, make in FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_the_sql_is_as_reviewed(name: str) -> None:
    assert TEXTS[name] == (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_the_sql_is_tsql(name: str) -> None:
    parse(TEXTS[name])
    assert foreign_words(TEXTS[name]) == []


@pytest.mark.parametrize("sql", ["SELECT 1 FROM t LIMIT 1", "SELECT * FROM t WHERE a IS 1"])
def test_words_of_other_databases_are_noticed(sql: str) -> None:
    assert foreign_words(sql) != []


def test_what_is_no_sql_is_noticed() -> None:
    with pytest.raises(sqlglot.ParseError):
        parse("SELECT FROM WHERE (")


def test_every_table_is_in_the_schema() -> None:
    made = [table.name for table in TABLES if f"CREATE TABLE {quoted(table.name)} (" in schema()]
    assert made == [table.name for table in TABLES]


def quoted(name: str) -> str:
    return DIALECT.identifier_preparer.quote(name)


def schema() -> str:
    return TEXTS["schema.sql"]


def test_keys_that_count_are_identities() -> None:
    assert "[TicketID] INTEGER NOT NULL IDENTITY" in schema()
    assert "[TicketMessageID] BIGINT NOT NULL IDENTITY" in schema()
    assert "[RoleID] SMALLINT NOT NULL IDENTITY" in schema()


def test_text_is_unicode_everywhere_and_times_are_datetimes() -> None:
    lines = [line.strip() for line in schema().splitlines() if not line.startswith("INSERT")]
    kinds = {line.split()[1] for line in lines if line.endswith(("NULL,", "IDENTITY,"))}
    assert {kind.partition("(")[0] for kind in kinds} == {
        "BIGINT",
        "BIT",
        "DATETIME",
        "DOUBLE",
        "INTEGER",
        "NVARCHAR",
        "SMALLINT",
        "UNIQUEIDENTIFIER",
        "VARBINARY",
        "VARCHAR",
    }
    assert [line for line in lines if " VARCHAR" in line] == ["version_num VARCHAR(32) NOT NULL,"]


def test_a_new_identity_comes_with_the_insert() -> None:
    assert "OUTPUT inserted.[TicketID] VALUES" in TEXTS["statements.sql"]


def test_pages_are_cut_by_offset_and_fetch() -> None:
    sql = compiled(select(Ticket.ticket_id).order_by(Ticket.ticket_id).limit(1).offset(2))
    assert "OFFSET :param_1 ROWS\n FETCH FIRST :param_2 ROWS ONLY" in sql


def test_the_name_of_a_database_may_have_a_dot() -> None:
    assert DIALECT.identifier_preparer.quote_identifier("iservice.a]b") == "[iservice.a]]b]"
    assert "FROM [iservice.tenant1].dbo.[st_Tags]" in TEXTS["statements.sql"]


def test_every_kind_of_statement_is_there() -> None:
    assert TEXTS["statements.sql"].count("-- ") == len(tsql.STATEMENTS)
