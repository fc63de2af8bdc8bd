"""A long list streams: the server's memory does not grow with it, and clients need not wait."""

from __future__ import annotations

import pytest

from compat_tests.load.big_list import Listed, run

TICKETS = 5_000
BOUND = 8_000_000
"""Bytes; the answer has about 700 for each ticket, and a list of the rows would need more."""


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Listed:
    return run(tmp_path_factory.mktemp("list"), TICKETS)


def test_every_ticket_arrives(listed: Listed) -> None:
    assert listed.answer.rows >= TICKETS


def test_the_answer_comes_in_blocks(listed: Listed) -> None:
    assert listed.answer.chunks > 10


def test_memory_stays_flat(listed: Listed) -> None:
    assert listed.grown < BOUND
