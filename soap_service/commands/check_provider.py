"""The provider-check command: asks a provider in every way and prints what was found."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from itertools import groupby

from providers import HttpTransport, read_address
from providers.check import METHODS, Finding, Verdict, check_provider
from soap_service.commands.manage_providers import PASSWORD_VARIABLE
from soap_service.config import ConfigError

__all__ = ["check"]

_SERVICE = "service"
_CASE_WIDTH = 22
_TEXT_WIDTH = 120


def check(
    url: str,
    argument: str | None,
    *,
    methods: Collection[str] = (),
    inputs: Iterable[str] = (),
    seconds: float = 10.0,
    as_json: bool = False,
) -> int:
    """Check a provider, print the findings and return 1 when one of them is a failure.

    ``argument`` is the password as the command line has it, ``inputs`` are texts ``key=value``.
    Raises ConfigError for arguments that make no sense.
    """
    password = _password(argument)
    _check_arguments(url, password, methods, seconds)
    transport = HttpTransport()
    try:
        found = check_provider(
            transport, url, password, methods=methods, inputs=_pairs(inputs), seconds=seconds
        )
        findings = list(found) if as_json else _shown(found)
    finally:
        transport.close()
    if as_json:
        print(json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=2))
    return int(any(each.verdict is Verdict.FAILS for each in findings))


def _password(argument: str | None) -> str:
    if argument == "-":
        return sys.stdin.readline().rstrip("\r\n")
    return os.environ.get(PASSWORD_VARIABLE, "") if argument is None else argument


def _check_arguments(url: str, password: str, methods: Collection[str], seconds: float) -> None:
    try:
        read_address(url)
    except ValueError as error:
        raise ConfigError(f"{url}: {error}") from None
    if not password:
        raise ConfigError("--password: a provider has one, or everybody could ask it")
    unknown = sorted(set(methods) - set(METHODS))
    if unknown:
        raise ConfigError(f"--method {unknown[0]}: known are {', '.join(METHODS)}")
    if not 0 < seconds <= 600:
        raise ConfigError("--timeout: more than 0, up to 600 seconds")


def _pairs(inputs: Iterable[str]) -> Mapping[str, str]:
    pairs = [each.partition("=") for each in inputs]
    wrong = [key for key, separator, _ in pairs if not (key and separator)]
    if wrong:
        raise ConfigError(f"--input {wrong[0]}: it must be KEY=VALUE")
    return {key: value for key, _, value in pairs}


def _shown(found: Iterable[Finding]) -> list[Finding]:
    """Print findings as they come, and the sum of them."""
    findings: list[Finding] = []
    for method, group in groupby(found, key=lambda each: each.method or _SERVICE):
        print(method)
        for each in group:
            findings.append(each)
            print(_line(each), flush=True)
    print(_sum(findings))
    if not findings[-1].method and findings[-1].verdict is Verdict.FAILS:
        print("Nothing could be asked.", file=sys.stderr)
    return findings


def _line(finding: Finding) -> str:
    time = f"{finding.milliseconds:7.0f} ms" if finding.milliseconds else " " * 10
    text = finding.text
    shown = text if len(text) <= _TEXT_WIDTH else f"{text[: _TEXT_WIDTH - 3]}..."
    return f"  {finding.verdict:<8} {finding.case:<{_CASE_WIDTH}} {time}  {shown}".rstrip()


def _sum(findings: Collection[Finding]) -> str:
    counts = {verdict: sum(each.verdict is verdict for each in findings) for verdict in Verdict}
    return ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
