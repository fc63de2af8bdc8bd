"""What is known of services: read once, shared, and renewed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from compat_tests.providers.caller.clock import Clock
from providers import ProviderTimeout, ProviderUnavailable
from providers.contract import Description
from providers.descriptions import GUESS_SECONDS, MAX_AGE_SECONDS, Descriptions

URL = "http://provider.example/x.asmx"
A_MOMENT_S = 5.0


class Reader:
    """Reads descriptions: the answers in turn, the last one for good."""

    def __init__(self, *answers: Description | Exception) -> None:
        self.answers = list(answers)
        self.count = 0
        self.gate = Event()
        self.gate.set()

    def __call__(self, url: str) -> Description:
        self.gate.wait(A_MOMENT_S)
        answer = self.answers[min(self.count, len(self.answers) - 1)]
        self.count += 1
        if isinstance(answer, Exception):
            raise answer
        return answer


OLD = Description("urn:old", "WSDL", {})
NEW = Description("urn:new", "WSDL", {})
GUESS = Description("http://tempuri.org/", "guessed")
DOWN = ProviderUnavailable("down")


def eventually(holds: Callable[[], bool]) -> bool:
    """Tell whether something comes true in a moment."""
    pause = Event()
    return any(holds() or pause.wait(0.01) for _ in range(500))


def test_it_is_read_once(clock: Clock) -> None:
    reader = Reader(OLD)
    descriptions = Descriptions(reader, clock)
    assert [descriptions.find(URL, "", 1.0) for _ in range(3)] == [OLD] * 3
    assert reader.count == 1


def test_a_namespace_of_the_operator_needs_no_reading(clock: Clock) -> None:
    reader = Reader(OLD)
    found = Descriptions(reader, clock).find(URL, "urn:mine", 1.0)
    assert (found.namespace, found.origin, reader.count) == ("urn:mine", "set", 0)


def test_many_who_need_it_at_once_wait_for_one_reader(clock: Clock) -> None:
    reader = Reader(OLD)
    reader.gate.clear()
    descriptions = Descriptions(reader, clock)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(descriptions.find, URL, "", A_MOMENT_S) for _ in range(8)]
        reader.gate.set()
        assert [each.result() for each in waiting] == [OLD] * 8
    assert reader.count == 1


def test_nobody_waits_longer_than_their_time_and_the_next_finds_it(clock: Clock) -> None:
    reader = Reader(OLD)
    reader.gate.clear()
    descriptions = Descriptions(reader, clock)
    with pytest.raises(ProviderTimeout):
        descriptions.find(URL, "", 0.01)
    reader.gate.set()
    assert descriptions.find(URL, "", A_MOMENT_S) == OLD
    assert reader.count == 1


def test_a_failure_is_not_remembered(clock: Clock) -> None:
    descriptions = Descriptions(Reader(DOWN, OLD), clock)
    with pytest.raises(ProviderUnavailable):
        descriptions.find(URL, "", 1.0)
    assert eventually(lambda: descriptions.find(URL, "", 1.0) == OLD)


@pytest.mark.parametrize(("first", "age"), [(OLD, MAX_AGE_SECONDS), (GUESS, GUESS_SECONDS)])
def test_an_old_one_serves_while_it_is_read_again(
    clock: Clock, first: Description, age: float
) -> None:
    descriptions = Descriptions(Reader(first, NEW), clock)
    descriptions.find(URL, "", 1.0)
    clock.advance(age - 1.0)
    assert descriptions.find(URL, "", 1.0) == first
    clock.advance(2.0)
    assert descriptions.find(URL, "", 0.0) in (first, NEW)
    assert eventually(lambda: descriptions.find(URL, "", 0.0) == NEW)


def test_an_old_one_outlives_a_server_that_is_down(clock: Clock) -> None:
    reader = Reader(OLD, DOWN)
    descriptions = Descriptions(reader, clock)
    descriptions.find(URL, "", 1.0)
    clock.advance(MAX_AGE_SECONDS + 1.0)
    descriptions.find(URL, "", 1.0)
    assert eventually(lambda: reader.count == 2)
    for _ in range(3):
        assert descriptions.find(URL, "", 1.0) == OLD
    assert reader.count == 2


def test_it_is_renewed_on_demand_but_not_in_vain_all_the_time(clock: Clock) -> None:
    reader = Reader(OLD, NEW)
    descriptions = Descriptions(reader, clock)
    descriptions.find(URL, "", 1.0)
    assert descriptions.renew(URL, "", 1.0) == NEW
    for _ in range(5):
        assert descriptions.renew(URL, "", 1.0) == NEW
    assert reader.count == 3
    clock.advance(GUESS_SECONDS + 1.0)
    descriptions.renew(URL, "", 1.0)
    assert reader.count == 4


def test_services_have_descriptions_of_their_own(clock: Clock) -> None:
    descriptions = Descriptions(lambda url: Description(url, "WSDL", {}), clock)
    assert descriptions.find("http://a/", "", 1.0).namespace == "http://a/"
    assert descriptions.find("http://b/", "", 1.0).namespace == "http://b/"
