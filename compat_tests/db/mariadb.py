"""A MariaDB server of our own: made in a folder, listening on a free loopback port."""

from __future__ import annotations

import getpass
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymysql

_START_SECONDS = 60
_STOP_SECONDS = 30
_OPTIONS = (
    "--no-defaults",
    "--bind-address=127.0.0.1",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=16M",
    "--innodb-lock-wait-timeout=5",
    "--max-connections=200",
    "--skip-log-bin",
)


def is_here() -> bool:
    """Tell whether the machine has a MariaDB server."""
    return _program("mariadbd") is not None and _program("mariadb-install-db") is not None


@contextmanager
def private_server(folder: Path) -> Iterator[str]:
    """Run a server in an empty folder and yield its URL, without a database."""
    data, port = folder / "data", _free_port()
    _run(_install_command(data))
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(_start_command(folder, data, port), stdout=log, stderr=log)
    try:
        _await(server, port, folder)
        yield f"mysql+pymysql://root@127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(_STOP_SECONDS)
        shutil.rmtree(data, ignore_errors=True)


def _install_command(data: Path) -> list[str]:
    return [
        _program("mariadb-install-db") or "",
        "--no-defaults",
        f"--datadir={data}",
        f"--user={getpass.getuser()}",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
    ]


def _start_command(folder: Path, data: Path, port: int) -> list[str]:
    return [
        _program("mariadbd") or "",
        *_OPTIONS,
        f"--user={getpass.getuser()}",
        f"--datadir={data}",
        f"--port={port}",
        f"--socket={folder / 'm.sock'}",
        f"--pid-file={folder / 'server.pid'}",
        f"--tmpdir={folder}",  # A server that starts removes the temporary tables it finds there.
    ]


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, timeout=_START_SECONDS, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))


def _await(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            pymysql.connect(host="127.0.0.1", port=port, user="root", connect_timeout=5).close()
            return
        except pymysql.Error:
            if server.poll() is not None or time.monotonic() > deadline:
                log = (folder / "server.log").read_text(errors="replace")
                raise RuntimeError(f"MariaDB did not start:\n{log[-2000:]}") from None
            time.sleep(0.1)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/libexec")
