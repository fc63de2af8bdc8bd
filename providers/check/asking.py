"""One call of a provider, and everything that can be seen of its answer."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message

from providers.contract import Operation
from providers.discovery import service_url
from providers.envelope import Result, headers, read_result, request
from providers.exceptions import BadAnswer, ProviderError, ProviderFault
from providers.redaction import redacted, secrets_of
from providers.transport import Reply, Transport

__all__ = ["Asker", "Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: a result, or what went wrong.

    ``is_fault`` tells a fault from an answer that is none; ``seconds`` is how long it took.
    """

    seconds: float
    status: int = 0
    result: Result | None = None
    trouble: str = ""
    is_fault: bool = False

    @property
    def accepted(self) -> bool:
        """Whether there is a result that says ``Success=true``."""
        return self.result is not None and self.result.success

    def says(self, item: str) -> bool:
        """Tell whether an output variable has a value, both in any case."""
        key, _, word = item.partition("=")
        return self.result is not None and self.result.outputs.says(key, word)


class Asker:
    """Calls one provider as this project's caller does, but without its patience."""

    def __init__(self, transport: Transport, url: str, seconds: float) -> None:
        self._transport = transport
        self._url = service_url(url)
        self._seconds = seconds

    def ask(self, operation: Operation, items: Sequence[str]) -> Outcome:
        """Make a call; whatever goes wrong is in the outcome, without passwords."""
        started = time.monotonic()
        try:
            reply = self._transport.send(
                self._url, request(operation, items), headers(operation), seconds=self._seconds
            )
        except ProviderError as error:
            return Outcome(time.monotonic() - started, trouble=str(error))
        return _outcome(operation, reply, time.monotonic() - started, secrets_of(items))


def _outcome(operation: Operation, reply: Reply, seconds: float, secrets: Sequence[str]) -> Outcome:
    try:
        result = read_result(operation, reply.body, _charset(reply.content_type))
    except ProviderFault as fault:
        text = redacted(f"HTTP {reply.status}, fault {fault.code}: {fault.text}", secrets)
        return Outcome(seconds, reply.status, trouble=text, is_fault=True)
    except BadAnswer as error:
        text = redacted(f"HTTP {reply.status}: {error}", secrets)
        return Outcome(seconds, reply.status, trouble=text)
    if reply.status != 200:
        return Outcome(seconds, reply.status, trouble=f"HTTP {reply.status} with a result")
    return Outcome(seconds, reply.status, result)


def _charset(content_type: str) -> str | None:
    """Return the charset that a header names, None for what XML tells by itself."""
    message = Message()
    message["Content-Type"] = content_type
    charset = message.get_content_charset()
    return None if charset in ("utf-8", "utf8") else charset
