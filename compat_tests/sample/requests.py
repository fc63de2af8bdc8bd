"""Builds requests of the sample service for tests that vary one thing at a time."""

from __future__ import annotations

NAMESPACE = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx"
SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
PATH = "/prod/Services2/svcTickets.asmx"
_SCHEMA = (
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
)


def envelope(body: str, version: str = SOAP11, header: str = "") -> str:
    """Return an envelope as .NET clients write it; ``body`` and ``header`` are XML."""
    header = f"<soap:Header>{header}</soap:Header>" if header else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}" {_SCHEMA}>'
        f"{header}<soap:Body>{body}</soap:Body></soap:Envelope>"
    )


def wrapper(operation: str, parameters: str) -> str:
    """Return the request element of an operation around its parameters."""
    return f'<{operation} xmlns="{NAMESPACE}">{parameters}</{operation}>'


def http_request(
    body: bytes | str, headers: str, path: str = PATH, start: str = "POST {} HTTP/1.1"
) -> bytes:
    """Return a request; ``headers`` are its lines but ``Host`` and ``Content-Length``."""
    content = body.encode() if isinstance(body, str) else body
    lines = [start.format(path), "Host: 127.0.0.1:18080", *headers.strip().split("\n")]
    lines += [f"Content-Length: {len(content)}", "", ""]
    return "\r\n".join(line.strip() for line in lines[:-2]).encode() + b"\r\n\r\n" + content


def soap11(operation: str, parameters: str, path: str = PATH, header: str = "") -> bytes:
    """Return a SOAP 1.1 call of an operation."""
    return http_request(
        envelope(wrapper(operation, parameters), header=header), headers11(operation), path
    )


def soap12(operation: str, parameters: str, path: str = PATH, header: str = "") -> bytes:
    """Return a SOAP 1.2 call of an operation."""
    content_type = f'application/soap+xml; charset=utf-8; action="{NAMESPACE}/{operation}"'
    body = envelope(wrapper(operation, parameters), SOAP12, header)
    return http_request(body, f"Content-Type: {content_type}", path)


def headers11(operation: str, content_type: str = "text/xml; charset=utf-8") -> str:
    """Return the header lines of a SOAP 1.1 call."""
    return f'Content-Type: {content_type}\nSOAPAction: "{NAMESPACE}/{operation}"'


def result11(operation: str, content: str) -> str:
    """Return the whole SOAP 1.1 answer of an operation with one result."""
    return envelope(
        f'<{operation}Response xmlns="{NAMESPACE}">'
        f"<{operation}Result>{content}</{operation}Result></{operation}Response>"
    )


def fault11(code: str, text: str, detail: str = "<detail />") -> str:
    """Return the whole SOAP 1.1 answer of a fault; ``text`` is escaped XML."""
    return envelope(
        f"<soap:Fault><faultcode>soap:{code}</faultcode>"
        f"<faultstring>{text}</faultstring>{detail}</soap:Fault>"
    )
