"""Databases: engines, units of work and models. Knows nothing of SOAP or services."""

from db.engine import open_engine
from db.exceptions import (
    ConfigurationError,
    Conflict,
    ConstraintViolation,
    DatabaseError,
    Unavailable,
)
from db.outbox import add_event, add_mail
from db.schema import create_schema
from db.unit_of_work import Database, RowStream, UnitOfWork

__all__ = [
    "ConfigurationError",
    "Conflict",
    "ConstraintViolation",
    "Database",
    "DatabaseError",
    "RowStream",
    "Unavailable",
    "UnitOfWork",
    "add_event",
    "add_mail",
    "create_schema",
    "open_engine",
]
