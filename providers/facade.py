"""All providers of an installation, as the services see them.

A failure of a provider never leaves here but for events: it is logged and becomes the answer that
the operator wants in that case.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from db import Database
from providers.chat import ChatAnswer, ChatQuestion
from providers.custom_fields import CustomFieldsAnswer, CustomFieldsQuestion
from providers.exceptions import ProviderDisabled
from providers.kinds import Kind
from providers.login import LoginAnswer
from providers.registration import RegistrationAnswer, RegistrationQuestion
from providers.settings import CachedSettings, LoginSettings, Settings, SettingsStore
from providers.ticket import TicketAnswer, TicketQuestion
from providers.user_info import UserInfoQuestion

__all__ = ["Providers", "open_providers"]


class Providers:
    """The providers of an installation. One per process, shared by its threads.

    ``settings`` returns the settings in force.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings

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
        return None

    def sign_in_cookie(self, user_name: str) -> LoginAnswer | None:
        """Ask about a user whom a trusted cookie names; None as for ``authenticate``."""
        return None

    def register(self, question: RegistrationQuestion) -> RegistrationAnswer | None:
        """Ask whether somebody may register; None when nobody is to be asked."""
        return None

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer | None:
        """Ask how a form looks; None when it looks as always."""
        return None

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        """Ask whether a ticket may be created, and where.

        To be asked before the transaction that creates it begins to write.
        """
        return TicketAnswer()

    def start_chat(self, question: ChatQuestion) -> ChatAnswer:
        """Ask whether a chat may be started, and where."""
        return ChatAnswer()

    def user_details(self, question: UserInfoQuestion) -> str | None:
        """Return the HTML about the customer of a ticket, unsafe as it came; None for none."""
        return None

    def notify(self, event_type_id: int, arguments: Mapping[str, object], delivery_id: str) -> None:
        """Tell an event; a provider without such an operation has been told all it wants.

        Raises ProviderError when it must be told again: ProviderDisabled when there is nobody to
        tell, others when the call failed.
        """
        if not self.is_on(Kind.EVENTS):
            raise ProviderDisabled("No event provider is enabled.")

    def close(self) -> None:
        """Close the connections to the providers."""


def open_providers(database: Database, *, clock: Callable[[], float] = time.monotonic) -> Providers:
    """Return the providers of an installation by the settings in its database.

    ``clock`` is monotonic. To be called in the process that serves, after any fork.
    """
    return Providers(CachedSettings(SettingsStore(database).load, clock))
