"""Queries are such as SQL Server takes, which has no booleans."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import mssql
from sqlalchemy.engine import Dialect

from soap_service.accounts import Account
from soap_service.accounts.directory import ACCOUNT
from soap_service.services.organization.store import (
    ALL_AGENTS,
    ALL_DEPARTMENTS,
    ALL_GROUPS,
    QUEUE_USER,
)
from soap_service.services.tickets.search import read_search
from soap_service.services.tickets.store import TICKET_INFO

DIALECT: Dialect = mssql.dialect(deprecate_large_types=True)  # type: ignore[no-untyped-call]
AGENT = Account(3, "anna", "Anna", is_administrator=False)
ADMINISTRATOR = Account(2, "admin", "Ada", is_administrator=True)
CRITERIA = ["IsOpen=false", "IsSpam=true", "Subject=x", "Status=a", "TicketNumber=x", "UserID=1"]

QUERIES = {
    "account": ACCOUNT,
    "agents": ALL_AGENTS,
    "departments": ALL_DEPARTMENTS,
    "groups": ALL_GROUPS,
    "queue": QUEUE_USER,
    "ticket": TICKET_INFO.limit(1),
    "search by an agent": read_search(CRITERIA).query(AGENT),
    "search by the administrator": read_search([]).query(ADMINISTRATOR),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_flags_are_compared_as_numbers(query: Select[Any]) -> None:
    sql = str(query.compile(dialect=DIALECT))
    assert re.findall(r"\bIS (?:NOT )?[01]\b|\btrue\b|\bfalse\b|\bLIMIT\b", sql) == []


def test_a_condition_is_no_column() -> None:
    sql = str(ACCOUNT.compile(dialect=DIALECT))
    assert "CASE WHEN" in sql
    assert "SELECT EXISTS" not in sql
