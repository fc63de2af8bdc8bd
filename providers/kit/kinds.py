"""The kinds of providers: derive from those you write, and override what you answer.

A method that is not overridden is not published, and the help desk does not call it. A provider
may be of several kinds. The methods are called from several threads at once. They may raise
`Refused`; whatever else they raise is logged, and the caller is told that there was a failure.
"""

from __future__ import annotations

from providers.kit.answers import (
    ChatAnswer,
    CustomFieldsAnswer,
    EventAnswer,
    LoginAnswer,
    RegistrationAnswer,
    TicketAnswer,
    UserInfoAnswer,
)
from providers.kit.questions import (
    ChatQuestion,
    CustomFieldsQuestion,
    Event,
    LoginQuestion,
    RegistrationQuestion,
    SignInQuestion,
    TicketQuestion,
    UserInfoQuestion,
)


class Provider:
    """Base of all kinds."""


class LoginProvider(Provider):
    """Knows the customers and their passwords."""

    def authenticate(self, question: LoginQuestion) -> LoginAnswer:
        """Tell whether the password is the user's; asked at each login without a cookie."""
        raise NotImplementedError

    def sign_in_cookie(self, question: SignInQuestion) -> LoginAnswer:
        """Tell who a user is whom a cookie has already proved."""
        raise NotImplementedError


class RegistrationProvider(Provider):
    """Decides who may register.

    The product's own contract for this is not known: only this project's caller asks, and only
    where its operator says so.
    """

    def register(self, question: RegistrationQuestion) -> RegistrationAnswer:
        """Let somebody register, or raise `Refused` with what to tell them."""
        raise NotImplementedError


class CustomFieldsProvider(Provider):
    """Shapes the form of a new ticket or chat."""

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer:
        """Tell how the form looks; asked twice for each ticket or chat of the portal."""
        raise NotImplementedError


class TicketProvider(Provider):
    """Decides about new tickets."""

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        """Tell whether the ticket may be created, and where; asked before any ticket is."""
        raise NotImplementedError


class ChatProvider(Provider):
    """Decides about new chats."""

    def start_chat(self, question: ChatQuestion) -> ChatAnswer:
        """Tell whether the chat may begin, and where; asked before it enters the queue."""
        raise NotImplementedError


class UserInfoProvider(Provider):
    """Tells agents about customers."""

    def user_details(self, question: UserInfoQuestion) -> UserInfoAnswer:
        """Return what to show above a ticket; asked at every view of it, so be quick."""
        raise NotImplementedError


class EventProvider(Provider):
    """Hears what happens in the help desk."""

    def event_fired(self, event: Event) -> EventAnswer:
        """Take in an event; the same one may come again, with the same delivery id if any."""
        raise NotImplementedError
