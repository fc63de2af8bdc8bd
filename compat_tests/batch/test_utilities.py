"""What the three utilities make of the files they are documented to read."""

from __future__ import annotations

import pytest

from compat_tests.batch.desk import Desk
from soap_service.demo import crm

TICKET = ("contact-login", "tickettopicID", "ticketbody", "ticketsegmentID", "ticketsubject")
PLACE = (str(crm.PRINTERS), "x", str(crm.SUPPORT))


def test_contacts_are_made_from_a_file_as_a_spreadsheet_writes_it(desk: Desk) -> None:
    text = (
        "\ufeffCONTACT-Login (email),contact-name,Contact-(Home)Phone\r\n"
        'one@sheet.example,"One, ""1""",1\r\n'
        "\r\n"
        "two@sheet.example,佐藤,\r\n"
        ",,\r\n"
    )
    (desk.folder / "in.csv").write_bytes(text.encode("utf-8"))
    done = desk.run("batch-utility")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 rows: 2 succeeded, 0 failed, 0 unknown, 0 not sent.")
    assert desk.outcomes() == [("2", "succeeded"), ("4", "succeeded")]
    assert [each["contact_created"] for each in desk.results()] == ["yes", "yes"]
    assert desk.logins("@sheet.example") == ["one@sheet.example", "two@sheet.example"]


def test_emails_notes_and_tickets_are_made_beside_contacts(desk: Desk) -> None:
    topic, body, segment = PLACE
    email = (
        "contact-login",
        "EMAILTOPICID",
        "emailBody",
        "emailsegmentID",
        "emailmailboxID",
        "emailsubject",
        "emailaddress",
        "addref",
    )
    mail = ("k@made.example", topic, body, segment, str(crm.SUPPORT_BOX))
    desk.write(email, (*mail, "Made email", "k@made.example", "FALSE"))
    assert desk.run("batch-utility", "--action", "agent-email").returncode == 0
    for action in ("note", "ticket"):
        (desk.folder / "in.results.csv").unlink()
        headers = [each.replace("ticket", action) for each in TICKET]
        desk.write(tuple(headers), ("k@made.example", *PLACE, f"Made {action}"))
        assert desk.run("batch-utility", "--action", action).returncode == 0
    assert desk.subjects("Made ") == ["Made email", "Made note", "Made ticket"]
    assert desk.logins("@made.example") == ["k@made.example"]


def test_a_form_is_submitted_for_each_row(desk: Desk) -> None:
    """Known difference I22."""
    desk.write(
        ("contact-login", "Subject", "body", f"interaction-{crm.SEVERITY}"),
        ("f1@form.example", "Form 1", "x", "3"),
        ("f2@form.example", "Form 2", "x", ""),
    )
    assert desk.run("batch-form-submit", "--form", "Ask").returncode == 0
    assert desk.subjects("Form ") == ["Form 1", "Form 2"]


def test_interactions_are_made_as_they_were(desk: Desk) -> None:
    """Known difference I23."""
    place = (str(crm.SUPPORT), str(crm.PRINTERS))
    desk.write(
        ("type", "segmentID", "topicID", "contact-login", "ContactID", "subject", "dateUTC"),
        ("Customer Email", *place, "i@import.example", "", "Import 1", "2020-05-06 07:08"),
        ("customer ticket", *place, "", str(crm.KIM), "Import 2", "2020-05-06T09:08+02:00"),
    )
    done = desk.run("interaction-create")
    assert (done.returncode, done.stderr) == (0, "")
    assert desk.subjects("Import ") == ["Import 1", "Import 2"]
    assert all(each["interaction_id"] for each in desk.results())


def test_a_second_run_changes_nothing(desk: Desk) -> None:
    desk.write(TICKET, *[("t@twice.example", *PLACE, f"Twice {i}") for i in (1, 2, 2)])
    first = desk.run("batch-utility", "--action", "ticket")
    results = desk.results()
    second = desk.run("batch-utility", "--action", "ticket", password="wrong")
    assert (first.returncode, second.returncode) == (0, 0)
    assert desk.subjects("Twice ") == ["Twice 1", "Twice 2", "Twice 2"]
    assert desk.results() == results


def test_rows_are_known_again_wherever_they_stand(desk: Desk) -> None:
    rows = [("m@moved.example", *PLACE, f"Moved {i}") for i in range(4)]
    desk.write(TICKET, *rows[:3])
    desk.run("batch-utility", "--action", "ticket")
    desk.write(TICKET, rows[3], rows[2], rows[0])
    done = desk.run("batch-utility", "--action", "ticket")
    assert (done.returncode, "1 rows are not in the file any more" in done.stderr) == (0, True)
    assert desk.subjects("Moved ") == [f"Moved {i}" for i in range(4)]
    assert [each for each, _ in desk.outcomes()] == ["2", "3", "4", ""]


def test_a_row_that_failed_is_sent_again(desk: Desk) -> None:
    place = (str(crm.SUPPORT), str(crm.PRINTERS))
    head = ("type", "segmentid", "topicid", "contactid", "subject")
    good = ("Private Note", *place, str(crm.KIM), "Again 1")
    desk.write(head, good, ("Nonsense", *place, str(crm.KIM), "Again 2"))
    first = desk.run("interaction-create")
    assert (first.returncode, first.stderr) == (
        1,
        "row 3: failed: Unknown interaction type: Nonsense\n",
    )
    assert [each["message"] for each in desk.results()] == [
        "",
        "Unknown interaction type: Nonsense",
    ]
    desk.write(head, good, ("Public Note", *place, str(crm.KIM), "Again 2"))
    assert desk.run("interaction-create").returncode == 0
    assert desk.subjects("Again ") == ["Again 1", "Again 2"]
    assert desk.outcomes() == [("2", "succeeded"), ("3", "succeeded")]


def test_a_check_sends_nothing(desk: Desk) -> None:
    desk.write(TICKET, ("c@check.example", *PLACE, "Check"))
    done = desk.run("batch-utility", "--action", "ticket", "--check")
    assert (done.returncode, done.stderr) == (0, "1 rows can be sent.\n")
    assert (desk.subjects("Check"), desk.logins("@check.example")) == ([], [])
    assert not (desk.folder / "in.results.csv").exists()


@pytest.mark.parametrize("utility", ["batch-form-submit", "batch-utility", "interaction-create"])
def test_the_utilities_say_what_they_take(desk: Desk, utility: str) -> None:
    done = desk.run(utility, "--help")
    assert (done.returncode, "CSVFILE" in done.stdout) == (0, True)
