"""Checks a provider: its description first, then each of its methods."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping

from providers.check.asking import Asker
from providers.check.cases import check_method
from providers.check.examples import EXAMPLES, Example
from providers.check.findings import Finding, Verdict
from providers.contract import Description, Operation
from providers.discovery import read_description
from providers.exceptions import ProviderError
from providers.transport import Transport

__all__ = ["METHODS", "check_provider"]

METHODS = tuple(example.method for example in EXAMPLES)
"""The methods that can be checked, as they are called in `check_provider`."""

_WSDL = "WSDL"


def check_provider(
    transport: Transport,
    url: str,
    password: str,
    *,
    methods: Collection[str] = (),
    inputs: Mapping[str, str] | None = None,
    seconds: float = 10.0,
) -> Iterator[Finding]:
    """Call a provider in every way and yield what is found.

    The calls are real: a provider may charge a ticket or store an event. ``methods`` are those of
    `METHODS` to check, by default all that the provider has; ``inputs`` are values to ask with in
    place of invented ones, by key; ``seconds`` is how long one call may take.
    """
    started = time.monotonic()
    try:
        description = read_description(transport, url)
    except (ProviderError, ValueError) as error:
        yield Finding("", _WSDL, Verdict.FAILS, str(error), _since(started))
        return
    yield _described(description, _since(started))
    asker = Asker(transport, url, seconds)
    for example in EXAMPLES:
        if not methods or example.method in methods:
            asked = example.with_inputs(_fitting(example, inputs or {}))
            yield from _checked(asker, description, asked, password, example.method in methods)


def _described(description: Description, milliseconds: float) -> Finding:
    namespace = description.namespace
    if description.operations is None:
        text = f"there is none that can be read; callers guess that {namespace} is its namespace"
        return Finding("", _WSDL, Verdict.DIFFERS, text, milliseconds)
    ours = {operation.name for operation in _found(description)}
    others = len(description.operations) - len(ours)
    text = f"namespace {namespace}; {len(ours)} methods of a provider"
    if others:
        text += f", {others} others of that shape"
    verdict = Verdict.OK if ours else Verdict.FAILS
    return Finding("", _WSDL, verdict, text, milliseconds)


def _found(description: Description) -> Iterator[Operation]:
    for example in EXAMPLES:
        operation = example.operation(description)
        if operation is not None:
            yield operation


def _fitting(example: Example, inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the values whose keys a method knows; custom fields fit every method."""
    known = {each.partition("=")[0] for each in example.inputs}
    return {
        key: value
        for key, value in inputs.items()
        if key in known or key.lower().startswith(("cf_", "args_"))
    }


def _checked(
    asker: Asker, description: Description, example: Example, password: str, is_wanted: bool
) -> Iterator[Finding]:
    operation = example.operation(description)
    if operation is not None:
        yield from check_method(asker, operation, example, password)
    elif is_wanted:
        yield Finding(example.method, _WSDL, Verdict.FAILS, "it has no such method")


def _since(started: float) -> float:
    return (time.monotonic() - started) * 1000
