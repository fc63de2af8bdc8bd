"""Every operation succeeds and fails as it should, whichever client calls it."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime

import pytest

from compat_tests.clients.skipping import skipping
from compat_tests.clients.verified import MATRIX_FILE, read_record

from .catalogue import NEVER_FAIL, SEQUENCES
from .contracts import IMPLEMENTED
from .lanes import TITLES, Outcomes, playing
from .verdict import by_operation, shortcomings, verified_operations
from .views import common_view

Ask = Callable[[str], Outcomes]

every_client = pytest.mark.parametrize("title", TITLES)


@pytest.fixture(scope="module")
def clients(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mapping[str, Future[Outcomes]]]:
    with playing(tmp_path_factory.mktemp("matrix")) as futures:
        yield futures


@pytest.fixture
def outcomes(clients: Mapping[str, Future[Outcomes]]) -> Ask:
    """What came of a client's calls; the test is skipped when the client is not installed."""

    def ask(title: str) -> Outcomes:
        with skipping():
            return clients[title].result()

    return ask


@pytest.mark.parametrize("operation", IMPLEMENTED)
@every_client
def test_operation_answers_as_it_should(operation: str, title: str, outcomes: Ask) -> None:
    assert shortcomings(by_operation(outcomes(title)).get(operation, [])) == []


@pytest.mark.parametrize("sequence", SEQUENCES)
@pytest.mark.parametrize("title", TITLES[1:])
def test_all_clients_see_the_same(title: str, sequence: str, outcomes: Ask) -> None:
    assert _seen(outcomes(title), sequence) == _seen(outcomes(TITLES[0]), sequence)


@every_client
def test_client_verifies_what_is_recorded(title: str, outcomes: Ask) -> None:
    assert verified_operations(outcomes(title)) == read_record(MATRIX_FILE).operations(title)


@pytest.mark.parametrize("operation", IMPLEMENTED)
def test_operation_is_called_to_succeed_and_to_fail(operation: str) -> None:
    cases = [case for sequence in SEQUENCES.values() for case in sequence]
    told = {case.succeeds for case in cases if f"{case.service}/{case.operation}" == operation}
    assert told == ({True} if operation in NEVER_FAIL else {True, False})


@every_client
def test_every_operation_is_recorded(title: str) -> None:
    assert read_record(MATRIX_FILE).operations(title) == set(IMPLEMENTED)


def _seen(outcomes: Outcomes, sequence: str) -> list[object]:
    now = datetime.now(UTC).replace(tzinfo=None)
    return [(one.operation, common_view(one.result, now)) for one in outcomes[sequence]]
