"""A trial: one harmless call of a provider, to see how it answers.

It asks about somebody who does not exist. Registrations are not tried, since every one counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex

from providers.caller import Caller
from providers.chat import START_CHAT, ChatQuestion, chat_inputs
from providers.contract import Choice, Description, named
from providers.custom_fields import (
    CUSTOM_FIELD_OPTIONS,
    CustomFieldsQuestion,
    Location,
    custom_fields_inputs,
)
from providers.descriptions import Descriptions
from providers.discovery import DISCOVERY_SECONDS, read_description
from providers.envelope import Result
from providers.events import NOTIFY_EVENT, event_inputs
from providers.exceptions import ProviderError
from providers.kinds import Kind
from providers.login import AUTHENTICATE, authenticate_inputs
from providers.settings import ProviderSettings
from providers.ticket import START_TICKET, TicketQuestion, ticket_inputs
from providers.transport import Transport
from providers.user_info import USER_DETAILS, UserInfoQuestion, user_info_inputs

__all__ = ["Trial", "try_provider"]

NOBODY = "provider-test"
"""The user who does not exist, and the number of the ticket that will not be created."""

_ADDRESS = f"{NOBODY}@example.invalid"
_NO_EVENT = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a trial. Without ``operation`` nothing was called.

    ``error`` is what went wrong; times are in seconds.
    """

    description: Description | None = None
    discovery_s: float = 0.0
    operation: str | None = None
    call_s: float = 0.0
    result: Result | None = None
    error: ProviderError | None = None

    @property
    def is_good(self) -> bool:
        """Whether the provider answered as one should, or lacks the operation."""
        return self.error is None


def try_provider(
    settings: ProviderSettings,
    transport: Transport,
    clock: Callable[[], float] = time.monotonic,
) -> Trial:
    """Try a provider, also one that is not enabled. ``clock`` is monotonic."""
    started = clock()
    descriptions = Descriptions(lambda url: read_description(transport, url), clock)
    try:
        description = descriptions.find(settings.url, settings.namespace, DISCOVERY_SECONDS)
    except ProviderError as error:
        return Trial(discovery_s=clock() - started, error=error)
    known = clock()
    operation, inputs = _question(settings.kind)
    choose = _choice(operation)
    if choose(description) is None:
        return Trial(description, known - started)
    result, failure = None, None
    try:
        result = Caller(transport, descriptions, clock).call(settings, choose, inputs)
    except ProviderError as error:
        failure = error
    return Trial(description, known - started, operation, clock() - known, result, failure)


def _choice(operation: str | None) -> Choice:
    return named(operation) if operation is not None else lambda description: None


def _question(kind: Kind) -> tuple[str | None, list[str]]:
    """Return an operation and what to ask it; no operation when none is harmless."""
    match kind:
        case Kind.LOGIN:
            return AUTHENTICATE, authenticate_inputs(NOBODY, token_hex())
        case Kind.CUSTOM_FIELDS:
            form = CustomFieldsQuestion(
                user_name=NOBODY, department_name=NOBODY, location=Location.PRE
            )
            return CUSTOM_FIELD_OPTIONS, custom_fields_inputs(form)
        case Kind.TICKET:
            ticket = TicketQuestion(
                user_name=NOBODY,
                email_from=_ADDRESS,
                department_name=NOBODY,
                subject=NOBODY,
                ticket_number=NOBODY,
            )
            return START_TICKET, ticket_inputs(ticket)
        case Kind.CHAT:
            chat = ChatQuestion(user_name=NOBODY, department_name=NOBODY, email_from=_ADDRESS)
            return START_CHAT, chat_inputs(chat)
        case Kind.USER_INFO:
            view = UserInfoQuestion(
                user_name=NOBODY,
                email=_ADDRESS,
                brand_name=NOBODY,
                department_name=NOBODY,
                group_name=NOBODY,
                ticket_number=NOBODY,
            )
            return USER_DETAILS, user_info_inputs(view)
        case Kind.EVENTS:
            return NOTIFY_EVENT, event_inputs(_NO_EVENT, {"title": NOBODY}, NOBODY)
        case Kind.REGISTRATION:
            return None, []
