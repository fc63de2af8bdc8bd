"""Profiles choose what the provider is told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compat_tests.providers.outbox.post import NOON, Post
from db import UnitOfWork
from db.models.own import State
from db.models.smartertrack import Event, EventAction, EventCondition
from providers.outbox import (
    ANY_EVENT,
    BadProfile,
    Condition,
    Match,
    Profile,
    Profiles,
    UnknownProfile,
    add_profile,
    load_profiles,
    remove_profile,
)

TICKET_CREATED, TICKET_DELETED, TICKET_IDLE = 502000, 502004, 502008


def add(
    post: Post, event_type_id: int, conditions: Sequence[Condition] = (), name: str = "Mine"
) -> int:
    return post.database.run(
        lambda unit: add_profile(unit.session, name, event_type_id, conditions, NOON)
    )


def load(post: Post) -> Profiles:
    return post.database.run(lambda unit: load_profiles(unit.session))


def told(post: Post) -> list[object]:
    """Deliver, and return which of the events were told."""
    post.deliver()
    return sorted(map(str, post.listener.numbers))


@pytest.mark.parametrize(
    ("match", "value", "second", "found", "holds"),
    [
        (Match.EQUALS, "Printer", "", "PRINTER", True),
        (Match.EQUALS, "3", "", "3.0", True),
        (Match.EQUALS, "3", "", "4", False),
        (Match.NOT_EQUALS, "3", "", "4", True),
        (Match.CONTAINS, "FIRE", "", "Printer on fire", True),
        (Match.CONTAINS, "water", "", "Printer on fire", False),
        (Match.NOT_CONTAINS, "water", "", "Printer on fire", True),
        (Match.STARTS_WITH, "printer", "", "Printer on fire", True),
        (Match.ENDS_WITH, "printer", "", "Printer on fire", False),
        (Match.AT_LEAST, "60", "", "100", True),
        (Match.AT_LEAST, "60", "", "59", False),
        (Match.AT_MOST, "60", "", "60", True),
        (Match.BETWEEN, "08:00", "17:00", "16:59", True),
        (Match.BETWEEN, "8", "17", "18", False),
        (Match.ONE_OF, "Monday, Tuesday", "", "tuesday", True),
        (Match.ONE_OF, "1,2", "", "3", False),
    ],
)
def test_a_match_compares_numbers_and_texts(
    match: Match, value: str, second: str, found: str, holds: bool
) -> None:
    assert Condition("key", match, value, second).holds({"key": found}) is holds


@pytest.mark.parametrize(
    "condition",
    [
        Condition("unheard of", Match.EQUALS, "1"),
        Condition("key", None, "1"),
    ],
)
def test_a_condition_that_nobody_can_judge_keeps_nothing_back(condition: Condition) -> None:
    """Known difference E31."""
    assert condition.holds({"key": "2"})


def test_a_label_of_the_product_means_its_argument() -> None:
    condition = Condition("Subject", Match.CONTAINS, "fire")
    assert [condition.holds({"title": title}) for title in ("Fire!", "Water!")] == [True, False]


def test_without_a_profile_everything_is_told(post: Post) -> None:
    """Known difference E30."""
    post.write(1, 2)
    assert told(post) == ["1", "2"]


def test_with_a_profile_only_what_it_wants_is_told(post: Post) -> None:
    add(post, TICKET_CREATED, [Condition("departmentid", Match.ONE_OF, "1,2")])
    post.write(1, departmentid=1)
    post.write(2, departmentid=3)
    assert told(post) == ["1"]
    assert post.states() == [State.DONE, State.SKIPPED]


def test_all_conditions_of_one_profile_must_hold(post: Post) -> None:
    both = [
        Condition("departmentid", Match.EQUALS, "1"),
        Condition("title", Match.CONTAINS, "fire"),
    ]
    add(post, ANY_EVENT, both)
    post.write(1, departmentid=1, title="On fire")
    post.write(2, departmentid=1, title="Under water")
    assert told(post) == ["1"]


def test_one_profile_of_several_is_enough(post: Post) -> None:
    add(post, TICKET_DELETED)
    add(post, TICKET_CREATED)
    post.write(1)
    assert told(post) == ["1"]


def test_a_profile_of_another_type_wants_nothing(post: Post) -> None:
    add(post, TICKET_DELETED)
    post.write(1)
    assert told(post) == []


def test_type_name_time_and_day_can_be_asked_for(post: Post) -> None:
    add(
        post,
        ANY_EVENT,
        [
            Condition("eventtype", Match.EQUALS, "502000"),
            Condition("name", Match.EQUALS, "Ticket Created"),
            Condition("Day of Week", Match.EQUALS, "friday"),
            Condition("timeofday", Match.BETWEEN, "00:00", "23:59"),
        ],
    )
    post.write(1)
    assert told(post) == ["1"]


def test_a_profile_is_kept_as_it_was_given(post: Post) -> None:
    condition = Condition("departmentid", Match.BETWEEN, "1", "3")
    number = add(post, TICKET_IDLE, [condition], "Idle")
    assert load(post).all == (Profile(number, "Idle", TICKET_IDLE, (condition,)),)


def test_a_profile_that_is_removed_is_gone(post: Post) -> None:
    number = add(post, TICKET_IDLE, [Condition("title", Match.EQUALS, "x")])
    post.database.run(lambda unit: remove_profile(unit.session, number))
    assert load(post).all == ()
    with pytest.raises(UnknownProfile):
        post.database.run(lambda unit: remove_profile(unit.session, number))


def test_an_unknown_event_type_is_refused(post: Post) -> None:
    with pytest.raises(BadProfile, match="502007"):
        add(post, 502007)


def test_thresholds_are_what_profiles_name(post: Post) -> None:
    add(post, TICKET_IDLE, [Condition("Idle Minutes", Match.AT_LEAST, "60")])
    add(post, ANY_EVENT, [Condition("idleminutes", Match.BETWEEN, "30", "90")])
    add(post, TICKET_DELETED, [Condition("idleminutes", Match.AT_LEAST, "10")])
    add(post, TICKET_IDLE, [Condition("idleminutes", Match.AT_MOST, "5")])
    assert load(post).thresholds(TICKET_IDLE, "idleminutes") == [30, 60]


def product_rule(post: Post, action: str, **changes: object) -> None:
    """Add a rule as the product might have written it."""

    def work(unit: UnitOfWork) -> None:
        event = Event(name="Theirs", event_guid=4711, date_last_modified_utc=NOON, **changes)
        unit.session.add(event)
        unit.session.flush()
        number = event.event_id
        done = {"date_last_occurred_utc": NOON, "event_id": number}
        unit.session.add(EventAction(resource_id=action, event_key="17", **done))
        unit.session.add(
            EventCondition(event_id=number, event_key="Subject", event_condition="Is like")
        )

    post.database.run(work)


def test_a_rule_of_the_product_that_notifies_the_provider_is_a_profile(post: Post) -> None:
    """Known difference E31."""
    product_rule(post, "Actions_Notify_External_Provider")
    assert [(each.name, each.event_type_id) for each in load(post).all] == [("Theirs", ANY_EVENT)]
    post.write(1)
    assert told(post) == ["1"]


def test_other_rules_of_the_product_are_none(post: Post) -> None:
    product_rule(post, "Actions_SendEmail")
    product_rule(post, "Actions_Notify_External_Provider", owner=3)
    assert load(post).all == ()


def test_a_rule_that_is_switched_off_wants_nothing(post: Post) -> None:
    product_rule(post, "NotifyExternalProvider", enabled=False)
    post.write(1)
    assert told(post) == []
