"""A server process with demo data whose callers use Mono's proxies and whose providers are ASMX."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from compat_tests.matrix.arguments import complete
from compat_tests.matrix.contracts import CONTRACTS
from compat_tests.matrix.mono_caller import MonoCaller
from compat_tests.providers.rig import PASSWORD, Rig
from compat_tests.serving import Server
from soap_service.cli import main

_NOTICE_S = 1.5
_EVENTS_S = 30.0
CUSTOMER = "ann.lee@customer.example"


def manage(data_dir: Path, *words: str) -> None:
    """Run a command of ``manage`` on the files of a server. Raises AssertionError if it fails."""
    assert main(["manage", *words, "--data", str(data_dir)]) == 0


@dataclass(frozen=True, slots=True)
class Office:
    """The server, a Mono client that calls it as the administrator, and the providers."""

    server: Server
    mono: MonoCaller
    rig: Rig
    done: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def use(self, kind: str, service: str, *options: str) -> None:
        """Let a provider of the rig be that of a kind, as an operator does, and enable it."""
        url = self.rig.address(service)
        setting = ("set", kind, "--url", url, "--password", PASSWORD, *options)
        self._once(f"providers {kind}", ("providers", *setting), ("providers", "enable", kind))

    def disable(self, kind: str) -> None:
        """Switch the provider of a kind off."""
        self._once(f"providers {kind}", ("providers", "disable", kind))

    def notify(self, title: str) -> None:
        """Let the event provider be told of what has such a title at its beginning."""
        condition = ("--when", "title", "starts-with", title)
        self._once(title, ("event-profiles", "add", title, *condition))

    def lets_in(self, user_name: str, password: str) -> bool:
        """Tell whether somebody can call."""
        answer = self.call("PingService", authUsername=user_name, authPassword=password)
        return bool(answer["IsAvailable"])

    def call(self, operation: str, **arguments: Any) -> Mapping[str, Any]:
        """Call an operation of svcTickets."""
        admin = self.server.demo["admin"]
        contract = CONTRACTS["svcTickets"].operations[operation]
        user, password = contract.parameters[:2]
        given = {user.name: admin["username"], password.name: admin["password"], **arguments}
        return self.mono.call("svcTickets", operation, complete(contract.parameters, given))

    def group(self, name: str) -> Mapping[str, Any]:
        """Return a group of the demo company."""
        return next(one for one in self.server.demo["groups"] if one["name"] == name)

    def ticket(self, number: str) -> Mapping[str, Any]:
        """Return what the client sees of a ticket."""
        answer = self.call("GetTicketInfoByTicketNumber", ticketNumber=number)
        assert answer["Result"], answer["Message"]
        ticket: Mapping[str, Any] = answer["Ticket"]
        return ticket

    def custom_fields(self, number: str) -> list[str]:
        """Return the custom fields of a ticket, each as name=value."""
        answer = self.call("GetTicketCustomFieldsList", ticketNumber=number)
        assert answer["Result"], answer["Message"]
        return list(answer["RequestResults"] or ())

    def rows(self) -> dict[str, int]:
        """Count the rows of every table of the server's database."""
        with closing(sqlite3.connect(self.server.data_dir / "iservice.db", timeout=30.0)) as found:
            tables = [
                row[0]
                for row in found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if row[0].lower().startswith(("st_", "isv_"))
            ]
            return {
                table: found.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
                for table in sorted(tables)
            }

    def wait_for(self, holds: Callable[[], object]) -> None:
        """Wait until something holds. Raises AssertionError when it does not for long."""
        deadline = time.monotonic() + _EVENTS_S
        while not holds():
            assert time.monotonic() < deadline, self.server.printed()[-3000:]
            time.sleep(0.1)

    def _once(self, topic: str, *commands: tuple[str, ...]) -> None:
        """Run commands, unless they were the last on their topic, and let the server notice."""
        if self.done.get(topic) != commands:
            for words in commands:
                manage(self.server.data_dir, *words)
            time.sleep(_NOTICE_S)
            self.done[topic] = commands


def creation(office: Office, operation: str, subject: str) -> dict[str, Any]:
    """Return the arguments of an operation that creates a ticket at the first line of support."""
    group = office.group("First Line")
    places = {"departmentID": group["department_id"], "departmentId": group["department_id"]}
    values = {
        **places,
        "groupId": group["id"],
        "toAddress": CUSTOMER,
        "fromAddress": CUSTOMER,
        "subject": subject,
        "body": "All of it.",
        "ticketData": {
            "departmentID": group["department_id"],
            "groupID": group["id"],
            "senderEmailAddress": CUSTOMER,
            "subject": subject,
            "body": "All of it.",
        },
    }
    wanted = {one.name for one in CONTRACTS["svcTickets"].operations[operation].parameters}
    return {name: value for name, value in values.items() if name in wanted}
