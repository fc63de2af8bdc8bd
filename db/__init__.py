"""Databases: engines, units of work and models. Knows nothing of SOAP or services."""

from db.checking import Finding, check_database
from db.creating import create_database, schema_sql
from db.engine import open_engine
from db.exceptions import (
    AccessDenied,
    ConfigurationError,
    Conflict,
    ConstraintViolation,
    DatabaseError,
    OutcomeUnknown,
    Unavailable,
)
from db.incidents import IncidentFiles, Recorder
from db.locking import locked
from db.matching import containing
from db.outbox import add_event, add_mail
from db.rows import named
from db.schema import create_schema
from db.sizes import TableSize, table_sizes
from db.unit_of_work import Database, RowStream, UnitOfWork

__all__ = [
    "AccessDenied",
    "ConfigurationError",
    "Conflict",
    "ConstraintViolation",
    "Database",
    "DatabaseError",
    "Finding",
    "IncidentFiles",
    "OutcomeUnknown",
    "Recorder",
    "RowStream",
    "TableSize",
    "Unavailable",
    "UnitOfWork",
    "add_event",
    "add_mail",
    "check_database",
    "containing",
    "create_database",
    "create_schema",
    "locked",
    "named",
    "open_engine",
    "schema_sql",
    "table_sizes",
]
