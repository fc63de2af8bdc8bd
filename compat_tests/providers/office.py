"""A server process with demo data whose callers use Mono's proxies and whose providers are ASMX."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
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
from compat_tests.serving import PROGRAM, Server, clean_environ

_COMMAND_S = 60.0
_NOTICE_S = 1.5
_EVENTS_S = 30.0
CUSTOMER = "ann.lee@customer.example"


def manage(data_dir: Path, *words: str) -> str:
    """Run a command of ``manage`` on the files of a server and return what it printed.

    Raises AssertionError when it fails.
    """
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "manage", *words, "--data", str(data_dir)],
        capture_output=True,
        text=True,
        timeout=_COMMAND_S,
        env=clean_environ(),
        cwd=data_dir,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass(frozen=True, slots=True)
class Office:
    """The server, a Mono client that calls it as the administrator, and the providers."""

    server: Server
    mono: MonoCaller
    rig: Rig
    done: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def use(self, kind: str, service: str, *options: str) -> None:
        """Let a provider of the rig be that of a kind, as an operator does, and enable it."""
        url = self.rig.address(service)
        self._provide("set", kind, "--url", url, "--password", PASSWORD, *options)
        self._provide("enable", kind)

    def disable(self, kind: str) -> None:
        """Switch the provider of a kind off."""
        self._provide("disable", kind)

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

    def _provide(self, verb: str, kind: str, *options: str) -> None:
        """Run a command of the providers, unless it was the last of its sort already."""
        topic = f"{kind} settings" if verb == "set" else f"{kind} switch"
        words = ("providers", verb, kind, *options)
        if self.done.get(topic) != words:
            manage(self.server.data_dir, *words)
            time.sleep(_NOTICE_S)
            self.done[topic] = words


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
