"""The form of a new ticket, as the custom field provider wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from compat_tests.services.customer import served, use
from compat_tests.services.test_custom_fields import add_fields
from compat_tests.services.world import SALES, SUPPORT, World
from providers import Fail, Interaction, Kind, Location
from providers.kit import (
    CustomFieldsAnswer,
    CustomFieldsProvider,
    CustomFieldsQuestion,
    FieldChange,
)
from soap_service.accounts import Account
from soap_service.services.desk import Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets.forms import FormField, fields_of_page

PLAN = FormField(2, "Plan", "", ("Basic", "Pro"), is_visible=True, is_required=False)
SERIAL = FormField(1, "Serial Number", "", (), is_visible=True, is_required=False)


@dataclass
class Clerk(CustomFieldsProvider):
    """Answers what it is told to, and remembers what it was asked."""

    answer: CustomFieldsAnswer = field(default_factory=CustomFieldsAnswer)
    asked: list[CustomFieldsQuestion] = field(default_factory=list)

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer:
        self.asked.append(question)
        return self.answer


@pytest.fixture
def errand(world: World) -> Errand:
    world.change(add_fields)
    return Errand(world.site, Account(2, "admin", "Ada", is_administrator=True), "")


@pytest.fixture
def clerk(world: World) -> Iterator[Clerk]:
    clerk = Clerk()
    with served(clerk) as url:
        use(world, Kind.CUSTOM_FIELDS, url)
        yield clerk


def test_without_a_provider_the_form_is_the_department_s(errand: Errand) -> None:
    assert fields_of_page(errand, SUPPORT, Location.PRE) == [PLAN, SERIAL]
    assert fields_of_page(errand, SALES, Location.PRE) == []


def test_a_department_that_is_not_there_has_no_form(errand: Errand) -> None:
    with pytest.raises(ServiceError) as caught:
        fields_of_page(errand, 99, Location.PRE)
    assert caught.value.code == 102


def test_the_provider_is_asked_for_each_page(errand: Errand, clerk: Clerk) -> None:
    fields_of_page(errand, SUPPORT, Location.PRE, user_name="kim")
    fields_of_page(
        errand, SUPPORT, Location.REGULAR, user_name="kim", values={"serial number": "4711"}
    )
    asked = [(each.location, each.user_name, dict(each.custom_fields)) for each in clerk.asked]
    assert asked == [
        ("PRE", "kim", {"Plan": "", "Serial Number": ""}),
        ("REGULAR", "kim", {"Plan": "", "Serial Number": "4711"}),
    ]


def test_only_what_the_provider_changes_changes(errand: Errand, clerk: Clerk) -> None:
    clerk.answer = CustomFieldsAnswer(
        (
            FieldChange("Serial Number", required=True, options=("a", "b"), on_first_page=True),
            FieldChange("plan", visible=False),
            FieldChange("Nothing", visible=True),
        )
    )
    plan, serial = fields_of_page(errand, SUPPORT, Location.PRE)
    assert (plan.is_visible, plan.is_required, plan.options) == (False, False, ("Basic", "Pro"))
    assert (serial.is_visible, serial.is_required, serial.options) == (True, True, ("a", "b"))
    assert (plan.is_on_first_page, serial.is_on_first_page) == (False, True)


def test_who_may_not_start_is_told_why(errand: Errand, clerk: Clerk) -> None:
    clerk.answer = CustomFieldsAnswer((), True, False, "Chats are for Gold customers.")
    assert fields_of_page(errand, SUPPORT, Location.PRE) == [PLAN, SERIAL]
    with pytest.raises(ServiceError, match=r"^Chats are for Gold customers\.$"):
        fields_of_page(errand, SUPPORT, Location.PRE, interaction=Interaction.CHAT)


def test_a_dead_provider_leaves_the_form_as_it_is(world: World, errand: Errand) -> None:
    use(world, Kind.CUSTOM_FIELDS, "http://127.0.0.1:9/provider.asmx")
    assert fields_of_page(errand, SUPPORT, Location.PRE) == [PLAN, SERIAL]


def test_a_dead_provider_stops_everybody_where_the_operator_says_so(
    world: World, errand: Errand
) -> None:
    use(world, Kind.CUSTOM_FIELDS, "http://127.0.0.1:9/provider.asmx", fail=Fail.CLOSED)
    with pytest.raises(ServiceError) as caught:
        fields_of_page(errand, SUPPORT, Location.PRE)
    assert caught.value.code == 158
