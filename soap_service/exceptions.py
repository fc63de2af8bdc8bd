"""What handlers may raise to answer with a SOAP fault, and what the server is told.

SoapFault               a SoapException: its own code, text, actor and detail
└── SoapHeaderFault     a SoapHeaderException: a fault without a detail element
BrokenAnswer            an answer that cannot be completed

Any other exception leaves as ``Server was unable to process request. ---> message``.
"""

from __future__ import annotations


class SoapFault(Exception):
    """Raised to answer with a fault of one's own (wire rules, section 8).

    ``code`` is ``Client``, ``Server``, ``VersionMismatch`` or ``MustUnderstand``, or a pair
    (namespace, local name) for a custom code. ``detail`` is a serialised ``<detail>`` element
    that is copied as it stands.
    """

    def __init__(
        self,
        code: str | tuple[str, str],
        message: str,
        actor: str | None = None,
        detail: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.actor = actor
        self.detail = detail


class SoapHeaderFault(SoapFault):
    """Raised for trouble with a header: the fault carries no detail element."""


class BrokenAnswer(Exception):
    """Raised to the server, in place of the cause, when an answer breaks off half way."""
