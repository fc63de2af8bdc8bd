"""Messages of svcTickets, built from parts so that a test can put anything anywhere."""

from __future__ import annotations

NAMESPACE = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx"
PATH = "/Services2/svcTickets.asmx"
SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'


def envelope(body: str, *, version: str = SOAP11, header: str = "", before: str = "") -> str:
    """Return an envelope around ``body``; ``before`` stands between declaration and root."""
    header = f"<soap:Header>{header}</soap:Header>" if header else ""
    return (
        f'{DECLARATION}{before}<soap:Envelope xmlns:soap="{version}" xmlns:xsi="{XSI}">'
        f"{header}<soap:Body>{body}</soap:Body></soap:Envelope>"
    )


def call(operation: str, parameters: str = "", attributes: str = "") -> str:
    """Return the request element of an operation; ``attributes`` start with a space."""
    return f'<{operation} xmlns="{NAMESPACE}"{attributes}>{parameters}</{operation}>'


def action(operation: str) -> str:
    """Return the action of an operation."""
    return f"{NAMESPACE}/{operation}"


def post(
    content: bytes | str,
    operation: str = "PingService",
    *,
    content_type: str = "text/xml; charset=utf-8",
    path: str = PATH,
    headers: str = "",
    soap_action: str | None = None,
) -> bytes:
    """Return a whole POST of ``content``; ``headers`` are further lines, each with its CRLF."""
    body = content.encode() if isinstance(content, str) else content
    named = action(operation) if soap_action is None else soap_action
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n"
        f'SOAPAction: "{named}"\r\n{headers}Content-Length: {len(body)}\r\n\r\n'
    )
    return head.encode("latin-1") + body
