"""A handler or a writer that crashes: a fault or a broken connection, never a wrong answer."""

from __future__ import annotations

import json

import pytest

from compat_tests.hostile.conftest import Target
from compat_tests.hostile.crash_server import ROWS_BEFORE_STREAMING, ROWS_WHEN_STREAMING
from compat_tests.hostile.envelopes import SOAP12, call, envelope, post
from compat_tests.hostile.raw import Reply, exchange, exchange_all

CANARY = "canary-5d1c7a"

FAILURES = [
    "raise",
    "raise_chain",
    "raise_surrogates",
    "raise_fault",
    "raise_os_error",
    "raise_timeout",
    "raise_memory_error",
    "recurse",
    "return_text",
    "return_tuple",
    "wrong_code",
    "wrong_message",
    "wrong_rows",
    "wrong_row",
    "wrong_member",
    "unreadable_row",
    "stop_after:0",
    f"stop_after:{ROWS_BEFORE_STREAMING}",
    f"lose_connection_after:{ROWS_BEFORE_STREAMING}",
    f"time_out_after:{ROWS_BEFORE_STREAMING}",
    f"wrong_row_after:{ROWS_BEFORE_STREAMING}",
]
BREAKS = [
    f"stop_after:{ROWS_WHEN_STREAMING}",
    f"lose_connection_after:{ROWS_WHEN_STREAMING}",
    f"time_out_after:{ROWS_WHEN_STREAMING}",
    f"wrong_row_after:{ROWS_WHEN_STREAMING}",
]


def searching(what: str, password: str = CANARY) -> str:
    parameters = (
        f"<authUserName>a</authUserName><authPassword>{password}</authPassword>"
        f"<searchCriteria><string>{what}</string></searchCriteria>"
    )
    return call("GetTicketsBySearch", parameters)


def search(target: Target, what: str) -> Reply:
    return exchange(target.port, [post(envelope(searching(what)), "GetTicketsBySearch")])


@pytest.mark.parametrize("what", FAILURES)
def test_a_crash_before_anything_was_sent_is_a_fault(crashing: Target, what: str) -> None:
    reply = search(crashing, what)
    assert (reply.status, reply.kind) == (500, "fault")
    assert crashing.is_ready()


@pytest.mark.parametrize("what", FAILURES)
def test_a_crash_is_a_fault_of_soap_1_2_as_well(crashing: Target, what: str) -> None:
    body = envelope(searching(what), version=SOAP12)
    sent = post(body, content_type="application/soap+xml; charset=utf-8")
    reply = exchange(crashing.port, [sent])
    assert (reply.status, reply.kind) == (500, "fault")


def test_no_result_is_null_in_an_answer(crashing: Target) -> None:
    reply = search(crashing, "return_none")
    assert (reply.status, reply.kind) == (200, "served")
    assert "<GetTicketsBySearchResponse " in reply.text


def test_an_exception_that_cannot_be_told_is_an_error_page(crashing: Target) -> None:
    reply = search(crashing, "raise_unprintable")
    assert (reply.status, reply.kind) == (500, "page")
    assert CANARY not in reply.text
    assert crashing.is_ready()


@pytest.mark.parametrize("what", BREAKS)
def test_a_crash_in_the_middle_breaks_the_answer_off(crashing: Target, what: str) -> None:
    reply = search(crashing, what)
    assert (reply.status, reply.kind) == (200, "broken off")
    assert "</soap:Envelope>" not in reply.text
    assert CANARY not in reply.text
    assert crashing.is_ready()


@pytest.mark.parametrize("what", BREAKS)
def test_http_1_0_sees_an_unfinished_document(crashing: Target, what: str) -> None:
    request = post(envelope(searching(what)), "GetTicketsBySearch")
    answer = exchange_all(crashing.port, request.replace(b" HTTP/1.1", b" HTTP/1.0", 1))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.0 200 OK\r\n")
    assert b"content-length" not in head.lower()
    assert b"</TicketInfo>" in body
    assert b"</soap:Envelope>" not in body


def test_a_large_answer_without_a_crash_is_whole(crashing: Target) -> None:
    reply = search(crashing, f"rows_of:{ROWS_WHEN_STREAMING}")
    assert (reply.status, reply.kind) == (200, "served")
    assert reply.text.count("<TicketInfo>") == ROWS_WHEN_STREAMING


@pytest.mark.parametrize("what", ["store_and_raise", "store_and_break"])
def test_a_crash_leaves_nothing_half_stored(crashing: Target, what: str) -> None:
    assert search(crashing, f"{what}:{what}").kind == "fault"
    assert "0 stored" in search(crashing, f"stored:{what}").text


def test_an_answer_that_breaks_leaves_nothing_half_stored(crashing: Target) -> None:
    assert search(crashing, "store_half_of_an_answer:broken").kind == "broken off"
    assert "2 stored" in search(crashing, "stored:broken").text


def test_what_crashed_is_journaled_and_its_password_nowhere(crashing: Target) -> None:
    for what in (*FAILURES, *BREAKS, "raise_unprintable"):
        search(crashing, what)
    folder = crashing.server.data_dir
    journal = (folder / "journal.jsonl").read_text("utf-8")
    outcomes = {json.loads(line)["outcome"] for line in journal.splitlines()}
    assert {"fault", "aborted"} <= outcomes
    for path in folder.rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()


def test_one_worker_lived_through_it_all(crashing: Target) -> None:
    assert crashing.answers()
