"""Calls through the proxies that Mono's wsdl writes, made by a program of their language."""

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any, Self

from compat_tests.clients.clients import NAMESPACES, Command, build_mono
from compat_tests.clients.stories import address
from compat_tests.serving import Server
from soap_service.asmx.contract import ComplexType

from .contracts import CONTRACTS
from .expectations import Result, told_by_fault

_SOURCE = Path(__file__).parent / "drivers" / "Calls.cs"
_LIFE_S = 240.0
_FAULT = "SoapException: "


def build_driver(directory: Path, server: Server) -> Command:
    """Build the driver from the contracts of a live server; return how to start it.

    Raises NotInstalledError without Mono, ClientError when it does not compile.
    """
    return build_mono(
        directory, server, [_SOURCE], ["System.Web.Services.dll", "System.Web.Extensions.dll"]
    )


class CallError(Exception):
    """A call ended in an exception of the proxy, a fault for example."""


class MonoCaller:
    """A process of the driver, calling a server with one version of SOAP until the block ends."""

    def __init__(self, command: Command, server: Server, version: str) -> None:
        urls = [f"{name}={space}={address(server, name)}" for name, space in NAMESPACES.items()]
        self._process = subprocess.Popen(
            [*command, version, *urls],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            encoding="utf-8",
        )
        self._watchdog = Timer(_LIFE_S, self._process.kill)

    def __enter__(self) -> Self:
        self._watchdog.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watchdog.cancel()
        self._process.kill()
        self._process.communicate()

    def call(self, service: str, operation: str, arguments: Mapping[str, Any]) -> Result:
        """Make a call with arguments that are complete. Raises CallError.

        A bare text is the only member of its result; where it fails, the fault is.
        """
        call = {"service": service, "operation": operation, "arguments": arguments}
        answer = self._ask(json.dumps(call, default=_base64))
        member = CONTRACTS[service].operations[operation].results[0]
        is_bare = not isinstance(member.type, ComplexType)
        if is_bare and answer.get("error", "").startswith(_FAULT):
            return told_by_fault(answer["error"].removeprefix(_FAULT))
        if "error" in answer:
            raise CallError(answer["error"])
        result: Result = {member.name: answer["result"]} if is_bare else answer["result"]
        return result

    def _ask(self, line: str) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()
