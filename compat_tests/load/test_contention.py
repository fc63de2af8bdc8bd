"""Several processes change the same tickets: nothing is lost and nobody is turned away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from compat_tests.db.lanes import LANES, new_database, server
from compat_tests.load.contention import Outcome, run

SECONDS = 10


@pytest.fixture(scope="module", params=LANES)
def outcome(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Outcome]:
    folder = tmp_path_factory.mktemp("contention")
    with server(request.param) as server_url, new_database(server_url) as url:
        yield run(folder, url, SECONDS)


def test_every_call_succeeds(outcome: Outcome) -> None:
    assert outcome.bad == []
    assert min(outcome.acknowledged.values()) > 0


def test_no_number_is_given_twice(outcome: Outcome) -> None:
    assert len(set(outcome.numbers)) == len(outcome.numbers)
    assert sorted(outcome.stored_numbers) == sorted(outcome.numbers)


def test_every_ticket_is_stored(outcome: Outcome) -> None:
    created = outcome.acknowledged["CreateTicket"]
    assert (outcome.stored["tickets"], outcome.stored["CREATED"]) == (created, created)


def test_what_each_call_left_is_stored_once(outcome: Outcome) -> None:
    assert sorted(outcome.stored_texts) == sorted(outcome.texts)


def test_every_comment_is_recorded(outcome: Outcome) -> None:
    commented = sum(
        outcome.acknowledged[name] for name in ("AddTicketNote", "CloseTicket", "TransferTicket")
    )
    assert outcome.stored["comments"] == commented
    assert outcome.stored["COMMENT_ADDED"] == commented


def test_every_message_is_stored_and_counted(outcome: Outcome) -> None:
    written, created = (
        outcome.acknowledged[name] for name in ("AddMessageToTicket", "CreateTicket")
    )
    assert outcome.stored["messages"] == written + created
    assert (outcome.stored["replies in"], outcome.stored["replies out"]) == (written, created)


def test_every_transfer_is_recorded_once(outcome: Outcome) -> None:
    """Each hands the ticket to somebody else than the one before."""
    assert outcome.stored["TRANSFERRED"] == outcome.acknowledged["TransferTicket"]


def test_every_change_is_recorded_once_and_in_order(outcome: Outcome) -> None:
    for each in outcome.chronicles:
        assert each.announced == each.noted
        assert each.logged == Counter(each.noted)


def test_a_ticket_is_as_the_last_change_left_it(outcome: Outcome) -> None:
    for each in outcome.chronicles:
        states = [each.first, *(change.after for change in each.announced)]
        assert [change.before for change in each.announced] == states[:-1]
        assert each.now == states[-1]
