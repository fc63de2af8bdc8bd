"""What the kit raises, and what a provider may raise.

KitError                base of all
├── SetupError          a provider that cannot be hosted as it is
└── Refused             a call that is not answered: ``Success=false`` with the message
    ├── WrongPassword   the caller does not know the provider's password
    └── WrongInput      an input is missing or makes no sense
"""

from __future__ import annotations


class KitError(Exception):
    """Base of the kit's exceptions."""


class SetupError(KitError):
    """Raised at start-up for a provider that cannot be hosted; the message says why."""


class Refused(KitError):
    """Raised by a provider that cannot answer a call; the caller is told the message.

    This is for trouble with the call itself. A "no" to the customer is an answer: a `TicketAnswer`
    that is not allowed, a `LoginAnswer` that is not accepted.
    """


class WrongPassword(Refused):
    """Raised when ``authPW`` is not the provider's password."""

    def __init__(self) -> None:
        super().__init__("Permission Denied")


class WrongInput(Refused):
    """Raised when an input is missing or makes no sense; ``key`` is its name."""

    def __init__(self, key: str, trouble: str = "Required Input Missing") -> None:
        super().__init__(f"{trouble}: {key}")
        self.key = key
