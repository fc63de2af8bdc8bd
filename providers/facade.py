"""All providers of an installation, as the services see them.

A failure of a provider never leaves here but for events: it is logged and becomes the answer that
the operator wants in that case.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Generic, Protocol, TypeVar

from db import Database
from providers.breaker import State
from providers.caller import Caller
from providers.chat import START_CHAT, ChatAnswer, ChatQuestion, chat_inputs, read_chat
from providers.contract import Choice, Description, Operation, named
from providers.custom_fields import (
    CUSTOM_FIELD_OPTIONS,
    CustomFieldsAnswer,
    CustomFieldsQuestion,
    custom_fields_inputs,
    read_custom_fields,
)
from providers.descriptions import Descriptions
from providers.discovery import read_description
from providers.envelope import Result
from providers.events import NOTIFY_EVENT, event_inputs
from providers.exceptions import CircuitOpen, ProviderDisabled, ProviderError, ProviderRefused
from providers.http_transport import HttpTransport
from providers.kinds import Fail, Kind
from providers.login import (
    AUTHENTICATE,
    SIGN_IN_COOKIE,
    LoginAnswer,
    authenticate_inputs,
    read_login,
    sign_in_cookie_inputs,
)
from providers.recent import Recent
from providers.registration import (
    REGISTRATION_WORD,
    RegistrationAnswer,
    RegistrationQuestion,
    read_registration,
    registration_inputs,
)
from providers.settings import (
    CachedSettings,
    LoginSettings,
    ProviderSettings,
    Settings,
    SettingsStore,
)
from providers.states import StateStore
from providers.ticket import START_TICKET, TicketAnswer, TicketQuestion, read_ticket, ticket_inputs
from providers.transport import Transport
from providers.user_info import (
    USER_DETAILS,
    UserInfoQuestion,
    read_user_info,
    user_info_inputs,
)

__all__ = ["NO_ANSWER", "Observer", "Providers", "open_providers"]

NO_ANSWER = "This cannot be done at the moment. Please try again later."
"""What people are told instead of what went wrong."""

A = TypeVar("A")

_log = logging.getLogger(__name__)


class Observer(Protocol):
    """Counts calls and watches breakers, for metrics."""

    def provider_called(self, provider: str, outcome: str, seconds: float) -> None:
        """Take note of a call; ``outcome`` is ``ok`` or the name of a ProviderError."""

    def provider_breaker(self, provider: str, *, is_open: bool) -> None:
        """Take note of a breaker that opened or closed."""


@dataclass(frozen=True)
class _Otherwise(Generic[A]):
    """The answers when the provider gives none: ``skipped`` when nobody is asked at all."""

    skipped: A
    open: Callable[[ProviderError], A]
    closed: Callable[[ProviderError], A]


class Providers:
    """The providers of an installation. One per process, shared by its threads.

    ``settings`` returns the settings in force.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        transport: Transport,
        clock: Callable[[], float] = time.monotonic,
        *,
        states: StateStore | None = None,
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self._states = states
        self._observer: Observer | None = None
        self._resting: set[Kind] = set()
        self._lock = Lock()
        self._panels = Recent[UserInfoQuestion, str | None](clock)
        descriptions = Descriptions(partial(read_description, transport), clock)
        self._caller = Caller(transport, descriptions, clock, self._breaker_changed)

    def observe(self, observer: Observer) -> None:
        """Let an observer be told of all calls from now on."""
        self._observer = observer

    def is_on(self, kind: Kind) -> bool:
        """Tell whether there is a provider of a kind and it is enabled. Raises DatabaseError."""
        return self._settings()[kind].is_on

    @property
    def login_settings(self) -> LoginSettings:
        """What is done with users whom the login provider knows. Raises DatabaseError."""
        return self._settings()[Kind.LOGIN].login

    def authenticate(self, user_name: str, password: str) -> LoginAnswer | None:
        """Ask whether a password is right.

        None when passwords are a matter of the local accounts: no provider is enabled, it has no
        such operation, or it failed and the operator chose so.
        """
        return self._log_in(AUTHENTICATE, authenticate_inputs(user_name, password))

    def sign_in_cookie(self, user_name: str) -> LoginAnswer | None:
        """Ask about a user whom a trusted cookie names; None as for ``authenticate``."""
        return self._log_in(SIGN_IN_COOKIE, sign_in_cookie_inputs(user_name))

    def _log_in(self, operation: str, inputs: Sequence[str]) -> LoginAnswer | None:
        def refuse(error: ProviderError) -> LoginAnswer:
            shown = isinstance(error, ProviderRefused) and self.login_settings.show_message
            return LoginAnswer(False, _message(error) if shown else NO_ANSWER, failed=True)

        otherwise = _Otherwise[LoginAnswer | None](None, lambda error: None, refuse)
        return self._ask(Kind.LOGIN, operation, inputs, read_login, otherwise)

    def register(self, question: RegistrationQuestion) -> RegistrationAnswer | None:
        """Ask whether somebody may register; None when nobody is to be asked.

        What the provider answers with Success=false is a refusal.
        """

        def refuse(error: ProviderError) -> RegistrationAnswer:
            is_refusal = isinstance(error, ProviderRefused)
            return RegistrationAnswer(
                False, (is_refusal and _message(error)) or NO_ANSWER, failed=not is_refusal
            )

        def go_on(error: ProviderError) -> RegistrationAnswer | None:
            return refuse(error) if isinstance(error, ProviderRefused) else None

        if not self._settings()[Kind.REGISTRATION].guess:
            return None
        otherwise = _Otherwise[RegistrationAnswer | None](None, go_on, refuse)
        inputs = registration_inputs(question)
        return self._ask(Kind.REGISTRATION, _registration, inputs, read_registration, otherwise)

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer | None:
        """Ask how a form looks; None when it looks as always."""
        otherwise = _Otherwise[CustomFieldsAnswer | None](
            None,
            lambda error: None,
            lambda error: CustomFieldsAnswer(False, False, NO_ANSWER, failed=True),
        )
        inputs = custom_fields_inputs(question)
        return self._ask(
            Kind.CUSTOM_FIELDS, CUSTOM_FIELD_OPTIONS, inputs, read_custom_fields, otherwise
        )

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        """Ask whether a ticket may be created, and where.

        To be asked before the transaction that creates it begins to write.
        """
        otherwise = _Otherwise(
            TicketAnswer(),
            lambda error: TicketAnswer(failed=True),
            lambda error: TicketAnswer(False, NO_ANSWER, failed=True),
        )
        inputs = ticket_inputs(question)
        return self._ask(Kind.TICKET, START_TICKET, inputs, read_ticket, otherwise)

    def start_chat(self, question: ChatQuestion) -> ChatAnswer:
        """Ask whether a chat may be started, and where."""
        otherwise = _Otherwise(
            ChatAnswer(),
            lambda error: ChatAnswer(failed=True),
            lambda error: ChatAnswer(False, NO_ANSWER, failed=True),
        )
        return self._ask(Kind.CHAT, START_CHAT, chat_inputs(question), read_chat, otherwise)

    def user_details(self, question: UserInfoQuestion) -> str | None:
        """Return the HTML about the customer of a ticket, unsafe as it came; None for none.

        What was answered, or not, holds for the calls of one view.
        """
        otherwise = _Otherwise[str | None](None, lambda error: None, lambda error: None)
        inputs = user_info_inputs(question)
        return self._panels.get(
            question,
            lambda: self._ask(Kind.USER_INFO, USER_DETAILS, inputs, read_user_info, otherwise),
        )

    def notify(self, event_type_id: int, arguments: Mapping[str, object], delivery_id: str) -> None:
        """Tell an event; a provider without such an operation has been told all it wants.

        Raises ProviderError when it must be told again: ProviderDisabled when there is nobody to
        tell, others when the call failed.
        """
        settings = self._settings()[Kind.EVENTS]
        if not settings.is_on:
            raise ProviderDisabled("No event provider is enabled.")
        self._call(settings, NOTIFY_EVENT, event_inputs(event_type_id, arguments, delivery_id))

    def close(self) -> None:
        """Close the connections to the providers."""
        with self._lock:
            resting, self._resting = self._resting, set()
        if self._observer is not None:
            for kind in resting:
                self._observer.provider_breaker(kind, is_open=False)
        if self._states is not None:
            self._states.close()
        self._transport.close()

    def _ask(
        self,
        kind: Kind,
        operation: str | Choice,
        inputs: Sequence[str],
        read: Callable[[Result], A],
        otherwise: _Otherwise[A],
    ) -> A:
        settings = self._settings()[kind]
        if not settings.is_on:
            return otherwise.skipped
        try:
            result = self._call(settings, operation, inputs)
        except ProviderError as error:
            level = logging.DEBUG if isinstance(error, CircuitOpen) else logging.WARNING
            _log.log(level, "%s provider (fail %s): %s", kind, settings.fail, error)
            return (otherwise.open if settings.fail is Fail.OPEN else otherwise.closed)(error)
        return otherwise.skipped if result is None else read(result)

    def _call(
        self, settings: ProviderSettings, operation: str | Choice, inputs: Sequence[str]
    ) -> Result | None:
        choose = named(operation) if isinstance(operation, str) else operation
        started = self._clock()
        outcome = "ok"
        try:
            return self._caller.call(settings, choose, inputs)
        except ProviderError as error:
            outcome = type(error).__name__
            raise
        finally:
            if self._observer is not None:
                seconds = self._clock() - started
                self._observer.provider_called(settings.kind, outcome, seconds)

    def _breaker_changed(self, kind: Kind, state: State) -> None:
        if state is State.HALF_OPEN:
            return
        is_open = state is State.OPEN
        if self._states is not None:
            self._states.keep(kind, state)
        with self._lock:
            is_news = (kind in self._resting) != is_open
            (self._resting.add if is_open else self._resting.discard)(kind)
        if is_news:
            self._tell(kind, is_open=is_open)

    def _tell(self, kind: Kind, *, is_open: bool) -> None:
        """Tell the log and the observer that a provider rests now, or does no more."""
        _log.warning("%s provider: %s", kind, "it is left alone" if is_open else "it is back")
        if self._observer is not None:
            self._observer.provider_breaker(kind, is_open=is_open)


def open_providers(
    database: Database,
    *,
    clock: Callable[[], float] = time.monotonic,
    transport: Transport | None = None,
) -> Providers:
    """Return the providers of an installation by the settings in its database.

    ``clock`` is monotonic. To be called in the process that serves, after any fork.
    """
    return Providers(
        CachedSettings(SettingsStore(database).load, clock),
        transport or HttpTransport(),
        clock,
        states=StateStore(database),
    )


def _registration(description: Description) -> Operation | None:
    return description.search(REGISTRATION_WORD)


def _message(error: ProviderError) -> str:
    return error.message if isinstance(error, ProviderRefused) else ""
