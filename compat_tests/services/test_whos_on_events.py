"""Every event of visitors, told by what causes it; those of the clock by the expiry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from compat_tests.services.customer import use
from compat_tests.services.outcome import success
from compat_tests.services.visitors import KEY, SHOES, see, told
from compat_tests.services.world import ADMIN, ANNA, FIRST_LINE, NOON, SUPPORT, World
from db.event_types import argument_keys
from providers import Kind
from providers.outbox import Condition, Match, add_profile
from soap_service.services.whos_on.expiry import ignore_invitations, purge_visitors

Action = Callable[[World], Any]
DEAD = "http://127.0.0.1:9/provider.asmx"
ACTIVITY = 503007


def invite(world: World) -> Any:
    return success(world.InviteVisitorToChat(1, SUPPORT, 0, "May I help?"))


def invite_and(answer: Action) -> Action:
    def act(world: World) -> None:
        invite(world)
        answer(world)

    return act


def later(expire: Callable[..., bool], minutes: int) -> Action:
    def act(world: World) -> None:
        world.clock.advance(minutes)
        world.site.database.run(lambda unit: expire(unit, world.clock.now))

    return act


def ask_for(world: World, event_type_id: int, *conditions: Condition) -> None:
    world.change(
        lambda session: add_profile(session, "Mine", event_type_id, conditions, world.clock.now)
    )


@pytest.mark.parametrize(
    ("event_type_id", "act"),
    [
        (503000, lambda world: world.ForceChat(1, SUPPORT, 0, "Hello")),
        (503001, invite_and(lambda world: success(world.AcceptInvitation(KEY, 1)))),
        (503002, invite),
        (503003, invite_and(lambda world: success(world.RejectInvitation(KEY, 1)))),
        (503004, invite_and(later(ignore_invitations, 1))),
        (503005, lambda world: world.RemoveVisitor(1)),
        (503006, later(purge_visitors, 20)),
    ],
)
def test_an_event_is_told_by_what_causes_it(world: World, event_type_id: int, act: Action) -> None:
    see(world)
    act(world)
    event = told(world)[-1]
    assert event[:3] == (event_type_id, "visitor", 1)
    assert event[3].keys() == set(argument_keys(event_type_id))


def test_a_page_view_is_told_if_a_profile_asks_for_it(world: World) -> None:
    use(world, Kind.EVENTS, DEAD)
    ask_for(world, ACTIVITY)
    see(world)
    [event] = told(world)
    assert event[:3] == (ACTIVITY, "visitor", 1)
    assert event[3].keys() == set(argument_keys(ACTIVITY))
    assert (event[3]["title"], event[3]["pageurl"], event[3]["hits"]) == ("Shoes", SHOES, 1)


def test_only_page_views_that_a_profile_asks_for_are_told(world: World) -> None:
    """Known difference E37."""
    use(world, Kind.EVENTS, DEAD)
    ask_for(world, ACTIVITY, Condition("country", Match.EQUALS, "canada"))
    see(world)
    see(world, known=["Country=France"])
    see(world, known=["Country=Canada"])
    assert [event[3]["hits"] for event in told(world)] == [3]


def test_page_views_that_nobody_asks_for_are_not_written_down(world: World) -> None:
    """Known difference E37."""
    use(world, Kind.EVENTS, DEAD)
    see(world)
    ask_for(world, 503006)
    world.clock.advance(1)
    see(world)
    assert told(world) == []


def test_page_views_are_not_written_down_while_there_is_no_provider(world: World) -> None:
    """Known difference E37."""
    ask_for(world, ACTIVITY)
    see(world)
    assert told(world) == []


def test_an_event_tells_of_the_visitor_and_the_invitation(world: World) -> None:
    """Known difference U29."""
    known = ["DisplayName=Kim", "EmailAddress=kim@example.com", "IPAddress=192.0.2.7"]
    see(world, known=[*known, "HostName=dsl.example.net", "Country=Canada"])
    world.clock.advance(3)
    see(world, url="/boots", title="Boots")
    world.clock.advance(2)
    success(world.as_user("anna").InviteVisitorToChat(1, SUPPORT, 0, "May I help?"))
    [event] = told(world)
    assert event[3] == {
        "title": "Boots",
        "visitorid": 1,
        "customername": "Kim",
        "customeremail": "kim@example.com",
        "ipaddress": "192.0.2.7",
        "hostname": "dsl.example.net",
        "hostdomain": "example.net",
        "sessionstarttime": NOON.isoformat(),
        "hits": 2,
        "durationminutes": 3,
        "idleminutes": 2,
        "country": "Canada",
        "departmentid": SUPPORT,
        "groupid": FIRST_LINE,
        "agentid": ANNA,
        "sentmessage": "May I help?",
        "actinguserid": ANNA,
        "actinguser": "anna",
    }


def test_an_accepted_invitation_tells_of_the_chat_and_the_agent(world: World) -> None:
    see(world)
    invite(world)
    success(world.as_user("anna").AcceptInvitation(KEY, 1))
    arguments = told(world)[-1][3]
    assert (arguments["agentid"], arguments["chatid"]) == (ADMIN, 1)


def test_a_visit_that_the_clock_overlooked_ends_before_the_next(world: World) -> None:
    """Known difference S111."""
    see(world)
    world.clock.advance(30)
    see(world, url="/boots", title="Boots")
    [event] = told(world)
    assert (event[0], event[3]["title"], event[3]["idleminutes"]) == (503006, "Shoes", 30)


def test_a_failing_call_tells_nothing(world: World) -> None:
    see(world)
    world.InviteVisitorToChat(1, 77, 0, "x")
    world.AcceptInvitation(KEY, 1)
    world.RemoveVisitor(2)
    assert told(world) == []
