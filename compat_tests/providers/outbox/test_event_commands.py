"""What operators type about events and profiles, and what they read then."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from compat_tests.providers.outbox.post import Post
from db import Database, create_database, open_engine
from providers import ProviderUnavailable
from soap_service.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """The outbox of the installation in the data directory."""
    url = f"sqlite:///{tmp_path}/iservice.db"
    create_database(url)
    post = Post(Database(open_engine(url)))
    yield post
    post.close()
    post.database.dispose()


@pytest.fixture
def run(tmp_path: Path, post: Post, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``manage ...`` and returns the exit code and what was printed."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["manage", *arguments, "--data", str(tmp_path)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def read(run: Run, *arguments: str) -> Any:
    code, output, _ = run(*arguments, "--json")
    assert code == 0
    return json.loads(output)


def fail_once(post: Post) -> None:
    post.listener.raises(ProviderUnavailable("Nobody is there."))
    post.deliver()
    post.listener.is_well()


def test_the_list_shows_events_and_counts_them(run: Run, post: Post) -> None:
    post.write(7, 8)
    fail_once(post)
    code, output, _ = run("events", "list")
    first, second, counts = output.splitlines()
    assert code == 0
    assert " ".join(first.split()) == (
        "1 waiting 2019-08-23 12:00:00 502000 Ticket Created ticket:7 1 attempts Nobody is there."
    )
    assert "ticket:8" in second
    assert counts == "2 waiting, 0 parked, 0 done, 0 skipped"


def test_the_list_can_be_narrowed(run: Run, post: Post) -> None:
    post.write(7, 8)
    post.deliver()
    post.write(7, 7)
    listed = read(run, "events", "list", "--state", "waiting", "--object", "ticket:7")
    assert [each["event_id"] for each in listed] == [3, 4]
    assert len(read(run, "events", "list", "--limit", "1")) == 1


def test_an_event_is_shown_with_everything(run: Run, post: Post) -> None:
    post.write(7, title="Größe")
    (event,) = read(run, "events", "list")
    assert read(run, "events", "show", event["delivery_id"]) == event
    assert event["arguments"] == {"number": 1, "title": "Größe"}
    assert event["created"] == "2019-08-23T12:00:00"
    assert "Ticket Created" in run("events", "show", "1")[1]


def test_events_are_told_again_on_demand(run: Run, post: Post) -> None:
    post.is_wanted = False
    post.write(7, 8)
    post.deliver()
    assert run("events", "redeliver", "1") == (0, "", "1 events wait to be told.\n")
    assert run("events", "redeliver", "--skipped") == (0, "", "1 events wait to be told.\n")
    assert {each["state"] for each in read(run, "events", "list")} == {"waiting"}


def test_events_are_dropped_on_demand(run: Run, post: Post) -> None:
    post.write(7, 8)
    assert run("events", "drop", "2") == (0, "", "1 events were removed.\n")
    assert [each["event_id"] for each in read(run, "events", "list")] == [1]
    assert run("events", "drop", "--parked") == (0, "", "0 events were removed.\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("events", "show", "77"), "There is no event 77."),
        (("events", "drop"), "Which events?"),
        (("events", "redeliver"), "Which events?"),
        (("events", "list", "--object", "7"), "write KIND:ID"),
        (("event-profiles", "add", "x", "--event", "502007"), "no event type 502007"),
        (("event-profiles", "add", "x", "--event", "Lunch"), "no such event type"),
        (("event-profiles", "add", "x", "--when", "title"), "write KEY MATCH VALUE"),
        (("event-profiles", "add", "x", "--when", "title", "like", "y"), "write KEY MATCH VALUE"),
        (("event-profiles", "add", "x", "--when", "a", "between", "1"), "between takes two"),
        (("event-profiles", "add", "x", "--when", "a", "equals", "1", "2"), "others take one"),
        (("event-profiles", "remove", "3"), "There is no profile 3."),
    ],
)
def test_what_cannot_be_meant_ends_with_2(
    run: Run, arguments: tuple[str, ...], complaint: str
) -> None:
    code, output, error = run(*arguments)
    assert (code, output) == (2, "")
    assert complaint in error


def test_profiles_are_added_listed_and_removed(run: Run) -> None:
    assert run("event-profiles", "list")[1] == "There is no profile: every event is told.\n"
    when = ("--when", "idleminutes", "at-least", "60", "--when", "groupid", "between", "1", "3")
    assert run("event-profiles", "add", "Idle", "--event", "ticket idle", *when)[1] == "1\n"
    assert run("event-profiles", "add", "All")[1] == "2\n"
    assert run("event-profiles", "list")[1].splitlines() == [
        "     1  Idle: Ticket Idle if idleminutes at-least 60 and groupid between 1 3",
        "     2  All: any event",
    ]
    assert run("event-profiles", "remove", "1")[0] == 0
    assert [each["name"] for each in read(run, "event-profiles", "list")] == ["All"]


def test_the_event_types_are_told_with_their_arguments(run: Run) -> None:
    types = {each["id"]: each for each in read(run, "events", "types")}
    assert len(types) == 69
    assert types[502008]["name"] == "Ticket Idle"
    assert "idleminutes" in types[502008]["arguments"]
    assert types[507000]["category"] == "Task"
    assert run("events", "types")[1].startswith("501000  KB Article Created")
