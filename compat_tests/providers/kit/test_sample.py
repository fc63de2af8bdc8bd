"""The sample provider as a process: logins, prepaid tickets that cannot be overdrawn, events."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest

from compat_tests.providers.kit.processes import Sample, running_sample
from compat_tests.providers.kit.wsgi import Answer, call_xml
from compat_tests.sample.raw_http import connection
from compat_tests.serving import PROGRAM, clean_environ
from providers.kit import SetupError
from providers.sample import SampleFolder
from providers.sample.users import hash_password, verify_password

_THREADS = 8


def ask(sample: Sample, operation: str, *items: str, password: str | None = None) -> Answer:
    """Make a SOAP 1.1 call over a connection of its own."""
    authority = sample.password if password is None else password
    body = call_xml(operation, (f"authPW={authority}", *items)).encode()
    head = "POST /provider.asmx HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\n"
    with connection(sample.port) as line:
        line.send(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = line.receive()
    return Answer(str(answer.status), answer.text)


def start(sample: Sample, payer: str, number: str, *items: str) -> Answer:
    """Ask for a ticket; later items win."""
    ticket = ("departmentName=Support", "subject=s", f"ticketNumber={number}")
    return ask(sample, "StartTicket", *ticket, f"loginUsername={payer}", *items)


def rows(sample: Sample) -> list[list[str]]:
    """Return the rows of the file of events, one for each of its lines."""
    lines = sample.events.read_text("utf-8").split("\n")
    assert lines.pop() == ""
    return [next(csv.reader(StringIO(line))) for line in lines]


def rows_of(sample: Sample, event_type: int) -> list[list[str]]:
    return [row for row in rows(sample) if row[2] == str(event_type)]


# Logins


def test_a_customer_logs_in(sample: Sample) -> None:
    password = sample.customers["ann.lee"]
    answer = ask(sample, "Authenticate", "loginUsername=ANN.lee", f"loginPassword={password}")
    assert answer.outputs == [
        "Authentication=OK",
        "EmailAddress=ann.lee@customer.example",
        "DisplayName=Ann Lee",
        "cf_Contract Level=Gold",
    ]


@pytest.mark.parametrize("name", ["ann.lee", "nobody"])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(sample: Sample, name: str) -> None:
    answer = ask(sample, "Authenticate", f"loginUsername={name}", "loginPassword=wrong")
    assert (answer.success, answer.outputs) == ("true", ["Authentication=FAIL"])
    assert answer.message == "The user name or the password is wrong."


def test_a_cookie_is_enough_for_who_is_known(sample: Sample) -> None:
    known = ask(sample, "GetSignInCookieInfo", "loginUsername=bob.ray")
    unknown = ask(sample, "GetSignInCookieInfo", "loginUsername=nobody")
    assert "DisplayName=Bob Ray" in known.outputs
    assert unknown.outputs == ["Authentication=FAIL"]


@pytest.mark.parametrize("password", ["", "wrong", "é", "x" * 10_000])
def test_nobody_asks_without_the_password(sample: Sample, password: str) -> None:
    sample.balances.deposit("guarded", 1)
    before = sample.balances.left("guarded")
    answer = start(sample, "guarded", "1", f"authPW={password}")
    assert (answer.success, answer.message) == ("false", "Permission Denied")
    assert sample.balances.left("guarded") == before


# Prepaid tickets


def test_tickets_are_charged_until_none_is_left(sample: Sample) -> None:
    sample.balances.deposit("carl", 2)
    answers = [start(sample, "carl", number).outputs for number in ("1", "2", "3")]
    assert answers == [
        ["TicketCreation=TRUE", "cf_Tickets Left=1"],
        ["TicketCreation=TRUE", "cf_Tickets Left=0"],
        ["TicketCreation=FALSE"],
    ]


def test_a_refusal_tells_why(sample: Sample) -> None:
    answer = start(sample, "without an account", "1")
    assert (answer.success, answer.message) == ("true", "You have no prepaid tickets left.")


def test_a_ticket_asked_about_again_is_not_charged_again(sample: Sample) -> None:
    sample.balances.deposit("dora", 1)
    answers = [start(sample, "dora", "7").outputs for _ in range(3)]
    assert answers == [["TicketCreation=TRUE", "cf_Tickets Left=0"]] * 3


def test_a_chat_is_for_who_has_a_ticket_left_and_costs_none(sample: Sample) -> None:
    sample.balances.deposit("emil", 1)
    chat = ("departmentName=Support",)
    answers = [ask(sample, "StartChat", *chat, f"loginUsername={it}") for it in ("emil", "nobody")]
    assert [answer.outputs for answer in answers] == [["ChatCreation=TRUE"], ["ChatCreation=FALSE"]]
    assert answers[1].message == "You have no prepaid tickets left."
    assert sample.balances.left("emil") == 1


def test_a_ticket_by_mail_is_charged_to_whom_the_address_belongs(sample: Sample) -> None:
    before = sample.balances.left("bob.ray")
    answer = start(sample, "", "by-mail", "emailFrom=BOB.RAY@customer.example")
    assert answer.outputs == ["TicketCreation=TRUE", f"cf_Tickets Left={before - 1}"]


def test_some_departments_cost_nothing(sample: Sample) -> None:
    answer = start(sample, "without an account", "1", "departmentName=sales")
    assert answer.outputs == ["TicketCreation=TRUE"]


def test_a_balance_is_never_overdrawn(sample: Sample) -> None:
    sample.balances.deposit("everybody", 20)
    with ThreadPoolExecutor(_THREADS) as pool:
        answers = list(pool.map(lambda number: start(sample, "everybody", str(number)), range(40)))
    words = Counter(answer.outputs[0] for answer in answers)
    assert words == {"TicketCreation=TRUE": 20, "TicketCreation=FALSE": 20}
    assert sample.balances.left("everybody") == 0


def test_details_of_a_user_are_no_markup_of_theirs(sample: Sample) -> None:
    answer = ask(sample, "GetUserDetails", "username=<script>", "ticketNumber=1")
    html = "<p>&lt;script&gt; has <b>0</b> prepaid tickets left.</p>"
    assert answer.members["UserInfoHtml"].text == html


# Events


def fire(sample: Sample, event_type: int, *items: str) -> Answer:
    return ask(sample, "NotifyEventFired", f"eventType={event_type}", *items)


def test_an_event_becomes_one_line(sample: Sample) -> None:
    answer = fire(sample, 1, "args_title=two\r\nlines, Zoë\u2028x", "deliveryId=one-line")
    (row,) = rows_of(sample, 1)
    assert answer.message == "noted"
    assert row[1] == "one-line"
    assert json.loads(row[3]) == {"title": "two\nlines, Zoë\u2028x"}


def test_a_delivery_that_comes_again_is_not_written_again(sample: Sample) -> None:
    messages = [fire(sample, 2, "deliveryId=again").message for _ in range(3)]
    assert messages == ["noted", "known already", "known already"]
    assert len(rows_of(sample, 2)) == 1


def test_events_without_a_delivery_id_are_all_written(sample: Sample) -> None:
    assert [fire(sample, 3).message for _ in range(2)] == ["noted", "noted"]
    assert len(rows_of(sample, 3)) == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1"])
def test_no_cell_is_a_formula(sample: Sample, text: str) -> None:
    fire(sample, 4, f"deliveryId={text}", f"args_x={text}", f"args_{text};=1=y")
    cells = [cell for row in rows_of(sample, 4) for cell in row]
    assert all(cell.startswith(("'", "{", "2", "4")) for cell in cells)
    assert not any(";" in cell or "\t" in cell for cell in cells)


def test_concurrent_deliveries_are_written_once_each(sample: Sample) -> None:
    ids = [f"d{number % 25}" for number in range(100)]
    with ThreadPoolExecutor(_THREADS) as pool:
        answers = list(pool.map(lambda each: fire(sample, 5, f"deliveryId={each}"), ids))
    assert Counter(answer.message for answer in answers) == {"noted": 25, "known already": 75}
    assert sorted(row[1] for row in rows_of(sample, 5)) == sorted(set(ids))


def test_the_file_of_events_can_be_moved_away_and_is_mended(tmp_path: Path) -> None:
    with running_sample(tmp_path) as sample:
        fire(sample, 6, "deliveryId=a")
        sample.events.rename(tmp_path / "old.csv")
        fire(sample, 6, "deliveryId=b")
        assert [row[1] for row in rows(sample)] == ["delivery_id", "b"]
        with sample.events.open("a") as file:
            file.write('"2026","torn')
        fire(sample, 6, "deliveryId=c")
        assert [row[1] for row in rows(sample)] == ["delivery_id", "b", "c"]


# The folder


def test_what_was_known_is_known_after_a_restart(tmp_path: Path) -> None:
    with running_sample(tmp_path) as sample:
        start(sample, "ann.lee", "1")
        fire(sample, 7, "deliveryId=a")
        first = sample.password
    with running_sample(tmp_path) as sample:
        assert sample.password == first
        assert start(sample, "ann.lee", "1").outputs[1] == "cf_Tickets Left=2"
        assert fire(sample, 7, "deliveryId=a").message == "known already"


def test_the_users_may_be_edited_while_it_runs(tmp_path: Path) -> None:
    with running_sample(tmp_path) as sample:
        users = sample.folder / "users.toml"
        users.write_text(f'[users.zoe]\npassword = "{hash_password("pw")}"\n')
        new = ask(sample, "Authenticate", "loginUsername=zoe", "loginPassword=pw")
        gone = ask(sample, "GetSignInCookieInfo", "loginUsername=ann.lee")
    assert (new.outputs, gone.outputs) == (["Authentication=OK"], ["Authentication=FAIL"])


def test_a_file_of_users_that_makes_no_sense_lets_nobody_in(tmp_path: Path) -> None:
    with running_sample(tmp_path) as sample:
        (sample.folder / "users.toml").write_text("[users")
        answer = ask(sample, "Authenticate", "loginUsername=ann.lee", "loginPassword=x")
        printed = (tmp_path / "output.txt").read_text("utf-8")
    assert (answer.success, answer.message) == ("false", "The provider could not answer.")
    assert "Authenticate failed" in printed
    assert sample.password not in printed.partition("failed")[2]


def test_the_files_are_nobody_elses(sample: Sample) -> None:
    names = ("provider.toml", "users.toml", "balances.db")
    assert {(sample.folder / name).stat().st_mode & 0o077 for name in names} == {0}


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("", "needs a password"),
        ("password = ", "provider.toml"),
        ('password = "x"\n[ldap]\nurl = "ldap://x"', "user_dn"),
        ('password = "x"\n[ldap]\nhost = "x"', "host"),
    ],
)
def test_settings_that_make_no_sense_are_told(tmp_path: Path, settings: str, reason: str) -> None:
    folder = SampleFolder(tmp_path)
    folder.prepare()
    (tmp_path / "provider.toml").write_text(settings)
    with pytest.raises(SetupError, match=reason):
        folder.application()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda hashed: "",
        lambda hashed: "plain",
        lambda hashed: hashed.replace("scrypt", "other"),
        lambda hashed: hashed.replace("$16384$", "$3$"),
        lambda hashed: hashed[:-4],
        lambda hashed: hashed.replace("$8$", "$x$"),
    ],
)
def test_a_hash_that_is_none_fits_no_password(spoil: Callable[[str], str]) -> None:
    hashed = hash_password("pw")
    assert verify_password("pw", hashed)
    assert not verify_password("pw", spoil(hashed))


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("password = ", "provider.toml: "),
        ('password = ""', "needs a password"),
        ('password = "x"\n[ldap]\nhost = "x"', "[ldap]: "),
    ],
)
def test_a_start_with_settings_that_make_no_sense_ends_with_the_reason(
    tmp_path: Path, settings: str, reason: str
) -> None:
    folder = tmp_path / "sample-provider"
    SampleFolder(folder).prepare()
    (folder / "provider.toml").write_text(settings)
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "sample-provider", "--data", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=clean_environ(),
    )
    assert (done.returncode, reason in done.stderr) == (2, True), done.stderr
