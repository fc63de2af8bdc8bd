"""The courier tells every event, in order for each object, until it is heard."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Barrier, Event

import pytest

from compat_tests.providers.outbox.post import NOON, Post, Told
from db.models.own import OwnSetting, State
from providers import CircuitOpen, ProviderDisabled, ProviderRefused, ProviderUnavailable
from providers.outbox import LeaseLost, RetryPolicy, drop_events

DOWN = ProviderUnavailable("The connection was refused.")
DAY = 24 * 3600.0


def test_an_event_is_told_with_its_type_arguments_and_delivery_id(post: Post) -> None:
    post.write(7, title="Drücker")
    post.deliver()
    (row,) = post.rows()
    assert post.listener.heard == [Told(502000, {"number": 1, "title": "Drücker"}, row.delivery_id)]
    assert (row.state, row.attempts, row.finished_utc) == (State.DONE, 1, NOON)


def test_events_of_an_object_are_told_in_order(post: Post) -> None:
    post.write(*[1, 2, 3] * 10)
    post.deliver()
    numbers = post.listener.numbers
    assert [each for each in numbers if int(str(each)) % 3 == 1] == list(range(1, 31, 3))
    assert sorted(map(str, numbers)) == sorted(map(str, range(1, 31)))


def test_several_objects_are_served_at_a_time(post: Post) -> None:
    together = Barrier(3, timeout=10)

    def react(_: Told) -> None:
        together.wait()

    post.listener.react = react
    post.write(1, 2, 3)
    post.deliver()
    assert post.states() == [State.DONE] * 3


def test_an_event_waits_until_the_one_before_it_is_written_down(post: Post) -> None:
    post.write(7, 7, 7)
    seen: list[list[int]] = []
    post.listener.react = lambda told: seen.append(post.states())
    post.deliver()
    assert seen == [[0, 0, 0], [1, 0, 0], [1, 1, 0]]


def test_no_transaction_is_open_while_the_provider_is_called(post: Post) -> None:
    def react(told: Told) -> None:
        setting = OwnSetting(name=told.delivery_id, value="heard")
        post.database.run(lambda unit: unit.session.add(setting))

    post.listener.react = react
    post.write(1, 2)
    post.deliver()
    assert post.states() == [State.DONE] * 2


def test_a_failed_event_holds_up_its_object_only(post: Post) -> None:
    post.listener.raises(DOWN)
    post.write(7)
    post.deliver()
    post.listener.is_well()
    post.write(7, 8)
    post.deliver()
    assert post.listener.numbers == [1, 3]
    assert post.states() == [State.WAITING, State.WAITING, State.DONE]


def test_a_failed_event_is_told_again_later_under_the_same_delivery_id(post: Post) -> None:
    post.listener.raises(DOWN)
    post.write(7, 7)
    post.deliver()
    post.listener.is_well()
    post.clock.advance(4.9)
    post.deliver()
    assert post.listener.numbers == [1]
    post.clock.advance(0.1)
    post.deliver()
    assert post.listener.numbers == [1, 1, 2]
    first, again, _ = post.listener.heard
    assert first.delivery_id == again.delivery_id


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (DOWN, "The connection was refused."),
        (ProviderRefused("No such password."), "It answered Success=false: No such password."),
        (ValueError("k9-secret"), "An error of this server: ValueError"),
    ],
)
def test_a_failed_attempt_is_counted_and_explained(post: Post, error: Exception, text: str) -> None:
    post.listener.raises(error)
    post.write(7)
    post.deliver()
    (row,) = post.rows()
    assert (row.attempts, row.first_attempt_utc, row.last_error) == (1, NOON, text)


def test_an_open_circuit_is_waited_for_and_not_counted(post: Post) -> None:
    post.listener.raises(CircuitOpen("It is left alone."))
    post.write(7)
    post.deliver()
    (row,) = post.rows()
    assert (row.state, row.attempts, row.next_attempt_utc) == (State.WAITING, 0, NOON)
    heard = len(post.listener.heard)
    post.deliver()
    assert len(post.listener.heard) == heard
    post.listener.is_well()
    post.clock.advance(1)
    post.deliver()
    assert post.states() == [State.DONE]


def test_an_event_that_failed_for_a_day_is_parked_and_the_next_goes_on(post: Post) -> None:
    """Known difference E33."""
    post.listener.raises(DOWN)
    post.write(7)
    post.deliver()
    post.clock.advance(DAY - 1)
    post.deliver()
    assert post.states() == [State.WAITING]
    post.clock.advance(1800)
    post.deliver()
    assert post.states() == [State.PARKED]
    post.listener.is_well()
    post.write(7)
    post.deliver()
    assert post.states() == [State.PARKED, State.DONE]


def test_an_event_is_parked_after_the_most_attempts(post: Post) -> None:
    post.courier.close()
    post.courier = post.new_courier(post.lease, RetryPolicy(start_s=0, floor_s=1, max_count=2))
    post.listener.raises(DOWN)
    post.write(7)
    post.deliver()
    post.clock.advance(1)
    post.deliver()
    (row,) = post.rows()
    assert (row.state, row.attempts) == (State.PARKED, 2)


def test_what_nobody_listens_to_is_skipped(post: Post) -> None:
    """Known difference E37."""
    post.is_wanted = False
    post.write(7, 7, 8)
    post.deliver()
    assert post.listener.heard == []
    assert post.states() == [State.SKIPPED] * 3


def test_a_provider_that_is_switched_off_meanwhile_is_nobody(post: Post) -> None:
    post.listener.raises(ProviderDisabled("No event provider is enabled."))
    post.write(7)
    post.deliver()
    assert post.states() == [State.SKIPPED]


def test_what_was_not_written_down_is_told_again_under_the_same_delivery_id(post: Post) -> None:
    post.write(7, 7)
    assert post.lease.keep()
    post.courier.step()
    wait_for(lambda: len(post.listener.heard) == 1)
    # The first courier dies here; another takes over when its lease has run out.
    post.clock.advance(6)
    dead, post.lease = post.courier, post.new_lease("second")
    post.courier = post.new_courier(post.lease)
    post.deliver()
    first, again, _ = post.listener.heard
    assert first == again
    assert post.listener.numbers == [1, 1, 2]
    with pytest.raises(LeaseLost):
        dead.close()
    assert post.states() == [State.DONE] * 2


def test_a_courier_whose_lease_has_run_out_tells_nothing_more(post: Post) -> None:
    post.write(1, 1)
    assert post.lease.keep()
    post.clock.advance(6)
    post.courier.step()
    post.courier.wait(5)
    assert post.listener.heard == []
    post.deliver()
    assert post.listener.numbers == [1, 2]


def test_a_courier_that_stops_lets_the_calls_in_progress_end(post: Post) -> None:
    began, may_end = Event(), Event()

    def react(_: Told) -> None:
        began.set()
        may_end.wait(10)

    post.listener.react = react
    post.write(1, 1)
    assert post.lease.keep()
    post.courier.step()
    assert began.wait(10)
    may_end.set()
    post.courier.close()
    assert post.states() == [State.DONE, State.WAITING]


def test_an_event_that_is_dropped_while_it_is_told_stays_dropped(post: Post) -> None:
    def react(told: Told) -> None:
        post.database.run(lambda unit: drop_events(unit.session, [told.delivery_id], []))

    post.listener.react = react
    post.write(7)
    post.deliver()
    assert post.rows() == []


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)
