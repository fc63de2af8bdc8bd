"""What tests ask of results and of the statements that made them."""

from __future__ import annotations

from typing import Any


def failure(result: Any) -> int:
    """Return the code of a result that must be a failure with an explanation."""
    assert result.result is False
    assert result.message
    return int(result.result_code)


def success(result: Any) -> Any:
    """Return a result that must be a success."""
    assert result.result is True, result.message
    assert (result.result_code, result.message) == (0, "")
    return result


def sent(sql: list[str]) -> int:
    """Return the statements since the last time, without those that only begin."""
    count = sum(not statement.startswith("BEGIN") for statement in sql)
    sql.clear()
    return count
