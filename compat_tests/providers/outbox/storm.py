"""The storm: many events, a provider in bad health, and a worker that is killed again and again.

``python -m compat_tests.providers.outbox.storm --events 10000 --kills 50`` prints what came of it.
The provider is killed and started again meanwhile, too. In the end it is well, and the worker is
left alone until the outbox is empty.
"""

from __future__ import annotations

import argparse
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from compat_tests.providers.outbox import shaky_provider
from compat_tests.serving import PROGRAM, clean_environ
from db import Database, UnitOfWork, add_event, create_database, open_engine
from db.models.own import OutgoingEvent, State
from providers import Kind, ProviderSettings, SettingsStore
from soap_service.services.desk import utc_now

TICKET_CREATED = 502000
_QUICKLY = {
    "ISERVICE_WORKER_LEASE_S": "1",
    "ISERVICE_EVENTS_RETRY_START_S": "0.05",
    "ISERVICE_EVENTS_RETRY_MAX_INTERVAL_S": "0.5",
    "ISERVICE_EVENTS_RETRY_FLOOR_S": "0.05",
}
_TIMEOUT_S = 2.0
_STALLED_S = 120.0
_IMPATIENCE_S = 8.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How bad it gets."""

    events: int = 10_000
    tickets: int = 300
    worker_kills: int = 50
    provider_kills: int = 15
    database_url: str = ""
    seed: int = 1


class Delivery(NamedTuple):
    """A line of the provider's log."""

    delivery_id: str
    ticket: int
    number: int
    outcome: str


@dataclass(slots=True)
class Outcome:
    """What came of it; ``number`` is the place of an event among all."""

    plan: Plan
    seconds: float
    states: dict[int, int]
    heard: list[Delivery]
    worker_kills: int
    provider_kills: int

    @property
    def outcomes(self) -> Counter[str]:
        """How often the provider did what."""
        return Counter(each.outcome for each in self.heard)

    @property
    def accepted(self) -> Counter[int]:
        """How often each event was answered with a success."""
        return Counter(each.number for each in self.heard if each.outcome in shaky_provider.GOOD)

    @property
    def lost(self) -> set[int]:
        """The events that were never answered with a success."""
        return set(range(self.plan.events)) - self.accepted.keys()

    @property
    def duplicates(self) -> int:
        """How many further successes there were."""
        return sum(self.accepted.values()) - len(self.accepted)

    @property
    def most_deliveries(self) -> int:
        """How often the event that was answered most often was."""
        return max(self.accepted.values())

    @property
    def out_of_order(self) -> list[Delivery]:
        """What was heard after something later of its ticket."""
        last: dict[int, int] = defaultdict(lambda: -1)
        found = []
        for each in self.heard:
            if each.number < last[each.ticket]:
                found.append(each)
            last[each.ticket] = max(last[each.ticket], each.number)
        return found

    @property
    def delivery_ids(self) -> dict[int, set[str]]:
        """The delivery ids that each event was heard with."""
        found: dict[int, set[str]] = defaultdict(set)
        for each in self.heard:
            found[each.number].add(each.delivery_id)
        return found

    def report(self) -> str:
        """Return everything as text."""
        plan, states = self.plan, self.states
        several = sum(len(each) > 1 for each in self.delivery_ids.values())
        lines = (
            f"{plan.events} events of {plan.tickets} tickets in {self.seconds:.0f} s",
            f"worker killed {self.worker_kills} times, provider {self.provider_kills} times",
            f"done {states.get(State.DONE, 0)}, waiting {states.get(State.WAITING, 0)},"
            f" parked {states.get(State.PARKED, 0)}",
            f"requests heard: {len(self.heard)}",
            *(f"  {name}: {number}" for name, number in self.outcomes.most_common()),
            f"lost: {len(self.lost)}",
            f"duplicates: {self.duplicates}, one event at most {self.most_deliveries} times",
            f"events with more than one delivery id: {several}",
            f"out of order: {len(self.out_of_order)}",
        )
        return "\n".join(lines)


