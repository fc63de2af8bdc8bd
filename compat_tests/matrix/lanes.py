"""The clients of the matrix, each playing all sequences on a server of its own."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from compat_tests.clients.clients import Command
from compat_tests.serving import SEVERAL_WORKERS, Server, running

from .callers import Caller
from .catalogue import SEQUENCES
from .mono_caller import MonoCaller, build_driver
from .playing import Outcome, known_values, play
from .tenant import prepare_tenant
from .transfer_server import add_transfer_server
from .zeep_caller import ZeepCaller

Outcomes = Mapping[str, list[Outcome]]
"""What came of each sequence."""

Connect = Callable[[Server], AbstractContextManager[Caller]]

_VERSIONS = ("1.1", "1.2")
_ZEEP = {f"zeep (SOAP {version})": version for version in _VERSIONS}
_MONO = {f"Mono wsdl proxy (SOAP {version})": version for version in _VERSIONS}

TITLES = (*_ZEEP, *_MONO)
"""The clients, named as those of the stories."""


@contextmanager
def playing(directory: Path) -> Iterator[Mapping[str, Future[Outcomes]]]:
    """Let all clients play at the same time; give what comes of it, by client.

    One more server is there for tickets to be transferred to. A future raises NotInstalledError
    when the client is not installed, ClientError when its driver cannot be built.
    """
    with (
        running(directory / "other", "--demo") as other,
        ThreadPoolExecutor(len(TITLES) + 1) as pool,
    ):
        driver = pool.submit(build_driver, directory, other)
        connects = {
            **{title: _zeep(version) for title, version in _ZEEP.items()},
            **{title: _mono(driver, version) for title, version in _MONO.items()},
        }
        yield {
            title: pool.submit(_play_all, directory / title.replace(" ", "-"), connect, other)
            for title, connect in connects.items()
        }


def _zeep(version: str) -> Connect:
    return lambda server: nullcontext(ZeepCaller(server, version))


def _mono(driver: Future[Command], version: str) -> Connect:
    return lambda server: MonoCaller(driver.result(), server, version)


def _play_all(directory: Path, connect: Connect, other: Server) -> Outcomes:
    with running(directory, "--demo", environ=SEVERAL_WORKERS) as server, connect(server) as caller:
        known = known_values(server.demo)
        known["transfer_server_id"] = add_transfer_server(server, other)
        known["reset_token"] = prepare_tenant(server)
        return {name: play(caller, cases, known) for name, cases in SEQUENCES.items()}
