"""Operators see the events, tell them again, drop them; old ones go by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compat_tests.providers.outbox.post import NOON, Post
from db.models.own import State
from providers import ProviderUnavailable
from providers.outbox import (
    RetryPolicy,
    UnknownEvent,
    count_events,
    drop_events,
    find_event,
    list_events,
    redeliver_events,
    remove_finished,
)


def park(post: Post, *tickets: int) -> None:
    """Write events that are parked after their first attempt."""
    post.courier.close()
    post.courier = post.new_courier(post.lease, RetryPolicy(max_count=1))
    post.listener.raises(ProviderUnavailable("Nobody is there."))
    post.write(*tickets)
    post.deliver()
    post.listener.is_well()


def test_events_are_listed_by_state_and_object(post: Post) -> None:
    park(post, 7, 8)
    post.write(7)
    numbers = [row.event_id for row in post.rows()]

    def listed(state: str | None, place: tuple[str, int] | None, limit: int = 50) -> list[int]:
        found = post.database.run(lambda unit: list_events(unit.session, state, place, limit))
        return [numbers.index(event.event_id) + 1 for event in found]

    assert listed(None, None) == [1, 2, 3]
    assert listed(None, None, 2) == [1, 2]
    assert listed("parked", None) == [1, 2]
    assert listed("waiting", ("ticket", 7)) == [3]
    assert listed(None, ("task", 7)) == []


def test_events_are_counted_by_state(post: Post) -> None:
    park(post, 7, 8)
    post.write(9)
    counts = post.database.run(lambda unit: count_events(unit.session))
    assert counts == {"waiting": 1, "parked": 2, "done": 0, "skipped": 0}


def test_an_event_is_found_by_number_and_by_delivery_id(post: Post) -> None:
    park(post, 7)
    (row,) = post.rows()
    by_number = post.database.run(lambda unit: find_event(unit.session, str(row.event_id)))
    assert by_number == post.database.run(lambda unit: find_event(unit.session, row.delivery_id))
    assert (by_number.name, by_number.place, by_number.state, by_number.last_error) == (
        "Ticket Created",
        "ticket:7",
        "parked",
        "Nobody is there.",
    )
    assert by_number.arguments == {"number": 1}


@pytest.mark.parametrize("reference", ["9999999", "x", "-1", "", "0" * 36])
def test_an_event_that_is_not_there_is_unknown(post: Post, reference: str) -> None:
    post.write(7)
    with pytest.raises(UnknownEvent):
        post.database.run(lambda unit: find_event(unit.session, reference))


def test_a_parked_event_is_told_again_from_the_beginning_and_before_later_ones(post: Post) -> None:
    park(post, 7)
    post.write(7)
    told = post.database.run(
        lambda unit: redeliver_events(unit.session, [], ["parked"], post.clock.now)
    )
    assert told == 1
    post.deliver()
    assert post.listener.numbers == [1, 1, 2]
    assert len({each.delivery_id for each in post.listener.heard}) == 2
    assert [row.attempts for row in post.rows()] == [1, 1]


def test_an_event_that_was_told_can_be_told_again(post: Post) -> None:
    post.write(7)
    post.deliver()
    (row,) = post.rows()
    post.database.run(
        lambda unit: redeliver_events(unit.session, [row.delivery_id], [], post.clock.now)
    )
    post.deliver()
    first, again = post.listener.heard
    assert first == again


def test_what_one_unknown_event_is_asked_with_is_left_alone(post: Post) -> None:
    park(post, 7)
    (row,) = post.rows()
    chosen = [row.delivery_id, "9999999"]
    with pytest.raises(UnknownEvent):
        post.database.run(lambda unit: redeliver_events(unit.session, chosen, [], NOON))
    assert post.states() == [State.PARKED]


def test_a_dropped_event_frees_the_later_ones(post: Post) -> None:
    post.listener.raises(ProviderUnavailable("Nobody is there."))
    post.write(7, 7)
    post.deliver()
    post.listener.is_well()
    first = post.rows()[0].delivery_id
    assert post.database.run(lambda unit: drop_events(unit.session, [first], [])) == 1
    post.clock.advance(10)
    post.deliver()
    assert post.listener.numbers == [1, 2]


def test_old_events_that_are_done_or_skipped_are_removed(post: Post) -> None:
    park(post, 1)
    post.write(2)
    post.deliver()
    post.is_wanted = False
    post.write(3)
    post.deliver()
    post.is_wanted = True
    post.clock.advance(3600)
    post.write(4)
    post.deliver()
    post.write(5)

    def remove(hours: int) -> int:
        before = NOON + timedelta(hours=hours)
        return post.database.run(lambda unit: remove_finished(unit.session, before))

    assert [remove(0), remove(1), remove(1)] == [0, 2, 0]
    assert post.states() == [State.PARKED, State.DONE, State.WAITING]
