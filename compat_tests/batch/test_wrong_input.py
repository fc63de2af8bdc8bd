"""Nothing is sent while anything in the file is wrong, and all that is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from compat_tests.batch.desk import AGENT, Desk
from compat_tests.batch.go_between import GoBetween
from soap_service.demo import crm

EMAIL = (
    "contact-login",
    "emailtopicID",
    "emailbody",
    "emailsegmentID",
    "emailmailboxID",
    "Emailsubject",
    "Emailaddress",
)
GOOD = (
    "w@wrong.example",
    f"{crm.PRINTERS}",
    "x",
    f"{crm.SUPPORT}",
    f"{crm.SUPPORT_BOX}",
    "Wrong",
    "w@wrong.example",
)


def told(stderr: str) -> list[str]:
    return [line.removeprefix("iservice.asmx.py: ") for line in stderr.splitlines()]


def test_every_wrong_cell_is_named_with_its_row_and_nobody_is_asked(
    far: Desk, between: GoBetween
) -> None:
    far.write(
        (*EMAIL, "AddRef"),
        (*GOOD, "TRUE"),
        (*GOOD[:1], "one", *GOOD[2:], "maybe"),
        (*GOOD[:3], "99999999999", *GOOD[4:], ""),
        ("", *GOOD[1:6], "nobody", "no"),
    )
    done = far.run("batch-utility", "--action", "agent-email")
    assert done.returncode == 2
    assert told(done.stderr) == [
        "row 3: emailtopicID is not a number: one.",
        "row 3: AddRef is neither TRUE nor FALSE: maybe.",
        "row 4: emailsegmentID is not a number: 99999999999.",
        "row 5: contact-login must say who it is.",
        "row 5: Emailaddress is not an e-mail address: nobody.",
    ]
    assert (between.calls, list(far.folder.glob("*.results.csv"))) == ([], [])


def test_every_wrong_header_is_named(far: Desk, between: GoBetween) -> None:
    far.write(("emailtopicid", "EMAILTOPICID", "nonsense", "interaction-Name"))
    done = far.run("batch-utility", "--action", "agent-email")
    assert done.returncode == 2
    assert [line.partition(" Known are")[0] for line in told(done.stderr)] == [
        "header EMAILTOPICID: it is there twice.",
        "header nonsense: unknown.",
        "header interaction-Name: unknown.",
        "header emailbody: missing.",
        "header emailsegmentID: missing.",
        "header emailmailboxID: missing.",
        "header Emailsubject: missing.",
        "header Emailaddress: missing.",
        "header contact-login, or another of a contact: missing.",
    ]
    assert between.calls == []


def test_what_only_the_service_can_know_is_checked_before_anything_is_sent(
    far: Desk, between: GoBetween
) -> None:
    """Known difference I24."""
    far.write(
        ("contact-login", "contact-Plan"),
        ("1@wrong.example", "Gold"),
        ("2@wrong.example", "Tin"),
        ("3@wrong.example", "Lead"),
    )
    done = far.run("batch-utility")
    assert done.returncode == 2
    assert told(done.stderr) == [
        "row 3: Plan does not accept the value Tin.",
        "row 4: Plan does not accept the value Lead.",
    ]
    assert "BatchUtilityRun" not in between.calls
    assert far.logins("@wrong.example") == []
    assert list(far.folder.glob("*.results.csv*")) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "in.csv: the file is empty."),
        (b"contact-login;contact-Name\n", "in.csv: columns are separated by commas."),
        (b"contact-login\n\xff\n", "in.csv: the text is not UTF-8 (byte 14)."),
        (b'contact-login\n"x\n', "row 2: unexpected end of data."),
        (b"contact-login\na,b\n", "row 2: 2 cells for 1 columns."),
        (b"contact-login\na\x01\n", "row 2: a character that no message can carry."),
    ],
)
def test_what_is_no_table_is_told(desk: Desk, content: bytes, problem: str) -> None:
    (desk.folder / "in.csv").write_bytes(content)
    done = desk.run("batch-utility")
    assert (done.returncode, told(done.stderr)) == (2, [problem])


@pytest.mark.parametrize(
    "cell", ["not a date", "2025-13-01", "0001-01-01T00:00:00+14:00", "31.12.2024"]
)
def test_dates_are_checked(desk: Desk, cell: str) -> None:
    head = ("Type", "SegmentID", "TopicID", "ContactID", "DateUtc")
    desk.write(head, ("Chat", "2", "1", "10", cell))
    done = desk.run("interaction-create")
    assert (done.returncode, told(done.stderr)) == (2, [f"row 2: DateUtc is not a date: {cell}."])


def test_rows_that_the_service_does_not_take_are_named(far: Desk, between: GoBetween) -> None:
    far.write(("contact-login",), ("1@wrong.example",), ("2@wrong.example",))
    between.after = lambda operation, *real: (413, b"") if operation == "BatchValidate" else real
    done = far.run("batch-utility")
    problem = "rows 2 to 3: BatchValidate was answered with HTTP status 413."
    assert (done.returncode, told(done.stderr)) == (2, [problem])


def test_a_form_wants_an_address_in_each_row(desk: Desk) -> None:
    desk.write(("contact-Name", "contact-login"), ("Nina", ""))
    done = desk.run("batch-form-submit", "--form", "Contacts")
    problem = "row 2: contact-login is not an e-mail address: empty."
    assert (done.returncode, told(done.stderr)) == (2, [problem])


def test_a_file_that_is_not_there(desk: Desk) -> None:
    done = desk.run("batch-utility")
    assert (done.returncode, told(done.stderr)) == (2, ["in.csv: No such file or directory."])


def test_a_password_in_the_arguments_is_refused(desk: Desk) -> None:
    desk.write(("contact-login",), ("p@wrong.example",))
    done = desk.run("batch-utility", "--password", "mySecret")
    assert (done.returncode, "mySecret" in done.stderr) == (2, False)
    assert desk.logins("p@wrong.example") == []


def test_a_password_is_read_from_standard_input(desk: Desk) -> None:
    desk.write(("contact-login",), ("p@input.example",))
    done = desk.run("batch-utility", "--password", "-", password="", typed=desk.password + "\n")
    assert (done.returncode, desk.logins("@input.example")) == (0, ["p@input.example"])


def test_no_password_at_all(desk: Desk) -> None:
    desk.write(("contact-login",), ("p@wrong.example",))
    done = desk.run("batch-utility", password="")
    assert (done.returncode, "There is no password" in done.stderr) == (2, True)


@pytest.mark.parametrize("url", ["iService.asmx", "ftp://x/", "http://a:b@x/", "http://x/?WSDL"])
def test_an_address_that_is_none(desk: Desk, url: str) -> None:
    desk.write(("contact-login",))
    assert Desk(desk.folder, desk.server, url).run("batch-utility").returncode == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/iService.asmx", "{server}/nothing.asmx"])
def test_a_service_that_is_not_there(desk: Desk, url: str) -> None:
    desk.write(("contact-login",), ("n@wrong.example",))
    there = Desk(desk.folder, desk.server, url.format(server=desk.server.url))
    done = there.run("batch-utility")
    assert (done.returncode, "?WSDL: " in done.stderr) == (1, True)


def test_a_wrong_password(desk: Desk) -> None:
    desk.write(("contact-login",), ("n@wrong.example",))
    done = desk.run("batch-utility", password="wrong")
    assert (done.returncode, "The login failed: " in done.stderr) == (1, True)
    assert "wrong" not in done.stderr.replace("wrong.example", "")


def test_results_of_another_batch_are_not_touched(desk: Desk) -> None:
    desk.write(("contact-login",), ("r@results.example",))
    assert desk.run("batch-utility").returncode == 0
    before = (desk.folder / "in.results.csv").read_bytes()
    other = desk.run("batch-form-submit", "--form", "Contacts")
    assert (other.returncode, "these are results of batch-utility" in other.stderr) == (2, True)
    itself = desk.run("batch-utility", "--results", "in.csv")
    assert (itself.returncode, "these are not results" in itself.stderr) == (2, True)
    assert (desk.folder / "in.results.csv").read_bytes() == before


def test_the_agent_is_no_secret_but_the_password_is(desk: Desk, tmp_path: Path) -> None:
    desk.write(("contact-login",), ("s@secret.example",))
    done = desk.run("batch-utility")
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert desk.password.encode() not in written + done.stdout.encode() + done.stderr.encode()
    assert AGENT in " ".join(desk.words("batch-utility"))
