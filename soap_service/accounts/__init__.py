"""Accounts: who calls, and whether the password is right."""

from soap_service.accounts.directory import (
    Account,
    Accounts,
    LoginPolicy,
    OutsideLogin,
    add_account,
)
from soap_service.accounts.exceptions import AccountError, LoginFailed, TooBusy
from soap_service.accounts.lockout import LockoutPolicy
from soap_service.accounts.membership import StoredPassword
from soap_service.accounts.passwords import MAX_PASSWORD_LENGTH, Passwords

__all__ = [
    "MAX_PASSWORD_LENGTH",
    "Account",
    "AccountError",
    "Accounts",
    "LockoutPolicy",
    "LoginFailed",
    "LoginPolicy",
    "OutsideLogin",
    "Passwords",
    "StoredPassword",
    "TooBusy",
    "add_account",
]
