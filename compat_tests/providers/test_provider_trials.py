"""`manage providers`: what operators set, see and try out, with providers on Mono's ASMX."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from compat_tests.providers.rig import PASSWORD, Rig
from soap_service.cli import main

KINDS = {
    "login": "Authenticate",
    "customfields": "GetCustomFieldOptions",
    "ticket": "StartTicket",
    "chat": "StartChat",
    "userinfo": "GetUserDetails",
    "events": "NotifyEventFired",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed and returned."""

    code: int
    printed: str


Providers = Callable[..., Outcome]


@pytest.fixture
def providers(
    tmp_path: Path, empty_database: Path, capsys: pytest.CaptureFixture[str]
) -> Providers:
    """Runs `manage providers WORD ...` on an installation."""
    shutil.copy(empty_database, tmp_path)

    def run(*words: str) -> Outcome:
        code = main(["manage", "providers", *words, "--data", str(tmp_path)])
        said = capsys.readouterr()
        return Outcome(code, said.out + said.err)

    return run


@pytest.mark.parametrize("kind", KINDS)
def test_a_provider_is_tried_with_one_call(kind: str, rig: Rig, providers: Providers) -> None:
    providers("set", kind, "--url", rig.address("HelpDesk"), "--password", PASSWORD)
    outcome = providers("test", kind)
    assert outcome.code == 0, outcome.printed
    assert f"{KINDS[kind]} answered" in outcome.printed
    assert "http://tempuri.org/" in outcome.printed
    assert [call.operation for call in rig.calls()] == [KINDS[kind]]


def test_registration_is_not_called_to_try_it(rig: Rig, providers: Providers) -> None:
    providers("set", "registration", "--url", rig.address("Crm"), "--password", PASSWORD)
    outcome = providers("test", "registration")
    assert outcome.code == 0, outcome.printed
    assert rig.calls() == []


def test_what_is_not_there_is_said(rig: Rig, providers: Providers) -> None:
    providers("set", "ticket", "--url", rig.address("Portal"), "--password", PASSWORD)
    outcome = providers("test", "ticket")
    assert outcome.code == 0, outcome.printed
    assert "Authenticate" in outcome.printed
    assert "never asked" in outcome.printed


@pytest.mark.parametrize(
    ("service", "password", "reason"),
    [
        ("HelpDesk", "wrong", "Permission Denied"),
        ("Faulty", PASSWORD, "No connection to the order database"),
        ("Dying", PASSWORD, "failed after"),
        ("Missing", PASSWORD, "failed after"),
    ],
)
def test_a_failure_is_told_with_its_reason(
    service: str, password: str, reason: str, rig: Rig, providers: Providers
) -> None:
    providers("set", "ticket", "--url", rig.address(service), "--password", password)
    outcome = providers("test", "ticket")
    assert outcome.code == 1
    assert reason in outcome.printed


def test_a_trial_takes_no_longer_than_a_call_may(rig: Rig, providers: Providers) -> None:
    address = rig.address("Slow")
    providers("set", "ticket", "--url", address, "--password", PASSWORD, "--timeout", "0.4")
    outcome = providers("test", "ticket")
    took = re.search(r"StartTicket failed after (\d+) ms", outcome.printed)
    assert outcome.code == 1
    assert took is not None
    assert 400 <= int(took[1]) < 1000


def test_no_password_is_printed(rig: Rig, providers: Providers) -> None:
    address = rig.address("Faulty")
    outcomes = [
        providers("set", "events", "--url", address, "--password", PASSWORD),
        providers("enable", "events"),
        providers("test", "events"),
        providers("list"),
        providers("list", "--json"),
        providers("disable", "events"),
    ]
    assert [outcome.code for outcome in outcomes] == [0, 0, 1, 0, 0, 0]
    assert [outcome for outcome in outcomes if PASSWORD in outcome.printed] == []
