"""How a server fares with many tenants: start, first calls, memory.

``python -m compat_tests.load.many_tenants [TENANTS]`` makes them over SQLite in a folder,
calls each once with one process, and prints what it took.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

from compat_tests.serving import Server, running
from compat_tests.tenancy.installation import ask
from db.tenancy import Master, create_master, create_tenant_database

_NOON = datetime(2024, 1, 1, 12)
_READY = "/readyz"


def measure(count: int, folder: Path) -> None:
    """Print what a server over so many tenants takes."""
    url = f"sqlite:///{folder}/iservice.db"
    hosts = make_tenants(url, count)
    environ = {"ISERVICE_MASTER_URL": url, "ISERVICE_EMBEDDED_WORKER": "false"}
    started = time.monotonic()
    with running(folder / "server", "--workers", "1", environ=environ) as server:
        show("start-up", time.monotonic() - started)
        print(f"memory at the start: {memory(server)} MB")
        first = [timed(server, host) for host in hosts]
        show("first call", median(first))
        show("first call, slowest of a hundred", quantiles(first, n=100)[-1])
        print(f"memory after a call of each: {memory(server)} MB")
        show("later call", median(timed(server, hosts[-1]) for _ in range(50)))


def make_tenants(url: str, count: int) -> list[str]:
    """Make tenants whose databases are copies of one, and return their host names."""
    create_master(url)
    master = Master(url)
    create_tenant_database(master.url_of("t0"))
    origin = path_of(master, "t0")
    for number in range(count):
        name = f"t{number}"
        if number:
            shutil.copy(origin, path_of(master, name))
        master.begin_tenant(name, [f"{name}.test"], "", _NOON)
        master.complete_tenant(name)
    master.close()
    return [f"t{number}.test" for number in range(count)]


def path_of(master: Master, name: str) -> str:
    return master.url_of(name).removeprefix("sqlite:///")


def timed(server: Server, host: str) -> float:
    started = time.monotonic()
    assert ask(server, host, _READY).status == 200
    return time.monotonic() - started


def memory(server: Server) -> int:
    """Return what the workers of a server hold, in MB."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    pids = children.read_text().split()
    return sum(resident(pid) for pid in pids) // 1024


def resident(pid: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def show(what: str, seconds: float) -> None:
    print(f"{what}: {seconds * 1000:.0f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, Path(made))
