"""What clients are compared by hides what servers make up, and nothing else."""

from datetime import datetime

import pytest

from .views import common_view

_NOW = datetime(2026, 11, 21, 12, 0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("168-24F24A57-000E", "{number}"),
        ("See 168-24F24A57-000E.", "See {number}."),
        (
            "http://127.0.0.1:4711/Main?h=0123456789ABCDEF0123456789abcdef",
            "{server}/Main?h={digest}",
        ),
        ("2026-11-21T12:30:00.123456Z", "{now}"),
        ("Opened=2026-11-21 11:30:00", "Opened={now}"),
        ("2026-11-21T13:30:00", "2026-11-21T13:30:00"),
        ("2015-02-03T13:45:39Z", "2015-02-03T13:45:39Z"),
        ("QueueWaitSeconds=12", "QueueWaitSeconds={seconds}"),
        ("Grüße ✓", "Grüße ✓"),
    ],
)
def test_what_a_server_makes_up_is_replaced_by_its_kind(text: str, shown: str) -> None:
    assert common_view({"Subject": text}, _NOW) == {"Subject": shown}


def test_absent_and_empty_look_the_same_and_zero_does_not() -> None:
    assert common_view({"a": None, "b": "", "c": [], "d": 0, "e": False}, _NOW) == {
        "d": 0,
        "e": False,
    }


def test_how_long_something_took_is_left_out() -> None:
    assert common_view({"QueueWaitSeconds": 3}, _NOW) == {"QueueWaitSeconds": "{seconds}"}


def test_rows_keep_their_order() -> None:
    assert common_view({"Rows": [{"ID": 2}, {"ID": 1}]}, _NOW) == {"Rows": [{"ID": 2}, {"ID": 1}]}
