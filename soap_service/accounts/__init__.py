"""Accounts: who calls, and whether the password is right."""

from soap_service.accounts.directory import Account, Accounts, add_account
from soap_service.accounts.exceptions import AccountError, LoginFailed, TooBusy
from soap_service.accounts.passwords import MAX_PASSWORD_LENGTH, Passwords, StoredPassword

__all__ = [
    "MAX_PASSWORD_LENGTH",
    "Account",
    "AccountError",
    "Accounts",
    "LoginFailed",
    "Passwords",
    "StoredPassword",
    "TooBusy",
    "add_account",
]
