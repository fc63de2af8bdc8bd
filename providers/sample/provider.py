"""The provider: who customers are, what their tickets cost, and a file of events."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from providers.kit import (
    ChatAnswer,
    ChatProvider,
    ChatQuestion,
    Event,
    EventAnswer,
    EventProvider,
    LoginAnswer,
    LoginProvider,
    LoginQuestion,
    SignInQuestion,
    TicketAnswer,
    TicketProvider,
    TicketQuestion,
    UserInfoAnswer,
    UserInfoProvider,
    UserInfoQuestion,
)
from providers.sample.balance import Balances
from providers.sample.event_file import EventFile
from providers.sample.users import User, Users

_NONE_LEFT = "You have no prepaid tickets left."


class SampleProvider(LoginProvider, TicketProvider, ChatProvider, UserInfoProvider, EventProvider):
    """Answers for a company whose customers pay for tickets beforehand.

    ``free_departments`` are those whose tickets cost nothing.
    """

    def __init__(
        self,
        users: Users,
        balances: Balances,
        events: EventFile,
        free_departments: Collection[str] = (),
    ) -> None:
        self._users = users
        self._balances = balances
        self._events = events
        self._free = {name.casefold() for name in free_departments}

    def authenticate(self, question: LoginQuestion) -> LoginAnswer:
        """Let customers in who know their password."""
        user = self._users.check(question.user_name, question.password)
        return _login(user, "The user name or the password is wrong.")

    def sign_in_cookie(self, question: SignInQuestion) -> LoginAnswer:
        """Let customers in whom a cookie names, as long as there is such a customer."""
        return _login(self._users.find(question.user_name), "There is no such account any more.")

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        """Charge a ticket; asked twice about the same one, it is charged once."""
        if self._is_free(question.department_name):
            return TicketAnswer(allowed=True)
        payer = question.user_name or self._payer(question.email_from)
        left = self._balances.charge(payer, question.ticket_number)
        if left is None:
            return TicketAnswer(allowed=False, message=_NONE_LEFT)
        return TicketAnswer(allowed=True, custom_fields={"Tickets Left": str(left)})

    def start_chat(self, question: ChatQuestion) -> ChatAnswer:
        """Let customers chat who have a ticket left, which stays theirs: talking costs nothing."""
        payer = question.user_name or self._payer(question.email_from)
        if self._is_free(question.department_name) or self._balances.left(payer):
            return ChatAnswer(allowed=True)
        return ChatAnswer(allowed=False, message=_NONE_LEFT)

    def user_details(self, question: UserInfoQuestion) -> UserInfoAnswer:
        """Tell agents how many tickets a customer has left."""
        payer = question.user_name or self._payer(question.email)
        left = self._balances.left(payer)
        # What a customer chose never becomes markup.
        return UserInfoAnswer(f"<p>{escape(payer)} has <b>{left}</b> prepaid tickets left.</p>")

    def event_fired(self, event: Event) -> EventAnswer:
        """Append the event to the file."""
        return EventAnswer("noted" if self._events.append(event) else "known already")

    def _is_free(self, department_name: str) -> bool:
        return department_name.casefold() in self._free

    def _payer(self, address: str) -> str:
        user = self._users.find_by_email(address)
        return user.name if user else address


def _login(user: User | None, refusal: str) -> LoginAnswer:
    if user is None:
        return LoginAnswer(accepted=False, message=refusal)
    return LoginAnswer(True, "", user.email_address, user.display_name, user.custom_fields)
