"""The words of tickets and call logs, how far they have been read, and how words compare."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.full_text import has_fts5
from db.models.base import TEXT, TIME, WORDS

revision = "own_0005"
down_revision = "own_0004"
branch_labels = None
depends_on = None

_KEYS = {"isv_ticket_words": "ticket_id", "isv_call_log_words": "call_log_id"}


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "isv_ticket_words",
        sa.Column("ticket_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_message_id", sa.BigInteger(), nullable=False),
        sa.Column("last_comment_id", sa.Integer(), nullable=False),
        sa.Column("subject_words", WORDS, nullable=False),
        sa.Column("all_words", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("ticket_id"),
    )
    op.create_table(
        "isv_call_log_words",
        sa.Column("call_log_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indexed_utc", TIME, nullable=False),
        sa.Column("subject_words", WORDS, nullable=False),
        sa.Column("name_words", WORDS, nullable=False),
        sa.Column("all_words", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("call_log_id"),
    )
    op.create_table(
        "isv_word_marks",
        sa.Column("table_name", sa.Unicode(length=100), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("table_name"),
    )
    dialect = op.get_context().dialect.name
    if dialect == "sqlite" and has_fts5():
        for table, key in _KEYS.items():
            _index_in_sqlite(table, key)
    elif dialect in ("mysql", "mariadb"):
        op.drop_index("ix_isv_kb_words_all", "isv_kb_words")
        _tell_letters_apart()
        _index_in_mysql(*_KEYS, "isv_kb_words")
    elif dialect == "mssql":
        _tell_letters_apart()


def _tell_letters_apart() -> None:
    """Compare the words of articles letter by letter, as on SQLite."""
    for column in ("subject_words", "keyword_words", "summary_words", "all_words"):
        op.alter_column(
            "isv_kb_words", column, type_=WORDS, existing_type=TEXT, existing_nullable=False
        )


def _index_in_sqlite(table: str, key: str) -> None:
    """Make an index that holds no text of its own; triggers keep it right, whoever writes."""
    index = f"{table}_index"
    add = f"INSERT INTO {index} (rowid, all_words) VALUES (new.{key}, new.all_words);"
    remove = (
        f"INSERT INTO {index} ({index}, rowid, all_words)"
        f" VALUES ('delete', old.{key}, old.all_words);"
    )
    op.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5 (all_words, content='{table}',"
        f" content_rowid='{key}', tokenize='ascii')"
    )
    op.execute(f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {table}_removed AFTER DELETE ON {table} BEGIN {remove} END")
    op.execute(
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF all_words ON {table}"
        f" BEGIN {remove} {add} END"
    )


def _index_in_mysql(*tables: str) -> None:
    """Index every word, also those that MySQL would leave out."""
    op.execute("SET SESSION innodb_ft_enable_stopword = OFF")
    for table in tables:
        name = f"ix_{table}_all"
        op.create_index(name, table, ["all_words"], unique=False, mysql_prefix="FULLTEXT")
    op.execute("SET SESSION innodb_ft_enable_stopword = ON")
