"""Customers' own services that we call back: discovery, client, one module per provider.

SmarterTrack asks a customer's web service who a user is, what a ticket means to it, and tells it
what happened. This room finds such a service, calls it within a time budget, and hands events over
at least once; it may use ``db`` and knows neither the wire nor the services that ask it.
"""

from providers.addresses import read_address
from providers.breaker import State
from providers.chat import ChatAnswer, ChatQuestion
from providers.custom_fields import (
    CustomFieldsAnswer,
    CustomFieldsQuestion,
    FieldChange,
    Interaction,
    Location,
)
from providers.exceptions import (
    BadAnswer,
    CircuitOpen,
    ProviderDisabled,
    ProviderError,
    ProviderFault,
    ProviderRefused,
    ProviderTimeout,
    ProviderUnavailable,
)
from providers.facade import Observer, Providers, open_providers
from providers.http_transport import HttpTransport
from providers.kinds import Fail, Kind
from providers.login import LoginAnswer
from providers.registration import RegistrationAnswer, RegistrationQuestion
from providers.settings import LoginSettings, ProviderSettings, SettingsStore
from providers.states import KnownState, StateStore
from providers.ticket import TicketAnswer, TicketQuestion
from providers.transport import Reply, Transport
from providers.trial import Trial, try_provider
from providers.user_info import UserInfoQuestion

__all__ = [
    "BadAnswer",
    "ChatAnswer",
    "ChatQuestion",
    "CircuitOpen",
    "CustomFieldsAnswer",
    "CustomFieldsQuestion",
    "Fail",
    "FieldChange",
    "HttpTransport",
    "Interaction",
    "Kind",
    "KnownState",
    "Location",
    "LoginAnswer",
    "LoginSettings",
    "Observer",
    "ProviderDisabled",
    "ProviderError",
    "ProviderFault",
    "ProviderRefused",
    "ProviderSettings",
    "ProviderTimeout",
    "ProviderUnavailable",
    "Providers",
    "RegistrationAnswer",
    "RegistrationQuestion",
    "Reply",
    "SettingsStore",
    "State",
    "StateStore",
    "TicketAnswer",
    "TicketQuestion",
    "Transport",
    "Trial",
    "UserInfoQuestion",
    "open_providers",
    "read_address",
    "try_provider",
]
