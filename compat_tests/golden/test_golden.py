"""The recorded exchanges, replayed byte for byte against a real server process."""

from __future__ import annotations

from pathlib import Path

import pytest

from compat_tests.golden.corrections import ARGUMENTS, CORRECTIONS, Correction, expected
from compat_tests.golden.differences import DIFFERENCES, LOOSE, numbers_of
from compat_tests.golden.exchange import EXCHANGES, Document, Exchange, read_all, write
from compat_tests.golden.replay import expected_of_us, replay
from soap_service.asmx.exceptions import ContractError
from soap_service.asmx.wsdl import read_contract

RECORDED = {case.name: case for case in read_all()}
REPLAYED = [case for case in RECORDED.values() if expected_of_us(case)]


@pytest.mark.parametrize("case", REPLAYED, ids=lambda case: f"{case.group}/{case.name}")
def test_a_recorded_request_is_answered_as_net_answers_it(case: Exchange, port: int) -> None:
    wanted = expected_of_us(case)
    assert wanted is not None
    assert [str(found) for found in replay(port, case, wanted)] == []


def test_every_exchange_is_replayed_or_a_numbered_difference() -> None:
    replayed = {case.name for case in REPLAYED}
    assert len(RECORDED) == len(list(EXCHANGES.glob("*/*.http"))) == 413
    assert set(RECORDED) - replayed <= set(DIFFERENCES) <= set(RECORDED)


def test_a_difference_is_stated_only_where_we_differ() -> None:
    replayed = {case.name: case for case in REPLAYED}
    same = {
        name
        for name in set(DIFFERENCES) & set(replayed)
        if expected(replayed[name]) == expected_of_us(replayed[name])
    }
    assert {name for name in same if not set(numbers_of(name)) & set(LOOSE)} == set()


def test_a_page_is_compared_by_content_only_under_a_number() -> None:
    pages = {case.name for case in REPLAYED if not _is_exact(case)}
    assert {name for name in pages if not numbers_of(name)} == set()


def _is_exact(case: Exchange) -> bool:
    wanted = expected_of_us(case)
    return wanted is not None and isinstance(wanted.body, bytes | Document)


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda correction: correction.name)
def test_a_correction_changes_a_recording(correction: Correction) -> None:
    changed = [
        case.name
        for case in RECORDED.values()
        if case.response and correction.change(case, case.response) != case.response
    ]
    assert changed


@pytest.mark.parametrize("name", ARGUMENTS)
def test_no_placeholder_is_left_in_a_message(name: str) -> None:
    body = expected(RECORDED[name]).body
    assert isinstance(body, bytes)
    assert b"{0}" not in body
    assert b"{1}" not in body


@pytest.mark.parametrize("case", RECORDED.values(), ids=lambda case: case.name)
def test_a_file_is_written_as_it_was_read(case: Exchange, tmp_path: Path) -> None:
    write(case, tmp_path)
    path = f"{case.group}/{case.name}.http"
    assert (tmp_path / path).read_bytes() == (EXCHANGES / path).read_bytes()


def test_a_service_that_speaks_rpc_is_refused() -> None:
    """Known difference W5."""
    response = RECORDED["meta-wsdl-rpc"].response
    assert response is not None
    assert isinstance(response.body, bytes)
    with pytest.raises(ContractError):
        read_contract(response.body)
