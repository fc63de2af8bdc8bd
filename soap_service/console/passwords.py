"""Passwords are read from a file, from standard input or at a prompt, never from the arguments."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from soap_service.accounts import MAX_PASSWORD_LENGTH
from soap_service.console.exceptions import ConsoleError

__all__ = ["read_password"]

_STDIN = "-"


def read_password(file: str | None, prompt: str) -> str:
    """Return the first line of a file, of standard input for ``-``, or what is typed.

    Raises ConsoleError when there is none.
    """
    password = _read(file, prompt)
    if not password:
        raise ConsoleError("The password is empty.")
    if len(password) > MAX_PASSWORD_LENGTH:
        raise ConsoleError(f"The password is longer than {MAX_PASSWORD_LENGTH} characters.")
    return password


def _read(file: str | None, prompt: str) -> str:
    if file == _STDIN:
        return sys.stdin.readline().rstrip("\r\n")
    if file is not None:
        try:
            lines = Path(file).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConsoleError(f"{file}: the password cannot be read ({error}).") from error
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise ConsoleError("Name the file of the password with --password-file, - is the input.")
    return getpass(prompt)
