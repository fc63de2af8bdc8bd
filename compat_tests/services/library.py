"""A small knowledge base: what tests of svcKB begin with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from compat_tests.services.outcome import success
from compat_tests.services.world import World
from db.event_types import EVENT_NAMES
from db.models.own import OutgoingEvent

ROOT = 1
NOBODY = 999_999

NOTHING = (None, None, None, None)
"""Leaves every text of an article as it is."""


def folder(world: World, name: str = "Mail", parent: int = ROOT, *, private: bool = False) -> int:
    """Add a folder and return its id."""
    return int(success(world.CreateFolder(parent, name, private)).request_result)


def article(world: World, subject: str = "Reset a password", **changes: Any) -> int:
    """Add a published article to the root folder and return its id."""
    arguments = {
        "folder": ROOT,
        "subject": subject,
        "summary": "What to do",
        "keywords": "login, account",
        "body": "<p>Click <b>forgot</b> &amp; wait.</p>",
        "private": False,
        "draft": False,
    } | changes
    return int(success(world.CreateArticle(*arguments.values())).request_result)


def subjects(result: Any) -> list[str]:
    """Return the subjects of the articles of a result that must be a success."""
    return [each.subject for each in success(result).articles]


def told(world: World) -> list[str]:
    """Return the names of all events, oldest first."""
    query = select(OutgoingEvent.event_type_id).order_by(OutgoingEvent.event_id)
    return [EVENT_NAMES[row[0]] for row in world.rows(query)]
