"""No password of a user or a provider gets into a log, whatever happens."""

from __future__ import annotations

import logging

import pytest

from compat_tests.providers.installation import Installation
from compat_tests.providers.rig import PASSWORD, Rig
from providers import Kind, ProviderFault, ProviderSettings, RegistrationQuestion, TicketQuestion

USER_PASSWORD = "a=b&c"
SERVICES = ("HelpDesk", "Portal", "Crm", "Faulty", "Garbage", "Dying", "Missing")


@pytest.mark.parametrize("service", SERVICES)
def test_passwords_are_not_logged(
    service: str, rig: Rig, installation: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    installation.use(Kind.LOGIN, rig.address(service))
    installation.use(Kind.TICKET, rig.address(service))
    installation.use(Kind.REGISTRATION, rig.address(service), guess=True)
    installation.providers.authenticate("ann.lee", USER_PASSWORD)
    installation.providers.sign_in_cookie("ann.lee")
    installation.providers.register(
        RegistrationQuestion(user_name="ann.lee", password=USER_PASSWORD)
    )
    installation.providers.start_ticket(
        TicketQuestion(department_name="page", subject="x", ticket_number="1")
    )
    said = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert PASSWORD not in said
    assert USER_PASSWORD not in said
    assert "a=b&amp;c" not in said


def test_a_fault_does_not_carry_the_password_on(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.EVENTS, rig.address("Faulty"))
    with pytest.raises(ProviderFault) as raised:
        installation.providers.notify(501000, {}, "delivery-1")
    assert PASSWORD not in f"{raised.value!r} {raised.value} {raised.value.__cause__!r}"


def test_settings_do_not_show_the_password() -> None:
    assert PASSWORD not in repr(ProviderSettings(kind=Kind.LOGIN, password=PASSWORD))
