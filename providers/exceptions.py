"""What can go wrong between us and a provider.

No text of these holds a password, nor anything else that was sent.

ProviderError
├── ProviderDisabled        there is no such provider, or it is switched off
├── ProviderUnavailable     no answer: the connection, the time, the status
│   ├── ProviderTimeout     the time was used up
│   └── CircuitOpen         it failed so often that it is left alone for a while
├── ProviderFault           it answered with a SOAP fault
├── ProviderRefused         it answered Success=false
└── BadAnswer               it answered something that is no result
"""

from __future__ import annotations

__all__ = [
    "BadAnswer",
    "CircuitOpen",
    "ProviderDisabled",
    "ProviderError",
    "ProviderFault",
    "ProviderRefused",
    "ProviderTimeout",
    "ProviderUnavailable",
]


class ProviderError(Exception):
    """Base of all failed calls; the text is written for operators."""


class ProviderDisabled(ProviderError):
    """Raised when a provider that is not enabled is told an event."""


class ProviderUnavailable(ProviderError):
    """Raised when no answer came; nobody knows whether the call was carried out."""


class ProviderTimeout(ProviderUnavailable):
    """Raised when the time for a call was used up."""


class CircuitOpen(ProviderUnavailable):
    """Raised without a call, since the ones before it failed."""


class ProviderFault(ProviderError):
    """Raised for a SOAP fault; ``code`` is its local name, such as ``Server``."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"It answered with a fault, {code}: {text}")
        self.code = code
        self.text = text


class ProviderRefused(ProviderError):
    """Raised when the provider did not process the call; ``message`` is what it said."""

    def __init__(self, message: str) -> None:
        super().__init__(f"It answered Success=false: {message}")
        self.message = message


class BadAnswer(ProviderError):
    """Raised for an answer that is too large, not XML, or no result of the operation."""
