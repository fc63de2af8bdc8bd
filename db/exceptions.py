"""What can go wrong in the database, whatever the driver calls it.

DatabaseError
├── Unavailable             the server cannot be reached or the connection was lost
│   └── OutcomeUnknown      the connection was lost during the commit
├── AccessDenied            wrong password, no rights, or no such database
├── Conflict                deadlock victim, lock timeout or a busy database: worth a retry
├── ConstraintViolation     a row breaks a key or a rule of the schema
└── ConfigurationError      a database URL or a database that cannot be used
"""

from __future__ import annotations


class DatabaseError(Exception):
    """Base of every error of this package; its text never holds SQL or values."""


class Unavailable(DatabaseError):
    """Raised when the server cannot be reached or the connection broke before commit."""


class OutcomeUnknown(Unavailable):
    """Raised when the connection broke during the commit: nobody knows whether it happened."""


class AccessDenied(DatabaseError):
    """Raised when the server refuses the login or has no database of that name."""


class Conflict(DatabaseError):
    """Raised when another transaction stood in the way."""


class ConstraintViolation(DatabaseError):
    """Raised when a row would break a unique, foreign or check constraint."""


class ConfigurationError(DatabaseError):
    """Raised at start-up for a database URL or a database that this server cannot use."""
