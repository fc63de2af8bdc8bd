"""provider-check: what it says of good providers, of careless ones and of those on Mono."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from compat_tests.providers.kit.careless import Answer, Careless, Dead
from compat_tests.providers.kit.every_kind import PASSWORD
from compat_tests.providers.kit.processes import Sample
from compat_tests.providers.rig import PASSWORD as RIG_PASSWORD
from compat_tests.providers.rig import Rig
from compat_tests.serving import PROGRAM, clean_environ
from providers.check import METHODS, Finding, Verdict, check_provider
from providers.transport import Transport
from soap_service.cli import main

OK, DIFFERS, FAILS = Verdict.OK, Verdict.DIFFERS, Verdict.FAILS
URL = "http://provider.example/provider.asmx"


def run(*arguments: str, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROGRAM), "provider-check", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=clean_environ(**environ),
    )


def found(transport: Transport, **options: Any) -> dict[tuple[str, str], Finding]:
    findings = check_provider(transport, URL, "pw", **options)
    return {(each.method, each.case): each for each in findings}


# Good providers


def test_the_sample_behaves_as_documented(sample: Sample) -> None:
    done = run(sample.url, "--password", sample.password)
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("99 ok, 0 differs, 0 fails\n")
    assert "Permission Denied" in done.stdout


def test_a_provider_of_every_kind_behaves_as_documented(every_kind: str) -> None:
    done = run(f"{every_kind}?wsdl", "--json", "--password", "-", stdin=f"{PASSWORD}\n")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert {each["method"] for each in findings} == {"", *METHODS}
    assert {each["verdict"] for each in findings} == {"ok"}
    assert PASSWORD not in done.stdout


def test_one_method_is_checked_with_inputs_of_ones_own(sample: Sample) -> None:
    login = ("loginUsername=ann.lee", f"loginPassword={sample.customers['ann.lee']}")
    options = [word for each in login for word in ("--input", each)]
    done = run(sample.url, "--method", "Authenticate", *options, PROVIDER_PASSWORD=sample.password)
    assert done.returncode == 0
    assert "Authentication=OK, EmailAddress=ann.lee@customer.example" in done.stdout
    assert "StartTicket" not in done.stdout
    assert sample.customers["ann.lee"] not in done.stdout


# Arguments


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("ftp://x", "--password", "p"), "not an address of HTTP"),
        ((URL,), "a provider has one"),
        ((URL, "--password", "p", "--method", "Nothing"), "--method Nothing: known are"),
        ((URL, "--password", "p", "--input", "x"), "it must be KEY=VALUE"),
        ((URL, "--password", "p", "--timeout", "0"), "more than 0"),
    ],
)
def test_arguments_that_make_no_sense_are_told(
    arguments: tuple[str, ...], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["provider-check", *arguments]) == 2
    assert reason in capsys.readouterr().err


def test_a_provider_that_is_not_there_fails(capsys: pytest.CaptureFixture[str]) -> None:
    address = "http://127.0.0.1:1/provider.asmx"
    assert main(["provider-check", address, "--password", "p"]) == 1
    assert capsys.readouterr().err == "Nothing could be asked.\n"


# Careless providers


def read(items: list[str]) -> dict[str, str]:
    """Read a list as the vendor's connector does. Raises ValueError."""
    return dict(item.split("=", 1) for item in items)


def good_login(items: list[str]) -> Answer:
    inputs = read(items)
    if inputs.get("authPW") != "pw" or not inputs.get("loginUsername"):
        return False, ()
    if not inputs.get("loginPassword"):
        return False, ()
    return True, ("Authentication=FAIL",)


def open_to_everybody(items: list[str]) -> Answer:
    return True, ("Authentication=FAIL",)


def forgets_an_absent_password(items: list[str]) -> Answer:
    inputs = read(items)
    return inputs.get("authPW", "pw") == "pw", ("Authentication=FAIL",)


def trusts_an_empty_password_of_a_user(items: list[str]) -> Answer:
    word = "FAIL" if read(items).get("loginPassword") else "OK"
    return good_login(items)[0] or "authPW=pw" in items, (f"Authentication={word}",)


def wants_its_own_order(items: list[str]) -> Answer:
    return items[:1] == ["authPW=pw"], ("Authentication=FAIL",)


def stumbles_over_what_it_does_not_know(items: list[str]) -> Answer:
    known = {"authPW": "", "loginUsername": "", "loginPassword": ""}
    return all(known[key] == "" for key in read(items)) and good_login(items)[0], (
        "Authentication=FAIL",
    )


def cuts_at_every_sign(items: list[str]) -> Answer:
    return good_login(["=".join(item.split("=")) for item in items if len(item.split("=")) == 2])


def needs_every_key(items: list[str]) -> Answer:
    inputs = read(items)
    return inputs["authPW"] == "pw" and bool(inputs["loginUsername"] + inputs["loginPassword"]), (
        "Authentication=FAIL",
    )


def says_yes(items: list[str]) -> Answer:
    return good_login(items)[0], ("Authentication=YES",)


def says_nothing(items: list[str]) -> Answer:
    return good_login(items)[0], ()


def says_something_else(items: list[str]) -> Answer:
    return good_login(items)[0], ("Authentication=FAIL", "a remark")


def refuses_always(items: list[str]) -> Answer:
    return False, ()


