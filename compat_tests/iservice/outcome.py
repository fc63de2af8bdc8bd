"""What tests ask of results."""

from __future__ import annotations

from typing import Any


def success(result: Any) -> Any:
    """Return a result that must be a success."""
    assert (result.success, result.errors, result.error_details) == (True, [], [])
    return result


def failure(result: Any) -> int:
    """Return the code of a result that must be one failure with an explanation."""
    assert result.success is False
    [text], [code] = result.errors, result.error_details
    assert text
    return int(code)
