"""The T-SQL this server speaks, as text: all tables, and one statement of each kind.

``python -m compat_tests.db.tsql`` writes the golden files; read their difference before you keep
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlglot
from sqlalchemy import MetaData, case, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects import mssql
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex

from db import containing, locked, schema_sql
from db.full_text import holds_word
from db.models import Base
from db.models.own import KbWords, Lease, OutgoingEvent
from db.models.smartertrack import (
    Group,
    Ticket,
    TicketMessage,
    TicketStatus,
    User,
    UserInGroup,
    UserSetting,
)
from db.tenancy import migrations as master_migrations

FOLDER = Path(__file__).parent / "tsql"
URL = "mssql+pyodbc://user:password@server/iservice.tenant"
NOON = datetime(2019, 8, 23, 12)

# What SQL Server does not know, though sqlglot takes it.
_FOREIGN = re.compile(
    r"\bLIMIT\b|\bRETURNING\b|\bIS (?:NOT )?[01]\b|\btrue\b|\bfalse\b|\bFOR UPDATE\b|"
    r"\bSELECT EXISTS\b|\|\||`|\bILIKE\b",
    re.IGNORECASE,
)


def sql_server() -> Dialect:
    """Return the dialect of SQL Server 2016."""
    dialect: Dialect = mssql.dialect(deprecate_large_types=True)  # type: ignore[no-untyped-call]
    dialect.server_version_info = (13, 0, 5026)
    dialect._supports_offset_fetch = True  # type: ignore[attr-defined]  # Known once connected.
    return dialect


DIALECT = sql_server()
_VISIBLE = or_(
    Ticket.user_id == 3,
    exists().where(UserInGroup.user_id == 3, UserInGroup.group_id == Ticket.group_id),
)
_ELSEWHERE = Base.metadata.tables["st_Tags"].to_metadata(
    MetaData(), schema="[iservice.tenant1].dbo"
)

STATEMENTS: Mapping[str, Any] = {
    "a new row and its identity": insert(Ticket).returning(Ticket.ticket_id),
    "a row with a key of its own": insert(UserSetting),
    "the first row": select(Ticket.ticket_id).order_by(Ticket.ticket_id).limit(1),
    "a later page": select(Ticket.ticket_id).order_by(Ticket.ticket_id).limit(10).offset(20),
    "a locked row": locked(select(Ticket).where(Ticket.ticket_id == 1), Ticket).limit(1),
    "a lock beside a join": locked(
        select(Ticket.ticket_id).join(
            TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id
        ),
        Ticket,
    ),
    "flags": select(Ticket.ticket_id).where(Ticket.is_spam, ~Ticket.is_deleted),
    "rights": select(Ticket.ticket_id).where(_VISIBLE),
    "a part of a text": select(Ticket.ticket_id).where(containing(Ticket.subject, "50%")),
    "an address": select(Ticket.ticket_id).where(Ticket.customer_email_address == "kim@x"),
    "words where there is no index": select(KbWords.kb_article_id).where(
        holds_word(KbWords.subject_words, "printer"), holds_word(KbWords.all_words, "ink")
    ),
    "a list of ids": select(User.display_name).where(User.user_id.in_([1, 2, 3])),
    "an order with empty ones first": select(UserInGroup.user_id).order_by(
        case((UserInGroup.date_afk_started_utc.is_(None), 0), else_=1)
    ),
    "counts": select(Ticket.group_id, func.count(), func.coalesce(func.max(Ticket.ticket_id), 0))
    .group_by(Ticket.group_id)
    .having(func.count() > 1),
    "a pair of ids": select(Group.group_name).where(Group.department_id == 1, Group.group_id == 2),
    "a claim": update(Lease)
    .where(Lease.name == "x", or_(Lease.until_utc.is_(None), Lease.until_utc < NOON))
    .values(owner="me", until_utc=NOON, token=Lease.token + 1),
    "a removal": delete(OutgoingEvent).where(OutgoingEvent.created_utc < NOON),
    "a copy": insert(TicketMessage).from_select(
        [TicketMessage.ticket_id, TicketMessage.date_received_utc],
        select(Ticket.ticket_id, Ticket.date_opened_utc),
    ),
    "a table of a database with a dot": select(_ELSEWHERE.c.TagID),
    "an index": CreateIndex(*Base.metadata.tables["st_TicketMerges"].indexes),
}


def statements() -> str:
    """Return one statement of each kind, each under its name."""
    return "\n".join(f"-- {name}\n{compiled(each)};\n" for name, each in STATEMENTS.items())


def compiled(statement: Any) -> str:
    """Return a statement in T-SQL, without the spaces at the ends of its lines."""
    text = str(statement.compile(dialect=DIALECT)).strip()
    return "\n".join(line.rstrip() for line in text.splitlines())


def schema() -> str:
    """Return the SQL that makes an empty database."""
    text = schema_sql(URL).strip()
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def master() -> str:
    """Return the SQL that makes an empty master of tenants."""
    text = master_migrations.script(URL).strip()
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


FILES = {"schema.sql": schema, "statements.sql": statements, "master.sql": master}


def foreign_words(sql: str) -> list[str]:
    """Return the words of a text that SQL Server does not know."""
    return _FOREIGN.findall(sql)


def parse(sql: str) -> None:
    """Read a text as T-SQL. Raises ParseError."""
    for batch in re.split(r"^GO$", sql, flags=re.MULTILINE):
        sqlglot.parse(re.sub(r"__\[POSTCOMPILE_(\w+)\]", r"(:\1)", batch), read="tsql")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
