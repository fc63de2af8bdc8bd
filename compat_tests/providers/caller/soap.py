"""Answers of providers as SOAP."""

from __future__ import annotations

from collections.abc import Sequence

from compat_tests.providers.caller.wsdl import TEMPURI
from providers import Reply

SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
TEXT_XML = "text/xml; charset=utf-8"


def envelope(content: str, soap: str = SOAP11) -> bytes:
    """Return an envelope around the content of its body."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{soap}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<soap:Body>{content}</soap:Body></soap:Envelope>"
    ).encode()


def result(
    operation: str,
    outputs: Sequence[str] = (),
    *,
    success: str = "true",
    message: str = "",
    more: str = "",
    namespace: str = TEMPURI,
) -> bytes:
    """Return the envelope of a result; ``more`` is what else stands in it."""
    texts = "".join(f"<string>{each}</string>" for each in outputs)
    return envelope(
        f'<{operation}Response xmlns="{namespace}"><{operation}Result><Success>{success}</Success>'
        f"<Message>{message}</Message><OutputVariables>{texts}</OutputVariables>{more}"
        f"</{operation}Result></{operation}Response>"
    )


def fault(text: str, code: str = "soap:Server") -> bytes:
    """Return the envelope of a fault."""
    return envelope(
        f"<soap:Fault><faultcode>{code}</faultcode><faultstring>{text}</faultstring></soap:Fault>"
    )


def ok(body: bytes) -> Reply:
    """Return an answer with status 200."""
    return Reply(200, TEXT_XML, body)


def failed(body: bytes, status: int = 500) -> Reply:
    """Return an answer with another status."""
    return Reply(status, TEXT_XML, body)
