"""An installation with tenants: made by the console, served by a process of its own."""

from __future__ import annotations

import http.client
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import make_url

from compat_tests.commands import run_command
from compat_tests.db import lanes
from compat_tests.serving import Server, clean_environ, running
from db.tenancy import Master

PASSWORD = "correct horse"
ACME, BETA = "acme", "beta"
_TIMEOUT_S = 120

T = TypeVar("T")


class Tenant(NamedTuple):
    """A tenant of the tests: its name, its host name and the login of its superuser."""

    name: str
    host: str
    login: str


def tenant(name: str) -> Tenant:
    """Return the tenant of a name."""
    return Tenant(name, f"{name}.test", f"boss@{name}.test")


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Installation:
    """A master database, the folder of the servers over it, and the console."""

    master_url: str
    folder: Path

    @property
    def environ(self) -> dict[str, str]:
        """The variables that lead a program to the master."""
        return {"ISERVICE_MASTER_URL": self.master_url}

    def console(
        self, *arguments: str, stdin: str = "", **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command and return how it ended; in a name of two words say both."""
        return run_command(
            arguments,
            cwd=self.folder,
            environ=clean_environ(**{**self.environ, **environ}),
            stdin=stdin,
            timeout=_TIMEOUT_S,
        )

    def manage(self, *arguments: str, stdin: str = "") -> str:
        """Run a command that must succeed and return what it printed."""
        done = self.console("manage", *arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shown(self, *arguments: str) -> Any:
        """Return what a command shows to programs."""
        return json.loads(self.manage(*arguments, "--json"))

    def read(self, work: Callable[[Master], T]) -> T:
        """Ask the master without the console."""
        master = Master(self.master_url)
        try:
            return work(master)
        finally:
            master.close()

    def names(self) -> list[str]:
        """Return the names of the tenants."""
        return [tenant.name for tenant in self.read(Master.tenants)]

    def create(self) -> None:
        """Create the master."""
        self.manage("master", "create")

    def add(self, name: str) -> Tenant:
        """Make a tenant with a superuser."""
        made = tenant(name)
        self.manage(
            *("tenants", "new", name, "--domain", made.host),
            *("--login", made.login, "--password-file", "-"),
            stdin=f"{PASSWORD}\n",
        )
        return made

    def url_of(self, name: str) -> str:
        """Return the URL of a tenant's database."""
        return self.read(lambda master: master.url_of(name))

    def running(self, *arguments: str, **environ: str) -> Any:
        """Serve until the block ends."""
        return running(self.folder / "server", *arguments, environ={**self.environ, **environ})


@contextmanager
def new_installation(server_url: str, folder: Path) -> Iterator[Installation]:
    """Yield an installation whose master does not exist yet, and drop what it made in the end."""
    made = Installation(lanes.new_url(server_url), folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield made
    finally:
        _drop(made)


def _drop(made: Installation) -> None:
    if make_url(made.master_url).get_backend_name() == "sqlite":
        return
    for name in (ACME, BETA, "gamma", "delta"):
        lanes.drop(made.url_of(name))
    lanes.drop(made.master_url)


def ask(
    server: Server,
    host: str,
    path: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    timeout: float = 30,
) -> Answer:
    """Send a request that names a host, and return the answer."""
    connection = http.client.HTTPConnection(server.host, server.port, timeout=timeout)
    try:
        method = "GET" if body is None else "POST"
        connection.request(method, path, body, {"Host": host, **(headers or {})})
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()
