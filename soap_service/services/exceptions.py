"""What can go wrong in a service.

ServiceError        a failure that the caller is told in-band: Result=false, ResultCode, Message
BindingError        functions that do not fit the contract, found at start-up
"""

from __future__ import annotations

from collections.abc import Sequence

from soap_service.services.failures import Failure


class ServiceError(Exception):
    """Raised by a rule to answer with a failure of the catalogue; nothing is stored then."""

    def __init__(self, failure: Failure, **values: object) -> None:
        super().__init__(failure.text.format(**values))
        self.code = failure.code
        self.message = str(self)


class BindingError(Exception):
    """Raised at start-up when functions and contract differ; ``problems`` names each difference."""

    def __init__(self, service: str, problems: Sequence[str]) -> None:
        super().__init__(f"{service} does not fit its contract:\n" + "\n".join(problems))
        self.problems = tuple(problems)
