"""The providers of this rig in one process of Mono, and what they wrote down."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from urllib.request import urlopen

from compat_tests import mono
from compat_tests.clients.clients import NotInstalledError

SERVICES = ("HelpDesk", "Crm", "Portal", "Faulty", "Slow", "Garbage", "Dying", "Before")
"""The classes that have a page of their own name."""

PASSWORD = "k9-secret"
"""What all of them want as authPW."""

_SOURCES = Path(__file__).parent / "src"
_BUILD_S = 120.0
_START_S = 60.0
_STOP_S = 10.0
_NOTICE_S = 10.0


@dataclass(frozen=True, slots=True)
class Call:
    """A call as a provider got it: `inputs` is the list of key=value texts, None when absent."""

    service: str
    operation: str
    action: str
    inputs: tuple[str, ...] | None

    @property
    def variables(self) -> dict[str, str]:
        """The inputs by key, in the order in which they came."""
        return dict(text.split("=", 1) for text in self.inputs or ())


@dataclass(frozen=True, slots=True)
class Rig:
    """The running providers."""

    url: str
    site: Path

    def address(self, service: str) -> str:
        """Return the URL of a provider."""
        return f"{self.url}/{service}.asmx"

    def calls(self, operation: str = "") -> list[Call]:
        """Return the calls since the last `forget`, of all operations or of one."""
        path = self.site / "calls.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        rows = [json.loads(line) for line in lines]
        calls = [
            Call(row["service"], row["operation"], row["action"], _texts(row["inputs"]))
            for row in rows
        ]
        return [call for call in calls if operation in ("", call.operation)]

    def forget(self) -> None:
        """Let the record of calls begin anew."""
        (self.site / "calls.jsonl").unlink(missing_ok=True)

    def put(self, service: str, page: str) -> None:
        """Serve a service's class at the address of another page from now on."""
        mono.write_page(self.site, page, service)

    def wait_for(self, text: bytes, page: str) -> None:
        """Wait until the WSDL of a page has a text in it."""
        deadline = time.monotonic() + _NOTICE_S
        while time.monotonic() < deadline and text not in self._wsdl(page):
            time.sleep(0.05)

    def _wsdl(self, page: str) -> bytes:
        with urlopen(f"{self.address(page)}?WSDL", timeout=_NOTICE_S) as answer:
            return bytes(answer.read())


def build(site: Path) -> None:
    """Lay out and compile the site. Raises NotInstalledError without Mono."""
    absent = [program for program in mono.PROGRAMS if which(program) is None]
    if absent:
        raise NotInstalledError(f"Mono's ASMX is not installed: {', '.join(absent)}")
    mono.lay_out(site, SERVICES)
    for compilation in mono.compilations(site, sorted(_SOURCES.glob("*.cs"))):
        subprocess.run(compilation, check=True, timeout=_BUILD_S)


@contextmanager
def running(site: Path, port: int = 0) -> Iterator[Rig]:
    """Serve a built site, on a free port unless one is named, until the block ends."""
    output = site / "output.txt"
    with output.open("wb") as sink:
        process = subprocess.Popen(
            mono.command(site, port),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Rig(_wait_for_address(process, output), site)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for_address(process: subprocess.Popen[bytes], output: Path) -> str:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        printed = output.read_text("utf-8", "replace")
        if printed.endswith("\n"):
            return printed.split()[0]
        time.sleep(0.02)
    raise AssertionError(f"Mono did not come up:\n{output.read_text('utf-8', 'replace')}")


def _texts(inputs: list[str] | None) -> tuple[str, ...] | None:
    return None if inputs is None else tuple(inputs)
