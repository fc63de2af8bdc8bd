"""Commands of the program, each in a process of its own that need not import everything first.

A server of processes imports the program once; each command is a copy of it. A command costs a
fifth of what starting Python for it costs, and gets its own environment, folder and streams all
the same. What is about starting the program itself runs ``PROGRAM``.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["compat_tests.commands_preloaded"])
_STREAMS = ("stdin", "stdout", "stderr")


def run_command(
    arguments: Sequence[str],
    *,
    cwd: Path,
    environ: Mapping[str, str],
    stdin: str = "",
    timeout: float = 120,
) -> CompletedProcess[str]:
    """Run a command as the command line would, and return how it ended.

    Raises TimeoutExpired when it does not end; it is killed then.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "stdin").write_text(stdin, "utf-8")
        process = start_command(arguments, cwd=cwd, environ=environ, streams=folder)
        process.join(timeout)
        code = process.exitcode
        if code is None:
            process.kill()
            process.join()
        process.close()
        out, err = ((folder / each).read_text("utf-8") for each in _STREAMS[1:])
    if code is None:
        raise TimeoutExpired(list(arguments), timeout, out, err)
    return CompletedProcess(list(arguments), code, out, err)


def start_command(
    arguments: Sequence[str], *, cwd: Path, environ: Mapping[str, str], streams: Path
) -> BaseProcess:
    """Start a command in a session of its own; its streams are files of a folder.

    It reads from ``stdin``, which must be there, and writes to ``stdout`` and ``stderr``.
    """
    work = (list(arguments), cwd, dict(environ), streams)
    process = _CONTEXT.Process(target=_run, args=work)
    process.start()
    return process


def _run(arguments: list[str], cwd: Path, environ: dict[str, str], streams: Path) -> None:
    from soap_service.cli import main

    os.setsid()
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environ)
    for number, stream in enumerate(_STREAMS):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
        opened = os.open(streams / stream, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.exit(main(arguments))
