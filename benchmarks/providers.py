"""The part about providers: what a call of one costs us, next to plain zeep.

Both call the same provider, which runs in a process of its own, over connections that they keep.
The processor time of this process counts, from the question to the answer in Python. Rounds
alternate between the two.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from zeep import Client

from benchmarks.provider_host import FIELDS, PASSWORD
from benchmarks.report import grid
from providers import (
    CustomFieldsQuestion,
    HttpTransport,
    Kind,
    Location,
    Providers,
    ProviderSettings,
    TicketQuestion,
)

LIMIT_MS = 1.0
_WARM_CALLS = 20
_START_S = 30.0

_Call = Callable[[], bool]
"""Makes one call; True when the answer is right."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One call: seconds of each round, ours and zeep's."""

    name: str
    ours: list[float]
    zeep: list[float]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return median(mine / theirs for mine, theirs in zip(self.ours, self.zeep, strict=True))


def run(*, rounds: int = 21, calls_per_round: int = 50) -> list[Measured]:
    """Measure all calls. Raises AssertionError for a wrong answer."""
    with _provider() as url, _ours(url) as ours:
        pairs = zip(_calls_of(ours), _calls_of_zeep(url), strict=True)
        return [
            _measure(name, (mine, theirs), rounds, calls_per_round)
            for (name, mine), theirs in pairs
        ]


def report(found: list[Measured]) -> str:
    """Return the table of this part."""
    head = ["", "ours", "zeep", "ratio", "limit", ""]
    rows = [
        [
            each.name,
            f"{median(each.ours) * 1e6:,.0f} µs",
            f"{median(each.zeep) * 1e6:,.0f} µs",
            f"{each.ratio:.3f}",
            f"{LIMIT_MS * 1000:,.0f} µs",
            "met" if median(each.ours) * 1000 <= LIMIT_MS else "MISSED",
        ]
        for each in found
    ]
    return "\n".join(["## Calls of providers, next to plain zeep", "", *grid(head, rows), ""])


@contextmanager
def _provider() -> Iterator[str]:
    """Run the provider and yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.provider_host", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/provider.asmx"
    try:
        _wait(f"{url}?WSDL")
        yield url
    finally:
        process.terminate()
        process.wait(_START_S)


def _wait(url: str) -> None:
    deadline = time.monotonic() + _START_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            assert time.monotonic() < deadline, "the provider does not start"
            time.sleep(0.1)


@contextmanager
def _ours(url: str) -> Iterator[Providers]:
    settings = {
        kind: replace(ProviderSettings.default(kind), url=url, password=PASSWORD, enabled=True)
        for kind in Kind
    }
    providers = Providers(lambda: settings, HttpTransport())
    try:
        yield providers
    finally:
        providers.close()


_FIELDS = {"Server": "db-07", "Billing ID": None}
_TICKET = TicketQuestion(
    user_name="ann.lee",
    email_from="ann.lee@customer.example",
    department_name="Support",
    subject="Disk full on db-07",
    ticket_number="0A1-2B3C4D5E-0001",
    custom_fields=_FIELDS,
)
_FORM = CustomFieldsQuestion(
    user_name="ann.lee",
    department_name="Support",
    location=Location.REGULAR,
    custom_fields=_FIELDS,
)


def _calls_of(providers: Providers) -> list[tuple[str, _Call]]:
    def authenticate() -> bool:
        answer = providers.authenticate("ann.lee", "a=b&c")
        return answer is not None and answer.display_name == "Ann Lee"

    def start_ticket() -> bool:
        return providers.start_ticket(_TICKET).group_name == "Night Shift"

    def custom_fields() -> bool:
        answer = providers.custom_field_options(_FORM)
        return answer is not None and len(answer.changes) == FIELDS

    return [
        ("Authenticate", authenticate),
        ("StartTicket", start_ticket),
        (f"GetCustomFieldOptions ({FIELDS} fields of 10 choices)", custom_fields),
    ]


def _calls_of_zeep(url: str) -> list[_Call]:
    service = Client(f"{url}?WSDL").service

    def inputs(*items: str) -> dict[str, Any]:
        return {"InputVariables": {"string": [f"authPW={PASSWORD}", *items]}}

    def outputs(result: Any) -> dict[str, str]:
        return dict(text.split("=", 1) for text in result.OutputVariables.string)

    def authenticate() -> bool:
        sent = inputs("loginUsername=ann.lee", "loginPassword=a=b&c")
        return outputs(service.Authenticate(inputs=sent))["DisplayName"] == "Ann Lee"

    def start_ticket() -> bool:
        sent = inputs(
            "loginUsername=ann.lee",
            "emailFrom=ann.lee@customer.example",
            "departmentName=Support",
            "subject=Disk full on db-07",
            "ticketNumber=0A1-2B3C4D5E-0001",
            "cf_Server=db-07",
            "cf_Billing ID=",
        )
        return outputs(service.StartTicket(inputs=sent))["groupName"] == "Night Shift"

    def custom_fields() -> bool:
        sent = inputs(
            "loginUsername=ann.lee",
            "departmentName=Support",
            "location=REGULAR",
            "interactiontype=ticket",
            "cf_Server=db-07",
            "cf_Billing ID=",
        )
        found = service.GetCustomFieldOptions(inputs=sent).CustomFieldDataItems
        return len(found.ExternalCustomFieldData) == FIELDS

    return [authenticate, start_ticket, custom_fields]


def _measure(name: str, calls: tuple[_Call, _Call], rounds: int, count: int) -> Measured:
    for call in calls:
        assert call(), f"{name}: a wrong answer"
        _seconds(call, _WARM_CALLS)
    samples: list[list[float]] = [[], []]
    for turn in range(rounds):
        for index in (0, 1) if turn % 2 else (1, 0):
            samples[index].append(_seconds(calls[index], count))
    return Measured(name, *samples)


def _seconds(call: _Call, count: int) -> float:
    """Return the processor time of one call."""
    before = time.process_time()
    for _ in range(count):
        call()
    return (time.process_time() - before) / count