class Process:
    """A process that is killed and started again."""

    def __init__(self, arguments: list[str], output: Path, **environ: str) -> None:
        self.kills = 0
        self._arguments = arguments
        self._output = output
        self._environ = environ
        self._process: subprocess.Popen[bytes] | None = None

    def twin(self) -> Process:
        """Return another of the same kind, not started yet."""
        return Process(self._arguments, self._output, **self._environ)

    def start(self) -> None:
        """Start it."""
        with self._output.open("ab") as sink:
            self._process = subprocess.Popen(
                [sys.executable, *self._arguments],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                env=clean_environ(**self._environ),
                start_new_session=True,
            )

    def kill(self) -> None:
        """Kill it, and count that."""
        self.kills += 1
        self.stop(signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End the process and return its exit code."""
        assert self._process is not None
        self.send(how)
        code = self._process.wait(60)
        self._process = None
        return code

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def end(self) -> None:
        """End the process if it runs."""
        if self._process is not None:
            self.stop(signal.SIGKILL)


class Storm:
    """A plan carried out in a folder."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.log = folder / "provider.log"
        self.log.touch()
        self._mood = shaky_provider.mood_of(self.log)
        self._dice = random.Random(plan.seed)
        self._calm = threading.Event()
        self._written = 0
        url = plan.database_url or f"sqlite:///{folder}/iservice.db"
        create_database(url)
        self._database = Database(open_engine(url))
        port = _free_port()
        self.provider = Process(
            [shaky_provider.__file__, str(port), str(self.log)], folder / "provider.txt"
        )
        self.worker = Process(
            [str(PROGRAM), "worker", "--data", str(folder)],
            folder / "worker.txt",
            ISERVICE_DATABASE_URL=url,
            **_QUICKLY,
        )
        self.second_worker = self.worker.twin()
        SettingsStore(self._database).save(
            ProviderSettings(
                kind=Kind.EVENTS,
                url=f"http://127.0.0.1:{port}/events.asmx",
                password="k9-secret",
                enabled=True,
                timeout_s=_TIMEOUT_S,
            )
        )

    def mood(self, outcome: str) -> None:
        """Let the same happen to all requests from now on."""
        self._mood.write_text(outcome)

    def run(self) -> Outcome:
        """Let it rage, wait for the calm, and return what came of it."""
        begun = time.monotonic()
        usual = self.plan.events // self.plan.worker_kills
        self.provider.start()
        harm = threading.Thread(target=self._harm_provider)
        harm.start()
        try:
            for kill in range(self.plan.worker_kills):
                self.write_until((kill + 1) * self.plan.events // self.plan.worker_kills)
                self.worker.start()
                self._wait_for_progress(self._dice.randrange(1, usual * 2))
                self.worker.kill()
        finally:
            self._calm.set()
            harm.join(60)
        self.write_until(self.plan.events)
        self._settle()
        return Outcome(
            self.plan,
            time.monotonic() - begun,
            self.states(),
            self.heard(),
            self.worker.kills,
            self.provider.kills,
        )

    def close(self) -> None:
        """Stop whatever runs."""
        self._calm.set()
        for process in (self.worker, self.second_worker, self.provider):
            process.end()
        self._database.dispose()

    def write_until(self, number: int) -> None:
        """Write events into the outbox, so that there have been so many."""
        numbers = range(self._written, number)

        def work(unit: UnitOfWork) -> None:
            for each in numbers:
                ticket = self._dice.randrange(self.plan.tickets)
                add_event(
                    unit,
                    event_type_id=TICKET_CREATED,
                    object_kind="ticket",
                    object_id=ticket,
                    arguments={"title": "Disk full", "ticketid": ticket, "number": each},
                    now=utc_now(),
                )

        self._database.run(work)
        self._written = number

    def _wait_for_progress(self, requests: int) -> None:
        """Wait until the provider has heard more, but not for ever; then die at any moment."""
        wanted = self._requests() + requests
        deadline = time.monotonic() + _IMPATIENCE_S
        while self._requests() < wanted and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(self._dice.uniform(0, 0.3))

    def _requests(self) -> int:
        return self.log.read_bytes().count(b"\n")

    def _harm_provider(self) -> None:
        dice = random.Random(self.plan.seed + 1)
        while not self._calm.wait(dice.uniform(2, 6)):
            if self.provider.kills < self.plan.provider_kills:
                self.provider.kill()
                time.sleep(dice.uniform(0, 1.5))
                self.provider.start()

    def _settle(self) -> None:
        """Let everybody be well until nothing waits."""
        self.mood("ok")
        self.worker.start()
        waiting, since = -1, time.monotonic()
        while self.states().get(State.WAITING, 0):
            left = self.states()[State.WAITING]
            if left != waiting:
                waiting, since = left, time.monotonic()
            assert time.monotonic() - since < _STALLED_S, f"{left} events are stuck"
            time.sleep(0.2)
        assert self.worker.stop() == 0

    def states(self) -> dict[int, int]:
        """Return how many events there are in each state."""
        query = select(OutgoingEvent.state, func.count()).group_by(OutgoingEvent.state)
        found = self._database.run(lambda unit: unit.session.execute(query).all(), read_only=True)
        return {row[0]: row[1] for row in found}

    def heard(self) -> list[Delivery]:
        """Return what the provider heard, in that order."""
        lines = [line.split(" ") for line in self.log.read_text("utf-8").splitlines()]
        return [Delivery(line[0], int(line[1]), int(line[2]), line[3]) for line in lines]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def storm(plan: Plan, folder: Path) -> Iterator[Storm]:
    """Yield a storm whose processes are gone in the end."""
    raging = Storm(plan, folder)
    try:
        yield raging
    finally:
        raging.close()


def main() -> None:
    """Carry out a plan from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("events", "tickets", "worker_kills", "provider_kills", "seed"):
        default = Plan.__dataclass_fields__[name].default
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=default)
    parser.add_argument("--database-url", default="", help="an empty database")
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory() as folder, storm(plan, Path(folder)) as raging:
        print(raging.run().report())


if __name__ == "__main__":
    main()
