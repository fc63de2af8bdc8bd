"""The manage commands: what operators do to a database besides serving it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from db import (
    DatabaseError,
    Finding,
    check_database,
    create_database,
    open_engine,
    schema_sql,
)
from soap_service.config import ConfigError

__all__ = ["check", "create", "print_sql"]


def check(database_url: str, *, as_json: bool = False) -> int:
    """Print what is wrong with a database, altering nothing, and return 1 for any problem.

    Raises ConfigError when the database cannot be read.
    """
    try:
        engine = open_engine(database_url)
        try:
            findings = check_database(engine)
        finally:
            engine.dispose()
    except DatabaseError as error:
        raise ConfigError(str(error)) from error
    print(_as_json(findings) if as_json else _as_text(findings))
    return int(any(finding.is_problem for finding in findings))


def _as_json(findings: list[Finding]) -> str:
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def _as_text(findings: list[Finding]) -> str:
    problems = sum(finding.is_problem for finding in findings)
    lines = [_line(finding) for finding in findings]
    return "\n".join([*lines, f"{problems} problems, {len(findings) - problems} pieces of advice."])


def _line(finding: Finding) -> str:
    level = "problem" if finding.is_problem else "advice "
    place = ".".join(filter(None, (finding.table, finding.name)))
    return f"{level}  {place}: {finding.text}"


def create(database_url: str) -> int:
    """Create the database with its tables, or what it lacks of ours. Raises ConfigError."""
    try:
        create_database(database_url)
    except DatabaseError as error:
        raise ConfigError(str(error)) from error
    print("The database is ready.", file=sys.stderr)
    return 0


def print_sql(database_url: str) -> int:
    """Print the SQL that makes the tables of an empty database. Raises ConfigError."""
    try:
        print(schema_sql(database_url))
    except DatabaseError as error:
        raise ConfigError(str(error)) from error
    return 0
