"""Hostile HTTP against a server process."""

from __future__ import annotations

import pytest

from compat_tests.hostile.case import Case
from compat_tests.hostile.conftest import MEMORY_KB, Target
from compat_tests.hostile.http_cases import CASES
from compat_tests.hostile.raw import exchange


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_answered_as_asmx_would_or_refused(target: Target, case: Case) -> None:
    reply = exchange(target.port, case.steps(), close=case.hangs_up)
    assert (reply.status, reply.kind) == (case.status, case.kind)
    assert case.text in reply.text
    assert case.lacks not in reply.text
    assert target.is_ready()


def test_nothing_crashed_and_one_worker_lived_through_it_all(target: Target) -> None:
    assert target.crashes() == []
    assert target.answers()
    assert target.peak_memory_kb() < MEMORY_KB
