"""Which tenants are open, and what the master said a moment ago."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime

import pytest

from db import DatabaseError, Unavailable
from db.tenancy import Tenant
from soap_service.sites import Hosts, OpenSite, OpenSites

_NOON = datetime(2024, 1, 1, 12)
_WAIT_S = 10


def tenant(name: str, tenant_id: int = 1, **settings: str) -> Tenant:
    return Tenant(tenant_id, name, (f"{name}.test",), "", True, None, None, True, _NOON, settings)


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class House:
    """Opens sites, notes which, and fails where it is told to."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.closed: list[str] = []
        self.broken: set[str] = set()

    def open(self, who: Tenant) -> OpenSite:
        self.opened.append(who.name)
        if who.name in self.broken:
            raise Unavailable(who.name)
        return OpenSite(lambda *_: (), lambda: self.closed.append(who.name))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def sites(house: House, clock: Clock) -> OpenSites:
    return OpenSites(house.open, 2, clock)


def use(sites: OpenSites, *names: str) -> None:
    for name in names:
        sites.borrow(tenant(name))
        sites.give_back(tenant(name))


def test_a_site_is_opened_once(sites: OpenSites, house: House) -> None:
    use(sites, "a", "a", "b", "a")
    assert house.opened == ["a", "b"]


def test_the_one_unused_for_longest_is_closed(sites: OpenSites, house: House) -> None:
    use(sites, "a", "b", "a", "c")
    assert house.closed == ["b"]
    assert len(sites) == 2


def test_what_is_lent_is_not_closed(sites: OpenSites, house: House) -> None:
    sites.borrow(tenant("a"))
    use(sites, "b", "c", "d")
    assert "a" not in house.closed
    sites.give_back(tenant("a"))
    use(sites, "d", "e")
    assert "a" in house.closed


def test_what_is_idle_for_minutes_is_closed(sites: OpenSites, house: House, clock: Clock) -> None:
    use(sites, "a")
    clock.now += 301
    use(sites, "b")
    assert house.closed == ["a"]


def test_a_tenant_that_was_changed_or_made_anew_is_another(sites: OpenSites, house: House) -> None:
    for each in (tenant("a"), tenant("a", 2), tenant("a", SmarterTrackDatabase="x")):
        sites.borrow(each)
        sites.give_back(each)
    assert house.opened == ["a", "a", "a"]


def test_what_cannot_be_opened_is_tried_again_after_a_second(
    sites: OpenSites, house: House, clock: Clock
) -> None:
    house.broken.add("a")
    for _ in range(3):
        with pytest.raises(DatabaseError):
            sites.borrow(tenant("a"))
    assert house.opened == ["a"]
    house.broken.clear()
    clock.now += 1.1
    use(sites, "a")
    assert house.opened == ["a", "a"]


def test_nobody_waits_for_another_tenants_opening(clock: Clock) -> None:
    started, go_on = threading.Event(), threading.Event()

    def open_slowly(who: Tenant) -> OpenSite:
        if who.name == "slow":
            started.set()
            assert go_on.wait(_WAIT_S)
        return OpenSite(lambda *_: (), lambda: None)

    sites = OpenSites(open_slowly, 5, clock)
    waiting = threading.Thread(target=use, args=(sites, "slow"))
    waiting.start()
    assert started.wait(_WAIT_S)
    use(sites, "quick")
    assert len(sites) == 1
    go_on.set()
    waiting.join(_WAIT_S)
    assert len(sites) == 2


def test_everything_is_closed_in_the_end(sites: OpenSites, house: House) -> None:
    use(sites, "a", "b")
    sites.close()
    assert sorted(house.closed) == ["a", "b"]


class Book:
    """A master that counts who asks, and fails or hangs when it is told to."""

    def __init__(self) -> None:
        self.known = {"a.test": tenant("a")}
        self.asked = 0
        self.is_broken = False
        self.may_answer = threading.Event()
        self.may_answer.set()

    def find(self, host: str) -> Tenant | None:
        self.asked += 1
        assert self.may_answer.wait(_WAIT_S)
        if self.is_broken:
            raise Unavailable("gone")
        return self.known.get(host)


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def hosts(book: Book, clock: Clock) -> Iterator[Hosts]:
    made = Hosts(book.find, clock)
    yield made
    book.may_answer.set()
    made.close()


def test_what_the_master_said_counts_for_a_second(hosts: Hosts, book: Book, clock: Clock) -> None:
    assert hosts.tenant_at("a.test") == hosts.tenant_at("a.test") == tenant("a")
    assert book.asked == 1
    book.known.clear()
    clock.now += 0.99
    assert hosts.tenant_at("a.test") is not None
    clock.now += 0.02
    assert hosts.tenant_at("a.test") is None


def test_known_tenants_stay_while_the_master_fails(hosts: Hosts, book: Book, clock: Clock) -> None:
    hosts.tenant_at("a.test")
    book.is_broken = True
    clock.now += 60
    assert hosts.tenant_at("a.test") == tenant("a")
    with pytest.raises(DatabaseError):
        hosts.tenant_at("b.test")
    book.is_broken = False
    clock.now += 1.1
    assert hosts.tenant_at("b.test") is None


def test_a_master_that_hangs_keeps_a_caller_for_moments_only(
    hosts: Hosts, book: Book, clock: Clock
) -> None:
    hosts.tenant_at("a.test")
    book.may_answer.clear()
    clock.now += 60
    assert hosts.tenant_at("a.test") == tenant("a")
    asked = book.asked
    assert hosts.tenant_at("a.test") == tenant("a")
    assert book.asked == asked


def test_strange_host_names_do_not_fill_the_memory(hosts: Hosts) -> None:
    for number in range(5000):
        hosts.tenant_at(f"{number}.test")
    assert len(hosts) <= 4096
