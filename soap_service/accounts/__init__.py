"""Accounts: who calls, and whether the password is right."""

from soap_service.accounts.directory import Account, Accounts, add_account
from soap_service.accounts.exceptions import AccountError, LoginFailed, TooBusy
from soap_service.accounts.passwords import Passwords

__all__ = [
    "Account",
    "AccountError",
    "Accounts",
    "LoginFailed",
    "Passwords",
    "TooBusy",
    "add_account",
]
