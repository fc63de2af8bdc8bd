"""What can go wrong with an account.

AccountError
├── LoginFailed     no such account, wrong password, locked out or not an employee
└── TooBusy         too many passwords are being verified at this moment
"""

from __future__ import annotations


class AccountError(Exception):
    """Base of every error of this package."""


class LoginFailed(AccountError):
    """Raised when a name and a password do not open an account; it never says why."""


class TooBusy(AccountError):
    """Raised when the turn to verify a password did not come in time."""
