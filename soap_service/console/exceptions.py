"""What ends a command of the console.

ConsoleError    the command could not do what it was told; the text says why, exit code 1
"""

from __future__ import annotations


class ConsoleError(Exception):
    """Raised with the reason, written for the operator."""
