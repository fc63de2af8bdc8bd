"""The catalogue of clients: what each needs, how its driver is built, and how it is started."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from shutil import copy, which
from typing import NoReturn, TypeVar

from compat_tests.serving import Server
from soap_service.services import SERVICES

from .stories import Step, address, read_report, settings

_DRIVERS = Path(__file__).parent / "drivers"
_BUILD_SECONDS = 240.0
_STORY_SECONDS = 90.0

Key = TypeVar("Key")
Value = TypeVar("Value")

Command = list[str]
Build = Callable[[Path, Server], Command]
"""Builds a driver into an empty directory from the live contracts; returns how to start it."""


class ClientError(Exception):
    """A driver could not be built or did not end well."""


class NotInstalledError(ClientError):
    """What a driver needs is not on this machine."""


@dataclass(frozen=True, slots=True)
class Toolkit:
    """A SOAP library and the driver that uses it.

    `programs` must be on the path, `modules` importable, and `checks` are commands that succeed
    when a library without a program of its own is installed.
    """

    build: Build
    programs: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    checks: tuple[tuple[str, ...], ...] = ()

    def missing(self) -> list[str]:
        """Name what is not installed."""
        programs = [name for name in self.programs if which(name) is None]
        modules = [f"Python module {name}" for name in self.modules if find_spec(name) is None]
        absent = programs + modules
        return absent or [" ".join(check) for check in self.checks if not _succeeds(check)]


@dataclass(frozen=True, slots=True)
class Client:
    """A toolkit as one client: its name and the SOAP version it speaks.

    `sends_action` is false when only the body element says which operation is meant. That is so
    of SOAP::Lite with 1.2: it sends SOAPAction, which 1.2 does not know, and no action parameter.
    """

    name: str
    version: str
    toolkit: str
    arguments: tuple[str, ...] = ()
    sends_action: bool = True

    @property
    def title(self) -> str:
        """The name under which its results are listed."""
        return f"{self.name} (SOAP {self.version})"


class Workshop:
    """Builds each toolkit's driver once and lets each client tell its stories once.

    What fails is not tried again: asked a second time, it fails the same way.
    """

    def __init__(self, directory: Path, server: Server) -> None:
        self._directory = directory
        self._server = server
        self._command = cache(_remembered(self._build))
        self._report = cache(_remembered(self._listen))

    def report(self, client: Client) -> tuple[Step, ...]:
        """Return what the client reports.

        Raises NotInstalledError when it lacks something, ClientError when its driver cannot be
        built or ends with an error.
        """
        return self._report(client)()

    def _build(self, name: str) -> Command:
        _require(name)
        directory = self._directory / name
        directory.mkdir()
        return TOOLKITS[name].build(directory, self._server)

    def _listen(self, client: Client) -> tuple[Step, ...]:
        command = [*self._command(client.toolkit)(), *client.arguments]
        return read_report(_run(command, self._directory, settings(self._server, client.version)))


def _remembered(work: Callable[[Key], Value]) -> Callable[[Key], Callable[[], Value]]:
    """Do the work now; what is returned gives its value, or raises its ClientError, each time."""

    def do(key: Key) -> Callable[[], Value]:
        try:
            value = work(key)
        except ClientError as error:
            return partial(_fail, error)
        return lambda: value

    return do


def _fail(error: ClientError) -> NoReturn:
    raise error


NAMESPACES = {
    service.name: service.name.removeprefix("svc").replace("iService", "Crm")
    for service in SERVICES
}
"""The namespaces of the proxies by service; two of them have classes of the same name."""


def make_proxies(directory: Path, server: Server, query: str = "?WSDL") -> list[Path]:
    """Let Mono's wsdl write a proxy of each service, as Add Web Reference does.

    An empty `query` leaves it to wsdl to find the contract from the address alone. Raises
    NotInstalledError without Mono, ClientError when wsdl fails.
    """
    _require("mono-proxy")
    sources = []
    for service, namespace in NAMESPACES.items():
        source = directory / f"{namespace}.cs"
        url = address(server, service) + query
        _run(["wsdl", "-nologo", f"-namespace:{namespace}", f"-out:{source}", url], directory)
        sources.append(source)
    return sources


def build_mono(
    directory: Path, server: Server, sources: Iterable[Path], assemblies: Iterable[str]
) -> Command:
    """Compile sources with the proxies of a live server; return how to start the program.

    Raises NotInstalledError without Mono, ClientError when it does not compile.
    """
    program = directory / "program.exe"
    files = [str(source) for source in (*make_proxies(directory, server), *sources)]
    references = f"-r:{','.join(assemblies)}"
    _run(["mcs", "-nologo", f"-out:{program}", references, *files], directory)
    return ["mono", str(program)]


def _build_mono_proxy(directory: Path, server: Server) -> Command:
    return _build_mono_story(directory, server, "ConnectProxy.cs", "System.Web.Services.dll")


def _build_mono_channel(directory: Path, server: Server) -> Command:
    assemblies = ("System.Web.Services", "System.ServiceModel", "System.Runtime.Serialization")
    return _build_mono_story(
        directory, server, "ConnectChannel.cs", *(f"{name}.dll" for name in assemblies)
    )


def _build_mono_story(directory: Path, server: Server, connect: str, *assemblies: str) -> Command:
    sources = [_DRIVERS / "mono" / "Story.cs", _DRIVERS / "mono" / connect]
    return build_mono(directory, server, sources, assemblies)


def _build_gsoap(directory: Path, server: Server) -> Command:
    contracts = [
        f"{address(server, service)}?WSDL" for service in ("svcTickets", "svcOrganization")
    ]
    _run(["wsdl2h", "-o", "story.h", *contracts], directory)
    _run(["soapcpp2", "-j", "-C", "-L", "-w", "-x", "story.h"], directory)
    generated = sorted(map(str, directory.glob("*.cpp")))
    story = str(_DRIVERS / "gsoap" / "story.cpp")
    _run(["g++", "-O0", "-I.", "-o", "story", story, *generated, "-lgsoap++"], directory)
    return [str(directory / "story")]


def _build_node(directory: Path, server: Server) -> Command:
    for source in (_DRIVERS / "node").iterdir():
        copy(source, directory)
    try:
        _run(["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"], directory)
    except ClientError as error:
        raise NotInstalledError(f"node-soap is not installed: {error}") from error
    return ["node", str(directory / "story.js")]


def _script(*command: str) -> Build:
    """A driver that needs no building; its last word is a path below `drivers`."""
    *interpreter, source = command
    return lambda directory, server: [*interpreter, str(_DRIVERS / source)]


TOOLKITS: Mapping[str, Toolkit] = {
    "mono-proxy": Toolkit(_build_mono_proxy, ("wsdl", "mcs", "mono")),
    "mono-channel": Toolkit(_build_mono_channel, ("wsdl", "mcs", "mono")),
    "php": Toolkit(
        _script("php", "php/story.php"),
        ("php",),
        checks=(("php", "-r", "new ReflectionClass('SoapClient');"),),
    ),
    "zeep": Toolkit(_script(sys.executable, "python/zeep_story.py"), modules=("zeep",)),
    "suds": Toolkit(_script(sys.executable, "python/suds_story.py"), modules=("suds",)),
    "node-soap": Toolkit(_build_node, ("node", "npm")),
    "gsoap": Toolkit(
        _build_gsoap,
        ("wsdl2h", "soapcpp2", "g++"),
        checks=(("g++", "-fsyntax-only", "-include", "stdsoap2.h", "-x", "c++", "/dev/null"),),
    ),
    "soap-lite": Toolkit(
        _script("perl", "perl/story.pl"), ("perl",), checks=(("perl", "-MSOAP::Lite", "-e", "1"),)
    ),
    "curl": Toolkit(_script(sys.executable, "python/envelope_story.py"), ("curl",)),
    "socket": Toolkit(_script(sys.executable, "python/envelope_story.py")),
}

CLIENTS: tuple[Client, ...] = (
    Client("Mono wsdl proxy", "1.1", "mono-proxy"),
    Client("Mono wsdl proxy", "1.2", "mono-proxy"),
    Client("Mono WCF BasicHttpBinding", "1.1", "mono-channel"),
    Client("PHP SoapClient", "1.1", "php"),
    Client("PHP SoapClient", "1.2", "php"),
    Client("zeep", "1.1", "zeep"),
    Client("zeep", "1.2", "zeep"),
    Client("suds", "1.1", "suds"),
    Client("node-soap", "1.1", "node-soap"),
    Client("node-soap", "1.2", "node-soap"),
    Client("gSOAP", "1.1", "gsoap"),
    Client("gSOAP", "1.2", "gsoap"),
    Client("SOAP::Lite", "1.1", "soap-lite"),
    Client("SOAP::Lite", "1.2", "soap-lite", sends_action=False),
    Client("curl", "1.1", "curl", ("curl",)),
    Client("curl", "1.2", "curl", ("curl",)),
    Client("socket, keep-alive", "1.1", "socket", ("keep-alive",)),
    Client("socket, chunked", "1.1", "socket", ("chunked",)),
    Client("socket, HTTP/1.0", "1.1", "socket", ("http10",)),
    Client("socket, 100-continue", "1.1", "socket", ("continue",)),
    Client("socket, no action", "1.1", "socket", ("no-action",), sends_action=False),
    Client("socket, no action", "1.2", "socket", ("no-action",), sends_action=False),
    Client("socket, 1.2 as text/xml", "1.2", "socket", ("text-xml",), sends_action=False),
)


def _require(name: str) -> None:
    missing = TOOLKITS[name].missing()
    if missing:
        raise NotInstalledError(f"{name} is not installed: {', '.join(missing)}")


def _succeeds(command: tuple[str, ...]) -> bool:
    return subprocess.run(command, capture_output=True, timeout=_STORY_SECONDS).returncode == 0


def _run(command: Command, directory: Path, environment: Mapping[str, str] | None = None) -> str:
    """Return what a command prints. Raises ClientError, with all it said, when it fails."""
    variables = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", **(environment or {})}
    seconds = _BUILD_SECONDS if environment is None else _STORY_SECONDS
    try:
        done = subprocess.run(
            command, cwd=directory, env=variables, capture_output=True, timeout=seconds
        )
    except subprocess.TimeoutExpired as error:
        raise ClientError(f"{command[0]} did not end within {seconds:.0f} s") from error
    output = done.stdout.decode(errors="replace")
    if done.returncode:
        raise ClientError(f"{command[0]} failed:\n{output}{done.stderr.decode(errors='replace')}")
    return output
