"""Hostile values against the sample service."""

from __future__ import annotations

import pytest

from compat_tests.hostile.case import Case
from compat_tests.hostile.conftest import MEMORY_KB, Target
from compat_tests.hostile.raw import exchange
from compat_tests.hostile.value_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_answered_as_asmx_would_or_refused(sample: Target, case: Case) -> None:
    reply = exchange(sample.port, case.steps(), close=case.hangs_up)
    assert (reply.status, reply.kind) == (case.status, case.kind)
    assert case.text in reply.text
    assert case.lacks not in reply.text
    assert sample.is_ready()


def test_one_worker_lived_through_it_all_within_its_memory(sample: Target) -> None:
    assert sample.answers()
    assert sample.peak_memory_kb() < MEMORY_KB
