"""Nothing is lost and nothing overtakes, whoever is killed whenever.

The whole storm is a command: ``python -m compat_tests.providers.outbox.storm``.
"""

from __future__ import annotations

import pytest

from compat_tests.providers.outbox.storm import Outcome, Plan, storm
from db.models.own import State

PLAN = Plan(events=300, tickets=20, worker_kills=3, provider_kills=1)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What came of a small storm."""
    with storm(PLAN, tmp_path_factory.mktemp("storm")) as raging:
        return raging.run()


def test_every_event_was_told(outcome: Outcome) -> None:
    assert outcome.lost == set()
    assert outcome.states == {State.DONE: PLAN.events}


def test_the_order_was_kept_for_each_ticket(outcome: Outcome) -> None:
    assert outcome.out_of_order == []


def test_an_event_had_the_same_delivery_id_each_time(outcome: Outcome) -> None:
    """Known difference E32."""
    assert {len(ids) for ids in outcome.delivery_ids.values()} == {1}
    assert len(set.union(*outcome.delivery_ids.values())) == PLAN.events


def test_it_was_a_storm(outcome: Outcome) -> None:
    assert outcome.worker_kills == PLAN.worker_kills
    assert {"ok", "refused", "fault", "error"} <= outcome.outcomes.keys()
