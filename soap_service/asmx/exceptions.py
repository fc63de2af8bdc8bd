"""What can go wrong at the door.

WireError
├── ContractError       a WSDL that cannot be served
├── BindingError        handlers that do not fit a contract
├── LexicalError        a text that is no value of its type (sections 3 and 8)
├── UnreadableCall      a form or JSON body that states no call (sections 9 and 10)
└── Refusal             a request answered without running its operation
    ├── BadRequest          400, empty body (wire rules, section 4)
    ├── UnsupportedMedia    415, empty body (section 4)
    └── TooLarge            the body exceeds its limit (section 4)
"""

from __future__ import annotations


class WireError(Exception):
    """Base of every error of this package."""


class ContractError(WireError):
    """Raised when a WSDL is not one that ASMX could have published."""


class BindingError(WireError):
    """Raised at start-up when handlers and a contract do not fit together."""


class LexicalError(WireError):
    """Raised when a text is no value of its type; the message is .NET's."""


class UnreadableCall(WireError):
    """Raised when a query, a form or a JSON body does not state a call; the message is .NET's.

    ``clr_name`` is the exception that .NET throws; ``reason`` is the message of the one behind
    it, if any, with its name.
    """

    def __init__(
        self,
        message: str,
        clr_name: str = "System.InvalidOperationException",
        reason: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.clr_name = clr_name
        self.reason = reason


class Refusal(WireError):
    """Base of the refusals that carry no fault."""


class BadRequest(Refusal):
    """Raised for XML that is not well-formed or breaks a safety limit."""


class UnsupportedMedia(Refusal):
    """Raised when the Content-Type is none that SOAP is spoken in."""


class TooLarge(Refusal):
    """Raised when the body exceeds the configured request length."""
