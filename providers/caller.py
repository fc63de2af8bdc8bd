"""One call of one operation of a provider, with everything that may go wrong.

Breaker, discovery, request, answer, and one more attempt when the provider does not know the
operation under the name that its WSDL had when it was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from providers.breaker import Breaker, State
from providers.contract import Choice, Operation
from providers.descriptions import Descriptions
from providers.discovery import service_url
from providers.envelope import Result, headers, read_result, request
from providers.exceptions import (
    BadAnswer,
    ProviderFault,
    ProviderRefused,
    ProviderTimeout,
    ProviderUnavailable,
)
from providers.kinds import Kind
from providers.redaction import redacted, secrets_of
from providers.settings import ProviderSettings
from providers.transport import Reply, Transport
from providers.variables import item

__all__ = ["Caller", "StateListener"]

StateListener = Callable[[Kind, State], None]
"""Is told of each new state of a kind's breaker."""

_PASSWORD = "authPW"
_OK = 200
_UNKNOWN = re.compile(
    # ASP.NET in any language, Mono, WCF, PHP, gSOAP, Spyne and others of their kind.
    r"SOAPAction|not recogni[sz]|did not recogni[sz]e|valid action|ContractFilter"
    r"|ActionNotSupported|not a valid method|procedure .* not present|not implemented"
    r"|not found",
    re.IGNORECASE | re.DOTALL,
)


class Caller:
    """Calls providers; shared by all threads of a process. ``clock`` is monotonic."""

    def __init__(
        self,
        transport: Transport,
        descriptions: Descriptions,
        clock: Callable[[], float],
        on_change: StateListener = lambda kind, state: None,
    ) -> None:
        self._transport = transport
        self._descriptions = descriptions
        self._clock = clock
        self._on_change = on_change
        self._breakers: dict[tuple[Kind, str], Breaker] = {}
        self._lock = Lock()

    def call(
        self, settings: ProviderSettings, choose: Choice, inputs: Sequence[str]
    ) -> Result | None:
        """Return the result of the operation that ``choose`` finds; None when there is none.

        ``inputs`` is the list without the provider's password. The result is a success: Raises
        ProviderError otherwise.
        """
        items = [item(_PASSWORD, settings.password), *inputs]
        with self._guarded(settings):
            result = self._attempt(settings, choose, items)
        if result is not None and not result.success:
            raise ProviderRefused(redacted(result.message, secrets_of(items)))
        return result

    @contextmanager
    def _guarded(self, settings: ProviderSettings) -> Iterator[None]:
        """Tell the breaker how a call ended. A fault is an answer: the provider is alive."""
        breaker = self._breaker(settings)
        turn = breaker.enter()
        try:
            yield
        except ProviderFault:
            breaker.succeeded(turn)
            raise
        except BaseException as error:
            breaker.failed(turn, slowly=isinstance(error, ProviderTimeout))
            raise
        breaker.succeeded(turn)

    def _breaker(self, settings: ProviderSettings) -> Breaker:
        key = (settings.kind, settings.url)
        with self._lock:
            breaker = self._breakers.get(key)
            if breaker is None:
                breaker = self._breakers[key] = Breaker(
                    self._clock, on_change=lambda state: self._on_change(settings.kind, state)
                )
            return breaker

    def _attempt(
        self, settings: ProviderSettings, choose: Choice, items: Sequence[str]
    ) -> Result | None:
        deadline = self._clock() + settings.timeout_s
        place = settings.url, settings.namespace
        operation = choose(self._descriptions.find(*place, settings.timeout_s))
        if operation is None:
            return None
        try:
            return self._send(settings.url, operation, items, deadline)
        except ProviderFault as fault:
            if not _UNKNOWN.search(fault.text):
                raise
            renewed = choose(self._descriptions.renew(*place, deadline - self._clock()))
            if renewed == operation:
                raise
        return self._send(settings.url, renewed, items, deadline) if renewed is not None else None

    def _send(
        self, url: str, operation: Operation, items: Sequence[str], deadline: float
    ) -> Result:
        reply = self._transport.send(
            service_url(url),
            request(operation, items),
            headers(operation),
            seconds=max(0.0, deadline - self._clock()),
        )
        try:
            return _result(operation, reply)
        except ProviderFault as fault:
            secrets = secrets_of(items)
            raise ProviderFault(
                redacted(fault.code, secrets), redacted(fault.text, secrets)
            ) from None


def _result(operation: Operation, reply: Reply) -> Result:
    """Return the result in a reply. Raises ProviderFault, BadAnswer, ProviderUnavailable."""
    if 300 <= reply.status < 400:
        raise ProviderUnavailable(f"HTTP {reply.status}: it redirects, which is not followed.")
    try:
        result = read_result(operation, reply.body, _charset(reply.content_type))
    except BadAnswer:
        if reply.status == _OK:
            raise
        raise ProviderUnavailable(f"HTTP {reply.status} came without a result.") from None
    if reply.status != _OK:
        raise ProviderUnavailable(f"HTTP {reply.status} came with a result.")
    return result


def _charset(content_type: str) -> str | None:
    """Return the charset that a header names, None for what XML tells by itself."""
    named = content_type.lower().partition("charset=")[2]
    charset = named.partition(";")[0].strip(" \"'")
    return None if charset in ("", "utf-8", "utf8") else charset
