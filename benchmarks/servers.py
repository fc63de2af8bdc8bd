"""The servers under measurement: how each is built, started and stopped."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType

from benchmarks import hosting, load, operations, tickets
from compat_tests import mono

HERE = Path(__file__).parent
START_TIMEOUT = 60.0
STOP_TIMEOUT = 15.0
_BUILD_TIMEOUT = 300.0


class Missing(Exception):
    """A server cannot be had on this machine; the message says what it lacks."""


class Peer(ABC):
    """One kind of server; every one runs a single worker process."""

    name: str

    @abstractmethod
    def prepare(self, work: Path, install: bool) -> None:
        """Build what the server needs into ``work``; raise Missing if that cannot be.

        ``install`` allows packages to be fetched.
        """

    @abstractmethod
    def command(self, work: Path, port: int) -> list[str]:
        """The command that serves the bench on a port of the loopback."""

    def environment(self, work: Path) -> dict[str, str]:
        """What the command needs in its environment."""
        return {}

    @abstractmethod
    def version(self) -> str:
        """Names and versions of what is measured."""


class _PythonPeer(Peer):
    """A module of this package, run by the Python that runs the bench."""

    module: str

    def prepare(self, work: Path, install: bool) -> None:
        """Nothing to build."""

    def command(self, work: Path, port: int) -> list[str]:
        return [sys.executable, "-m", self.module, str(port)]


class Ours(_PythonPeer):
    name = "ours"
    module = "benchmarks.ours"

    def version(self) -> str:
        return f"this project on gunicorn {_installed('gunicorn')}, CPython {_python()}"


class StockSpyne(_PythonPeer):
    name = "stock Spyne"
    module = "benchmarks.stock_spyne"

    def version(self) -> str:
        return f"Spyne {_installed('spyne')}, lxml {_installed('lxml')}, same server as ours"


class MonoAsmx(Peer):
    name = "Mono ASMX"

    def prepare(self, work: Path, install: bool) -> None:
        for program in mono.PROGRAMS:
            _need(program)
        site = self._site(work)
        mono.lay_out(site, ["svcBench"])
        tickets.write(site / "tickets.json")
        for compilation in mono.compilations(site, [HERE / "mono/Service.cs"]):
            _run(*compilation)

    def command(self, work: Path, port: int) -> list[str]:
        return mono.command(self._site(work), port)

    def version(self) -> str:
        return _first_line("mono", "--version").partition(" (")[0] + ", own lean host"

    @staticmethod
    def _site(work: Path) -> Path:
        return work / "mono"


class PhpSoapServer(Peer):
    name = "PHP SoapServer"

    def prepare(self, work: Path, install: bool) -> None:
        _need("php")
        if b"soap" not in _run("php", "-m").lower().split():
            raise Missing("PHP's soap extension is not installed")
        tickets.write(work / "php.json")
        rows = _run("php", HERE / "php/rows.php", work / "php.json")
        (work / "rows.php").write_bytes(rows)

    def command(self, work: Path, port: int) -> list[str]:
        settings = {
            "opcache.enable_cli": "1",
            "opcache.memory_consumption": "128",
            "memory_limit": "-1",
            "post_max_size": "0",
            "max_execution_time": "0",
            "soap.wsdl_cache_dir": str(work),
        }
        options = [part for item in settings.items() for part in ("-d", "=".join(item))]
        return ["php", *options, "-S", f"127.0.0.1:{port}", str(HERE / "php/server.php")]

    def environment(self, work: Path) -> dict[str, str]:
        return {"BENCH_ROWS": str(work / "rows.php"), "BENCH_WSDL": str(hosting.WSDL)}

    def version(self) -> str:
        return _first_line("php", "--version").partition(" (")[0] + ", built-in server, opcache"


class NodeSoap(Peer):
    name = "node-soap"

    _PACKAGE = HERE / "node/node_modules/soap/package.json"

    def prepare(self, work: Path, install: bool) -> None:
        _need("node")
        if install and not self._PACKAGE.exists():
            _need("npm")
            _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=HERE / "node")
        if not self._PACKAGE.exists():
            raise Missing("the npm package soap is not installed (npm ci in benchmarks/node)")
        tickets.write(work / "node.json")

    def command(self, work: Path, port: int) -> list[str]:
        return [
            "node",
            str(HERE / "node/server.js"),
            str(port),
            str(hosting.WSDL),
            str(work / "node.json"),
        ]

    def version(self) -> str:
        soap = _first_line("node", "-p", f"require('{self._PACKAGE}').version")
        return f"soap {soap}, node {_first_line('node', '--version')}"


ALL: tuple[type[Peer], ...] = (Ours, MonoAsmx, StockSpyne, PhpSoapServer, NodeSoap)


class Server:
    """A running server; a context manager that starts it and ends it."""

    def __init__(self, peer: Peer, work: Path) -> None:
        self.name = peer.name
        self.port = _free_port()
        self._log = (work / f"{self.port}.log").open("w+")
        self._process = subprocess.Popen(
            peer.command(work, self.port),
            cwd=HERE.parent,
            env=os.environ | peer.environment(work),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self.pid = self._process.pid

    def __enter__(self) -> Server:
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def exchange(self, call: operations.Call) -> None:
        """Make one call and check its answer; raise BadAnswer or OSError."""
        with load.Connection(self.port) as connection:
            call.check(connection.exchange(call.request))

    def stop(self) -> None:
        """End the server and wait for it."""
        self._process.terminate()
        try:
            self._process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                return self.exchange(operations.echo_int())
            except (OSError, load.BadAnswer) as error:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise Missing(f"does not start: {self._last_words() or error}") from error
            time.sleep(0.1)

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _need(program: str) -> None:
    if shutil.which(program) is None:
        raise Missing(f"{program} is not installed")


def _run(*command: str | Path, cwd: Path | None = None) -> bytes:
    try:
        done = subprocess.run(
            command, cwd=cwd, check=True, capture_output=True, timeout=_BUILD_TIMEOUT
        )
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout).decode(errors="replace").strip()
        raise Missing(f"{command[0]} fails: {said[-300:]}") from error
    except subprocess.TimeoutExpired as error:
        raise Missing(f"{command[0]} takes too long") from error
    return done.stdout


def _first_line(*command: str) -> str:
    return _run(*command).decode().partition("\n")[0].strip()


def _installed(package: str) -> str:
    return importlib.metadata.version(package)


def _python() -> str:
    return platform.python_version()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
