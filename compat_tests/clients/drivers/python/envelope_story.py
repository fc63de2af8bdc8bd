"""The story told by hand-written envelopes, as scripts do: no library, no contract.

The name of the transport is the only argument. Elements of the answer are found as text, without
prefix and attributes, so this also holds the server to that form; CR LF is read as it travels.
"""

import sys
from collections.abc import Mapping
from typing import Any

import envelope
from story import setting, tell
from transport import TRANSPORTS


def _call(service: str, operation: str, parameters: Mapping[str, Any]) -> Any:
    version = setting("SOAP_VERSION")
    request = envelope.write(version, service, operation, parameters)
    reply = _send(service, f'"{envelope.namespace(service)}/{operation}"', request)
    assert reply.status == 200, f"status {reply.status}: {reply.body!r}"
    assert reply.content_type == envelope.content_type(version), reply.content_type
    return envelope.read(version, operation, reply.body)


def _misdirected() -> str:
    version = setting("SOAP_VERSION")
    action = f'"{envelope.namespace("svcTickets")}/PingService"'
    reply = _send(
        "svcOrganization", action, envelope.write(version, "svcTickets", "PingService", {})
    )
    assert reply.status == 500, f"status {reply.status}: {reply.body!r}"
    assert reply.content_type == envelope.content_type(version), reply.content_type
    return envelope.read_fault(version, reply.body)


_send = TRANSPORTS[sys.argv[1]]()
tell(_call, _misdirected, line_end="\r\n")
