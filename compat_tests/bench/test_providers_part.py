"""The part about providers measures every call and says whether the limit is met."""

from __future__ import annotations

from benchmarks import providers
from benchmarks.providers import Measured


def test_every_call_is_answered_and_measured() -> None:
    found = providers.run(rounds=2, calls_per_round=2)
    names = [each.name.partition(" ")[0] for each in found]
    assert names == ["Authenticate", "StartTicket", "GetCustomFieldOptions"]
    assert [each.name for each in found if f"| {each.name} " not in providers.report(found)] == []


def test_a_call_that_costs_more_than_the_limit_misses_it() -> None:
    assert "MISSED" in providers.report([Measured("call", [0.0011], [0.002])])
    assert "met" in providers.report([Measured("call", [0.0009], [0.002])])
