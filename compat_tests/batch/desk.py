"""An agent's desk: a folder with files, the commands, and what the server then knows."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from compat_tests.commands import run_command
from compat_tests.serving import PROGRAM, Server, clean_environ
from db import Database, open_engine
from db.models.iservice import ContactLogin, Interaction

AGENT = "anna@example.com"
TICKET = ("contact-login", "tickettopicID", "ticketbody", "ticketsegmentID", "ticketsubject")


@dataclass(frozen=True)
class Desk:
    """What an agent works with; ``url`` is where the utilities find the service."""

    folder: Path
    server: Server
    url: str

    @property
    def password(self) -> str:
        """The agent's password."""
        accounts = self.server.demo["iservice"]["contacts"]
        return str(next(each["password"] for each in accounts if each["username"] == AGENT))

    def write(self, *lines: tuple[str, ...], name: str = "in.csv") -> None:
        """Write a CSV file."""
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)

    def results(self, name: str = "in.results.csv") -> list[dict[str, str]]:
        """Return the rows of a results file."""
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def outcomes(self) -> list[tuple[str, str]]:
        """Return number and outcome of each row of the results."""
        return [(each["row"], each["outcome"]) for each in self.results()]

    def words(self, *words: str) -> list[str]:
        """Return the words of the command line of a utility for ``in.csv``."""
        utility, *options = words
        common = ["in.csv", "--url", self.url, "--login", AGENT, "--timeout", "60"]
        return [utility, *common, *options]

    def run(
        self, *words: str, password: str | None = None, typed: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a utility to its end; the password is the agent's and in the environment."""
        given = self.password if password is None else password
        return run_command(
            self.words(*words),
            cwd=self.folder,
            environ=self.environ(given),
            stdin=typed,
            timeout=200,
        )

    @contextmanager
    def started(self, *words: str, **pipes: Any) -> Iterator[subprocess.Popen[bytes]]:
        """Start a utility, which is killed when the block ends unless it ended itself."""
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **pipes}
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), *self.words(*words)],
            cwd=self.folder,
            env=self.environ(self.password),
            stdin=subprocess.DEVNULL,
            **streams,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait(60)

    def environ(self, password: str) -> dict[str, str]:
        """Return the environment of a utility."""
        return clean_environ(BATCH_PASSWORD=password, NO_PROXY="127.0.0.1", TERM="xterm")

    def subjects(self, beginning: str) -> list[str]:
        """Return the subjects of all interactions whose subject begins so, sorted."""
        query = select(Interaction.subject).where(Interaction.subject.startswith(beginning))
        return sorted(each or "" for each in self._scalars(query))

    def logins(self, ending: str) -> list[str]:
        """Return all logins that end so, sorted."""
        query = select(ContactLogin.login).where(ContactLogin.login.endswith(ending))
        return sorted(self._scalars(query))

    def _scalars(self, query: Any) -> list[Any]:
        engine = open_engine(f"sqlite:///{self.server.data_dir}/iservice.db")
        try:
            return Database(engine).run(lambda unit: list(unit.session.scalars(query)))
        finally:
            engine.dispose()
