"""What a handler may know of the call it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Handler = Callable[..., object]
"""What answers an operation: called with the `Call` and the arguments in contract order."""


@dataclass(slots=True)
class UnknownHeader:
    """A SOAP header that the contract does not declare.

    One that is marked mustUnderstand becomes a fault before any handler runs (wire rules,
    section 6).
    """

    name: str
    namespace: str
    must_understand: bool = False


@dataclass(slots=True)
class Call:
    """One call: where it came from, what it named, and what is to go back beside the result.

    ``protocol`` is ``1.1``, ``1.2``, ``GET``, ``POST`` or ``JSON``; ``base_url`` is the address
    of the application as the caller sees it, without a trailing slash; ``headers`` and
    ``out_headers`` hold declared SOAP headers by element name. ``outcome`` is what the journal
    says of the call: ``ok``, ``failed`` (an in-band failure), ``fault`` or ``refused``, with
    ``code`` as the fault code or result code; ``error`` is the exception behind a fault;
    ``arguments`` are kept, by contract name, only where the journal is to show them. Where one
    server answers for several sites, ``handlers`` are those of the caller's, by operation.
    """

    site: str
    service: str
    request_id: str
    client_address: str
    is_local: bool
    base_url: str
    operation: str = ""
    protocol: str = ""
    outcome: str = "ok"
    code: str = ""
    error: Exception | None = None
    arguments: Mapping[str, object] | None = None
    handlers: Mapping[str, Handler] | None = None
    cookies: Mapping[str, str] = field(default_factory=dict)
    headers: dict[str, object] = field(default_factory=dict)
    unknown_headers: list[UnknownHeader] = field(default_factory=list)
    out_headers: dict[str, object] = field(default_factory=dict)
    response_headers: list[tuple[str, str]] = field(default_factory=list)
