"""What articles have beside the product's columns, their words and their files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.full_text import has_fts5
from db.models.base import TEXT, TIME

revision = "own_0003"
down_revision = "own_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "isv_kb_articles",
        sa.Column("kb_article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("other_keywords", TEXT, nullable=True),
        sa.Column("view_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kb_article_id"),
    )
    op.create_table(
        "isv_kb_files",
        sa.Column("kb_file_id", sa.Integer(), nullable=False),
        sa.Column("kb_article_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Unicode(length=255), nullable=False),
        sa.Column("name_on_disk", sa.Unicode(length=255), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_utc", TIME, nullable=False),
        sa.PrimaryKeyConstraint("kb_file_id"),
    )
    op.create_index("ix_isv_kb_files_article", "isv_kb_files", ["kb_article_id"], unique=False)
    op.create_table(
        "isv_kb_words",
        sa.Column("kb_article_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject_words", TEXT, nullable=False),
        sa.Column("keyword_words", TEXT, nullable=False),
        sa.Column("summary_words", TEXT, nullable=False),
        sa.Column("all_words", TEXT, nullable=False),
        sa.Column("indexed_utc", TIME, nullable=False),
        sa.PrimaryKeyConstraint("kb_article_id"),
    )
    dialect = op.get_context().dialect.name
    if dialect == "sqlite" and has_fts5():
        for statement in _FTS5:
            op.execute(statement)
    elif dialect in ("mysql", "mariadb"):
        _index_in_mysql()


def _index_in_mysql() -> None:
    """Index every word, also those that MySQL would leave out."""
    op.execute("SET SESSION innodb_ft_enable_stopword = OFF")
    op.create_index(
        "ix_isv_kb_words_all", "isv_kb_words", ["all_words"], unique=False, mysql_prefix="FULLTEXT"
    )
    op.execute("SET SESSION innodb_ft_enable_stopword = ON")


# The index holds no text of its own; triggers keep it right, whoever changes the table.
_ADD = (
    "INSERT INTO isv_kb_words_index (rowid, all_words) VALUES (new.kb_article_id, new.all_words);"
)
_REMOVE = (
    "INSERT INTO isv_kb_words_index (isv_kb_words_index, rowid, all_words)"
    " VALUES ('delete', old.kb_article_id, old.all_words);"
)
_FTS5 = (
    "CREATE VIRTUAL TABLE isv_kb_words_index USING fts5 (all_words, content='isv_kb_words',"
    " content_rowid='kb_article_id', tokenize='ascii')",
    f"CREATE TRIGGER isv_kb_words_added AFTER INSERT ON isv_kb_words BEGIN {_ADD} END",
    f"CREATE TRIGGER isv_kb_words_removed AFTER DELETE ON isv_kb_words BEGIN {_REMOVE} END",
    "CREATE TRIGGER isv_kb_words_changed AFTER UPDATE OF all_words ON isv_kb_words"
    f" BEGIN {_REMOVE} {_ADD} END",
)
