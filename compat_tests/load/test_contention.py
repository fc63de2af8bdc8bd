"""Several processes change the same tickets: nothing is lost and nobody is turned away."""

from __future__ import annotations

import pytest

from compat_tests.load.contention import Outcome, run

SECONDS = 10


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return run(tmp_path_factory.mktemp("contention"), SECONDS)


def test_every_call_succeeds(outcome: Outcome) -> None:
    assert outcome.bad == []
    assert min(outcome.acknowledged.values()) > 0


def test_no_number_is_given_twice(outcome: Outcome) -> None:
    assert len(set(outcome.numbers)) == len(outcome.numbers)
    assert sorted(outcome.stored_numbers) == sorted(outcome.numbers)


def test_every_ticket_is_stored(outcome: Outcome) -> None:
    created = outcome.acknowledged["CreateTicket"]
    assert (outcome.stored["tickets"], outcome.stored["CREATED"]) == (created, created)


def test_every_comment_is_stored(outcome: Outcome) -> None:
    """A transfer without a comment adds none."""
    commented = outcome.acknowledged["AddTicketNote"] + outcome.acknowledged["CloseTicket"]
    assert outcome.stored["comments"] == commented
    assert outcome.stored["COMMENT_ADDED"] == commented


def test_every_message_is_stored_and_counted(outcome: Outcome) -> None:
    written, created = (
        outcome.acknowledged[name] for name in ("AddMessageToTicket", "CreateTicket")
    )
    assert outcome.stored["messages"] == written + created
    assert (outcome.stored["replies in"], outcome.stored["replies out"]) == (written, created)


def test_status_changes_come_in_pairs_of_closing_and_reopening(outcome: Outcome) -> None:
    """Only calls change the status: there cannot be more changes than such calls."""
    changing = outcome.acknowledged["CloseTicket"] + outcome.acknowledged["TransferTicket"]
    assert 0 < outcome.stored["STATUS_CHANGED"] <= changing
