"""One process at a time does the work, and who has lost it writes nothing more."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from compat_tests.providers.outbox.post import Post
from db.models.own import Lease
from providers.outbox import LeaseLost, WorkLease


def check(post: Post, lease: WorkLease) -> None:
    post.database.run(lambda unit: lease.check(unit.session))


def token(post: Post) -> int | None:
    query = select(Lease.token).where(Lease.name == "worker")
    return post.database.run(lambda unit: unit.session.scalar(query), read_only=True)


def test_the_first_gets_the_lease_and_the_second_does_not(post: Post) -> None:
    second = post.new_lease("second")
    assert (post.lease.keep(), second.keep()) == (True, False)
    assert (post.lease.is_valid, second.is_valid) == (True, False)


def test_a_lease_that_is_renewed_stays_where_it_is(post: Post) -> None:
    second = post.new_lease("second")
    kept = []
    for _ in range(5):
        kept.append((post.lease.keep(), second.keep()))
        post.clock.advance(4)
    assert kept == [(True, False)] * 5
    assert token(post) == 1


def test_a_lease_that_has_run_out_changes_hands(post: Post) -> None:
    second = post.new_lease("second")
    post.lease.keep()
    post.clock.advance(5)
    assert not post.lease.is_valid
    assert second.keep()
    assert not post.lease.keep()
    assert token(post) == 2


def test_a_lease_that_was_released_is_free_at_once(post: Post) -> None:
    post.lease.keep()
    post.lease.release()
    assert post.new_lease("second").keep()
    assert not post.lease.is_valid


def test_the_successor_of_the_same_owner_need_not_wait(post: Post) -> None:
    post.lease.keep()
    assert post.new_lease("first").keep()
    with pytest.raises(LeaseLost):
        check(post, post.lease)


def test_who_has_lost_the_lease_may_not_write(post: Post) -> None:
    post.lease.keep()
    check(post, post.lease)
    post.clock.advance(5)
    check(post, post.lease)
    post.new_lease("second").keep()
    with pytest.raises(LeaseLost):
        check(post, post.lease)


def test_who_never_had_the_lease_may_not_write(post: Post) -> None:
    post.new_lease("second").keep()
    with pytest.raises(LeaseLost):
        check(post, post.lease)


def test_of_many_who_want_it_one_gets_it(post: Post) -> None:
    together = threading.Barrier(6)
    leases = [post.new_lease(f"process {number}") for number in range(6)]
    got: list[bool] = []

    def want(lease: WorkLease) -> None:
        together.wait(10)
        got.append(lease.keep())

    threads = [threading.Thread(target=want, args=(lease,)) for lease in leases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(got) == [False] * 5 + [True]
