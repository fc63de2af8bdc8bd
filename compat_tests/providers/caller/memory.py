"""A transport without a network: a function answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from providers import BadAnswer, ProviderError, ProviderUnavailable, Reply, read_address

MAX_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it was sent; ``seconds`` is the time it had."""

    url: str
    body: bytes | None
    headers: Mapping[str, str]
    seconds: float

    @property
    def wants_wsdl(self) -> bool:
        """Whether it asks for the WSDL."""
        return self.body is None


Answer = Callable[[Request], Reply | ProviderError]


class MemoryTransport:
    """Sends requests to a function; what it returns is the answer or the failure."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.requests: list[Request] = []
        self.is_closed = False

    def send(
        self,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        seconds: float,
        max_bytes: int = MAX_BYTES,
    ) -> Reply:
        """Return the answer of the function. Raises ProviderError."""
        try:
            address = str(read_address(url))
        except ValueError as error:
            raise ProviderUnavailable("Its address is not one of HTTP.") from error
        if any("\n" in value for value in headers.values()):
            raise ProviderUnavailable("Its address is not one of HTTP.")
        request = Request(address, body, headers, seconds)
        self.requests.append(request)
        reply = self.answer(request)
        if isinstance(reply, ProviderError):
            raise reply
        if len(reply.body) > max_bytes:
            raise BadAnswer("The answer is too large.")
        return reply

    def close(self) -> None:
        """Note that it was closed."""
        self.is_closed = True

    @property
    def calls(self) -> list[Request]:
        """The requests that were calls."""
        return [each for each in self.requests if not each.wants_wsdl]