@pytest.mark.parametrize(
    ("answer", "case", "verdict", "text"),
    [
        (good_login, "right password", OK, "Authentication=FAIL"),
        (good_login, "wrong password", OK, "Success=false"),
        (good_login, "SOAP 1.2", OK, "not spoken (HTTP 500)"),
        (good_login, "another namespace", OK, "only its own is understood (HTTP 500)"),
        (open_to_everybody, "wrong password", FAILS, "everybody may ask: Authentication=FAIL"),
        (open_to_everybody, "no inputs at all", FAILS, "everybody may ask: Authentication=FAIL"),
        (forgets_an_absent_password, "wrong password", OK, "Success=false"),
        (
            forgets_an_absent_password,
            "no password",
            FAILS,
            "everybody may ask: Authentication=FAIL",
        ),
        (
            trusts_an_empty_password_of_a_user,
            "empty loginPassword",
            FAILS,
            "Authentication=OK although something is missing",
        ),
        (wants_its_own_order, "another order", DIFFERS, "Success=false"),
        (stumbles_over_what_it_does_not_know, "right password", OK, "Authentication=FAIL"),
        (
            stumbles_over_what_it_does_not_know,
            "unknown keys",
            FAILS,
            "HTTP 500, fault Server: KeyError('providerCheck')",
        ),
        (cuts_at_every_sign, "any text", DIFFERS, "Success=false"),
        (
            needs_every_key,
            "no loginUsername",
            DIFFERS,
            "HTTP 500, fault Server: KeyError('loginUsername')",
        ),
        (
            needs_every_key,
            "no inputs at all",
            DIFFERS,
            "not Success=false but HTTP 500, fault Server: KeyError('authPW')******",
        ),
        (says_yes, "right password", DIFFERS, "Authentication is 'YES', not OK or FAIL"),
        (says_nothing, "right password", DIFFERS, "there is no output Authentication"),
        (says_something_else, "right password", DIFFERS, "an output without =: 'a remark'"),
        (refuses_always, "right password", DIFFERS, "Success=false"),
    ],
)
def test_mistakes_are_found(
    answer: Callable[[list[str]], Answer], case: str, verdict: Verdict, text: str
) -> None:
    finding = found(Careless(["Authenticate"], answer))["Authenticate", case]
    assert (finding.verdict, finding.text) == (verdict, text)


def test_a_decision_must_not_depend_on_unknown_keys() -> None:
    def decide(items: list[str]) -> Answer:
        return "authPW=pw" in items, (f"TicketCreation={'FALSE' if len(items) > 6 else 'TRUE'}",)

    finding = found(Careless(["StartTicket"], decide))["StartTicket", "unknown keys"]
    text = "TicketCreation is 'FALSE', and 'TRUE' without them"
    assert (finding.verdict, finding.text) == (DIFFERS, text)


def test_a_method_that_is_dead_is_asked_once() -> None:
    def fail(items: list[str]) -> Answer:
        raise ValueError(items[0])

    findings = found(Careless(["StartTicket"], fail))
    assert [key for key in findings if key[0]] == [("StartTicket", "right password")]
    assert "pw" not in findings["StartTicket", "right password"].text


def test_a_service_without_a_wsdl_is_asked_by_guess() -> None:
    findings = found(Careless((), open_to_everybody, wsdl=b"<html/>"), methods=("StartTicket",))
    assert findings["", "WSDL"].verdict is DIFFERS
    assert findings["StartTicket", "right password"].verdict is FAILS


def test_a_service_without_methods_of_a_provider_fails() -> None:
    findings = found(Careless((), open_to_everybody))
    assert [each.verdict for each in findings.values()] == [FAILS]


def test_a_method_that_is_wanted_and_not_there_fails() -> None:
    careless = Careless(["Authenticate"], good_login)
    findings = found(careless, methods=("StartChat",))
    assert findings["StartChat", "WSDL"].verdict is FAILS


def test_nobody_there_is_one_failure() -> None:
    (finding,) = found(Dead()).values()
    assert (finding.verdict, finding.text) == (FAILS, "The connection failed.")


# Providers in C# on Mono's ASMX


def checked(rig: Rig, service: str) -> tuple[int, list[dict[str, Any]]]:
    done = run(rig.address(service), "--json", "--timeout", "3", PROVIDER_PASSWORD=RIG_PASSWORD)
    return done.returncode, json.loads(done.stdout)


def verdicts(findings: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {
        verdict: [
            f"{each['method']}: {each['case']}" for each in findings if each["verdict"] == verdict
        ]
        for verdict in Verdict
    }


def test_a_help_desk_on_mono_lets_nobody_in_without_a_name_but_by_cookie(rig: Rig) -> None:
    code, findings = checked(rig, "HelpDesk")
    assert code == 1
    assert verdicts(findings)["fails"] == [
        "GetSignInCookieInfo: empty loginUsername",
        "GetSignInCookieInfo: all values empty",
    ]
    assert verdicts(findings)["differs"] == []


def test_a_portal_on_mono_with_one_method_is_good(rig: Rig) -> None:
    code, findings = checked(rig, "Portal")
    assert (code, {each["verdict"] for each in findings}) == (0, {"ok"})
    assert {each["method"] for each in findings} == {"", "Authenticate"}


def test_a_talkative_provider_on_mono_differs(rig: Rig) -> None:
    code, findings = checked(rig, "Crm")
    assert (code, verdicts(findings)["differs"]) == (0, ["StartTicket: right password"])


@pytest.mark.parametrize(
    ("service", "text"),
    [
        ("Faulty", "HTTP 500, fault Server: "),
        ("Garbage", "HTTP 500, fault Server: "),
        ("Dying", "The connection failed."),
    ],
)
def test_a_broken_provider_on_mono_fails(rig: Rig, service: str, text: str) -> None:
    code, findings = checked(rig, service)
    fault = next(each for each in findings if each["method"] == "StartTicket")
    assert (code, fault["verdict"]) == (1, "fails")
    assert fault["text"].startswith(text)
    assert RIG_PASSWORD not in json.dumps(findings)
