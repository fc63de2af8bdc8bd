"""What a customer needs to write a provider in Python (docs/providers.md).

Derive from the kinds of providers, override what is to be answered, and host the result::

    class Tickets(TicketProvider):
        def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
            return TicketAnswer(allowed=True, group_name="Night Shift")

    app = ProviderApplication(Tickets(), password="a long secret")
"""

from providers.kit.answers import (
    ChatAnswer,
    CustomFieldsAnswer,
    EventAnswer,
    FieldChange,
    LoginAnswer,
    RegistrationAnswer,
    TicketAnswer,
    UserInfoAnswer,
)
from providers.kit.exceptions import KitError, Refused, SetupError, WrongInput
from providers.kit.hosting import DEFAULT_NAMESPACE, ProviderApplication
from providers.kit.kinds import (
    ChatProvider,
    CustomFieldsProvider,
    EventProvider,
    LoginProvider,
    Provider,
    RegistrationProvider,
    TicketProvider,
    UserInfoProvider,
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

__all__ = [
    "DEFAULT_NAMESPACE",
    "ChatAnswer",
    "ChatProvider",
    "ChatQuestion",
    "CustomFieldsAnswer",
    "CustomFieldsProvider",
    "CustomFieldsQuestion",
    "Event",
    "EventAnswer",
    "EventProvider",
    "FieldChange",
    "KitError",
    "LoginAnswer",
    "LoginProvider",
    "LoginQuestion",
    "Provider",
    "ProviderApplication",
    "Refused",
    "RegistrationAnswer",
    "RegistrationProvider",
    "RegistrationQuestion",
    "SetupError",
    "SignInQuestion",
    "TicketAnswer",
    "TicketProvider",
    "TicketQuestion",
    "UserInfoAnswer",
    "UserInfoProvider",
    "UserInfoQuestion",
    "WrongInput",
]
