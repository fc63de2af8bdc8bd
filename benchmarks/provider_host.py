"""The provider that the part about providers calls: written with our kit, on our own server."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks import hosting
from providers.kit import (
    CustomFieldsAnswer,
    CustomFieldsProvider,
    CustomFieldsQuestion,
    FieldChange,
    LoginAnswer,
    LoginProvider,
    LoginQuestion,
    ProviderApplication,
    TicketAnswer,
    TicketProvider,
    TicketQuestion,
)
from soap_service.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PASSWORD = "k9-secret"
FIELDS = 10


class Desk(LoginProvider, TicketProvider, CustomFieldsProvider):
    """Answers as a usual provider does."""

    def authenticate(self, question: LoginQuestion) -> LoginAnswer:
        fields = {"Contract Level": "Gold"}
        return LoginAnswer(True, "welcome", "ann.lee@customer.example", "Ann Lee", fields)

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        fields = {"Billing ID": "4711"}
        return TicketAnswer(True, "rerouted", group_name="Night Shift", custom_fields=fields)

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer:
        options = tuple(f"server-{number}" for number in range(10))
        changes = [
            FieldChange(f"Field {number}", visible=True, options=options)
            for number in range(FIELDS)
        ]
        return CustomFieldsAnswer(changes)


def create_app(settings: Settings) -> WSGIApplication:
    """Return the application of the provider."""
    return ProviderApplication(Desk(), password=PASSWORD)


if __name__ == "__main__":
    hosting.serve(create_app, int(sys.argv[1]))
