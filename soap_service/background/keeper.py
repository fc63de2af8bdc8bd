"""Keeping a worker running beside the server: started with it, restarted when it dies.

Server, keeper and worker are three processes. Both of the latter hold the reading end of a pipe
and stop when nobody holds its writing end any more, so that they never outlive the server, however
it ends.
"""

from __future__ import annotations

import os
import select
import socket
import sys
import time
from collections.abc import Callable

from soap_service.config import ConfigError, Settings

__all__ = ["WorkerKeeper"]

_POLL_S = 0.2
_FIRST_WAIT_S = 1.0
_LONGEST_WAIT_S = 60.0
_LONG_LIFE_S = 60.0
_GRACE_S = 5.0


class WorkerKeeper:
    """The server's end: starts the keeper, and ends it with its worker.

    ``listener`` is closed in the new processes, which are not to hold the server's address.
    """

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        reading, self._writing = os.pipe()
        self._owner = os.getpid()
        self._stop_s = settings.stop_timeout_s + _GRACE_S

        def keep() -> int:
            listener.close()
            os.close(self._writing)
            os.setsid()  # Ctrl-C is the server's affair.
            return _keep(settings, lambda: not _is_closed(reading))

        self._pid = _fork(keep)
        os.close(reading)

    def stop(self) -> None:
        """Let the worker finish what is in flight; in processes of the server's, do nothing."""
        if os.getpid() != self._owner:
            return
        os.close(self._writing)
        deadline = time.monotonic() + self._stop_s
        while not _has_ended(self._pid) and time.monotonic() < deadline:
            time.sleep(_POLL_S / 10)


def _is_closed(reading: int) -> bool:
    return bool(select.select([reading], [], [], 0)[0])


def _fork(work: Callable[[], int]) -> int:
    """Run a function in a new process, which returns what the function does, and give its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        code = work()
    except ConfigError as error:
        print(f"worker: {error}", file=sys.stderr, flush=True)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True  # The server has noticed first.


def _keep(settings: Settings, is_needed: Callable[[], bool]) -> int:
    """Run workers, one after another, until nobody needs them."""
    owner = f"serve-{os.getpid()}"
    wait = _FIRST_WAIT_S
    while is_needed():
        born = time.monotonic()
        pid = _fork(lambda: _work(settings, owner, is_needed))
        while not _has_ended(pid):
            time.sleep(_POLL_S)
        wait = _FIRST_WAIT_S if time.monotonic() - born > _LONG_LIFE_S else wait
        _sleep(wait, is_needed)
        wait = min(2 * wait, _LONGEST_WAIT_S)
    return 0


def _sleep(seconds: float, is_needed: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and is_needed():
        time.sleep(_POLL_S)


def _work(settings: Settings, owner: str, is_needed: Callable[[], bool]) -> int:
    # Imported in the worker: the server's own process stays small.
    from soap_service.background.process import run_worker

    run_worker(settings, owner=owner, is_needed=is_needed)
    return 0
