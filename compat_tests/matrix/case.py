"""A case: one call, what its result must hold, and what later calls take from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """One call of an operation, as every client makes it.

    ``arguments`` are keyed by the contract's names. The two credentials are the administrator's
    unless they are given; other parameters that are left out are absent, or zero when the
    contract requires them. Dates are ISO 8601 texts, ``base64Binary`` is bytes, arrays are lists
    and structures mappings.

    ``expect`` maps dotted paths in the result (``Ticket.Subject``, ``Tickets.0.ID``) to a value,
    or to ``*nonempty``, ``*positive`` or ``*zero``; the latter is also said of a structure all of
    whose members are zero. A result of a case that ``succeeds`` must say so (Result, ResultCode,
    Message), and that of another must tell why not; neither needs to be said.

    ``save`` maps names to paths of what later cases of the module refer to. A text of
    ``arguments`` or ``expect`` may hold ``{name}``; alone in the text it keeps its type.
    """

    service: str
    operation: str
    arguments: Mapping[str, object]
    expect: Mapping[str, object]
    save: Mapping[str, str] = field(default_factory=dict)
    succeeds: bool = True
