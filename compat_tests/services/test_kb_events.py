"""The events of the knowledge base: each told by what causes it, once, with all its arguments."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.library import ROOT, article, told
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, World
from db.event_types import argument_keys, event_name
from db.models.own import OutgoingEvent
from soap_service.services.knowledge_base.events import Event


def nothing_more(_world: World, _number: int) -> Any:
    return None


def last_event(world: World) -> OutgoingEvent:
    query = select(OutgoingEvent).order_by(OutgoingEvent.event_id.desc()).limit(1)
    [[event]] = world.rows(query)
    assert isinstance(event, OutgoingEvent)
    return event


CAUSES: dict[Event, Callable[[World, int], Any]] = {
    Event.CREATED: nothing_more,
    Event.MODIFIED: lambda world, number: world.SetArticleProperties(number, ["Body=x"]),
    Event.FLAGGED_FOR_REVIEW: lambda world, number: world.FlagArticleForReview(number, ""),
    Event.MARKED_AS_REVIEWED: lambda world, number: world.MarkArticleAsReviewed(number),
    Event.DELETED: lambda world, number: world.DeleteArticle(number),
}


@pytest.mark.parametrize("event", CAUSES, ids=lambda event: str(int(event)))
def test_an_event_is_told_by_what_causes_it(world: World, event: Event) -> None:
    number = article(world, "Printers", private=True)
    CAUSES[event](world, number)
    row = last_event(world)
    arguments = json.loads(row.arguments)
    assert (row.event_type_id, row.object_kind, row.object_id) == (event, "article", number)
    assert tuple(arguments) == argument_keys(event)
    assert (arguments["title"], arguments["folderid"]) == ("Printers", ROOT)
    assert (arguments["keywords"], arguments["markedasprivate"]) == ("login, account", True)
    assert (arguments["actinguserid"], arguments["actinguser"]) == (ADMIN, "admin")
    assert event_name(event).startswith("KB Article ")


def test_what_fails_or_only_reads_tells_nothing(world: World) -> None:
    number = article(world)
    success(world.GetArticle(number))
    success(world.AddArticleFile(number, "a", b"x"))
    assert failure(world.ModifyArticle(number, "", None, None, None)) == 10
    assert failure(world.PublishArticle(number)) == 613
    assert told(world) == ["KB Article Created"]
