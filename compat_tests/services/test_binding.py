"""Functions and contracts must fit; what does not is named at start-up."""

from __future__ import annotations

import pytest

from compat_tests.services.world import World, shapes
from soap_service.services import SERVICES, BindingError, Desk, Service, Shape
from soap_service.services.tickets import types
from soap_service.services.tickets.types import GenericResult, IsAvailableResult

CREDENTIALS = ("authUserName", "authPassword")
GENERIC = ("Message", "Result", "ResultCode")


def make_service() -> Service:
    service = Service("svcTest", types)

    @service.operation
    def add_ticket_note(desk: Desk, *, ticket_number: str | None) -> GenericResult:
        return GenericResult()

    return service


def test_a_function_answers_the_operation_of_its_name(world: World) -> None:
    shape = Shape((*CREDENTIALS, "ticketNumber"), "GenericResult", GENERIC)
    binding = make_service().bind({"AddTicketNote": shape, "Other": shape}, world.site)
    assert list(binding.handlers) == ["AddTicketNote"]
    assert binding.gaps == ["Other"]


@pytest.mark.parametrize(
    ("name", "shape", "problem"),
    [
        (
            "Other",
            Shape((*CREDENTIALS, "ticketNumber"), "GenericResult", GENERIC),
            "add_ticket_note is not an operation",
        ),
        (
            "AddTicketNote",
            Shape((*CREDENTIALS, "ticketId"), "GenericResult", GENERIC),
            "the contract has ('ticket_id',)",
        ),
        (
            "AddTicketNote",
            Shape((*CREDENTIALS, "ticketNumber"), "OtherResult", GENERIC),
            "the contract has OtherResult",
        ),
        (
            "AddTicketNote",
            Shape((*CREDENTIALS, "ticketNumber"), "GenericResult", (*GENERIC, "Extra")),
            "members of GenericResult differ",
        ),
    ],
)
def test_what_does_not_fit_is_named(world: World, name: str, shape: Shape, problem: str) -> None:
    with pytest.raises(BindingError) as caught:
        make_service().bind({name: shape}, world.site)
    assert [each for each in caught.value.problems if problem in each]


def test_all_problems_are_named_at_once(world: World) -> None:
    service = make_service()

    @service.query
    def ping_service(desk: Desk) -> IsAvailableResult:
        return IsAvailableResult()

    with pytest.raises(BindingError) as caught:
        service.bind({}, world.site)
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_every_service_fits_its_published_contract(world: World, service: Service) -> None:
    binding = service.bind(shapes(service), world.site)
    assert sorted([*binding.handlers, *binding.gaps]) == sorted(shapes(service))
