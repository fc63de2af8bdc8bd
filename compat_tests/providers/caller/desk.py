"""All providers over a function that answers, with settings that a test decides about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from compat_tests.providers.caller.clock import Clock
from compat_tests.providers.caller.memory import MemoryTransport, Request
from compat_tests.providers.caller.soap import ok
from compat_tests.providers.caller.wsdl import wsdl
from providers import Kind, ProviderError, Providers, ProviderSettings, Reply
from providers.markup import parse

URL = "http://provider.example/x.asmx"
PASSWORD = "k9-secret"


class Counts:
    """Takes note of what metrics are told."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, float]] = []
        self.breakers: list[tuple[str, bool]] = []

    def provider_called(self, provider: str, outcome: str, seconds: float) -> None:
        self.calls.append((provider, outcome, seconds))

    def provider_breaker(self, provider: str, *, is_open: bool) -> None:
        self.breakers.append((provider, is_open))


class Desk:
    """Providers of which every kind is enabled; calls are answered by ``reply``."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.counts = Counts()
        self.wsdl: Reply | ProviderError = ok(wsdl())
        self.reply: Reply | ProviderError = ok(b"")
        self.transport = MemoryTransport(self._answer)
        self.settings = {
            kind: replace(ProviderSettings.default(kind), url=URL, password=PASSWORD, enabled=True)
            for kind in Kind
        }
        self.providers = Providers(lambda: self.settings, self.transport, clock)
        self.providers.observe(self.counts)

    def change(self, kind: Kind, **changes: Any) -> None:
        """Change the settings of a kind."""
        self.settings[kind] = replace(self.settings[kind], **changes)

    def sent(self) -> list[str]:
        """Return the list that the last call sent."""
        body = self.transport.calls[-1].body or b""
        return [each.text or "" for each in parse(body)[0][0][0][0]]

    def _answer(self, request: Request) -> Reply | ProviderError:
        return self.wsdl if request.wants_wsdl else self.reply
