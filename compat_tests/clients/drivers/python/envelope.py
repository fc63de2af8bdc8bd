"""SOAP envelopes as text."""

import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from html import unescape
from types import SimpleNamespace
from typing import Any
from xml.sax.saxutils import escape

_ENVELOPES = {
    "1.1": "http://schemas.xmlsoap.org/soap/envelope/",
    "1.2": "http://www.w3.org/2003/05/soap-envelope",
}
_MEDIA_TYPES = {"1.1": "text/xml", "1.2": "application/soap+xml"}


def namespace(service: str) -> str:
    """The namespace of `svcTickets` or `svcOrganization`."""
    return f"http://www.smartertools.com/SmarterTrack/Services2/{service}.asmx"


def content_type(version: str) -> str:
    """The content type of an envelope, without action."""
    return f"{_MEDIA_TYPES[version]}; charset=utf-8"


def write(version: str, service: str, operation: str, parameters: Mapping[str, Any]) -> bytes:
    """The request envelope of one call; CR is written as a reference, so that it arrives."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n'
        f'<soap:Envelope xmlns:soap="{_ENVELOPES[version]}">'
        f'<soap:Body><{operation} xmlns="{namespace(service)}">{_members(parameters)}</{operation}>'
        "</soap:Body></soap:Envelope>"
    ).encode()


def read(version: str, operation: str, body: bytes) -> Any:
    """The result of one answer: elements as attributes, repeated ones as lists."""
    text = body.decode()
    assert f'<soap:Envelope xmlns:soap="{_ENVELOPES[version]}"' in text, text
    found = re.search(f"<{operation}Result>(.*)</{operation}Result>", text, re.DOTALL)
    assert found, text
    return _value(found[1])


def read_fault(version: str, body: bytes) -> str:
    """The text of a fault."""
    path = {
        "1.1": "<faultcode>soap:Client</faultcode><faultstring>(.*)</faultstring>",
        "1.2": '<soap:Value>soap:Sender</soap:Value>.*<soap:Text xml:lang="en">(.*)</soap:Text>',
    }
    found = re.search(path[version], body.decode(), re.DOTALL)
    assert found, body
    return unescape(found[1])


def _members(values: Mapping[str, Any]) -> str:
    return "".join(_elements(name, value) for name, value in values.items())


def _elements(name: str, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return "".join(f"<{name}>{_content(one)}</{name}>" for one in values)


def _content(value: Any) -> str:
    if isinstance(value, Mapping):
        return _members(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return escape(str(value), {"\r": "&#13;"})


def _value(text: str) -> Any:
    members: dict[str, list[Any]] = {}
    for name, content in re.findall(r"<(\w+)(?: />|>(.*?)</\1>)", text, re.DOTALL):
        members.setdefault(name, []).append(_value(content))
    if members:
        return SimpleNamespace(
            **{name: found[0] if found[1:] == [] else found for name, found in members.items()}
        )
    return _leaf(unescape(text))


def _leaf(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"-?\d+", text) else text
