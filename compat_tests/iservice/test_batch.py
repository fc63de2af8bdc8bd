"""Batches of rows: checked, run, each row for itself."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import World
from db.models.iservice import Contact, Interaction, SmtpOut
from soap_service.demo import crm
from soap_service.services.iservice.types import BatchRow

EMAIL = (
    "emailtopicID",
    "emailbody",
    "emailsegmentID",
    "emailmailboxID",
    "Emailsubject",
    "Emailaddress",
)
OFFER = (f"{crm.PRINTERS}", "Hi", f"{crm.SUPPORT}", f"{crm.SUPPORT_BOX}", "Offer")


def rows(*cells: tuple[str, ...]) -> list[BatchRow]:
    return [BatchRow(number, list(each)) for number, each in enumerate(cells, 1)]


def run(
    world: World,
    columns: tuple[str, ...],
    *cells: tuple[str, ...],
    action: str = "None",
    operation: str = "BatchUtilityRun",
) -> Any:
    return getattr(world.anna, operation)(
        columns=list(columns), rows=rows(*cells), rowAction=action
    )


def outcomes(result: Any) -> list[tuple[Any, ...]]:
    success(result)
    assert result.rows_total == result.rows_succeeded + result.rows_failed == len(result.rows)
    return [
        (each.row_number, each.success, each.contact_created, each.error_message)
        for each in result.rows
    ]


def test_contacts_are_made_and_changed_by_their_login(world: World) -> None:
    columns = ("contact-Login (email)", "contact-Name", "contact-(Home)Phone")
    first = run(world, columns, ("n@example.com", "Nina", "1"), ("kim@example.com", "Kim", ""))
    assert outcomes(first) == [(1, True, True, None), (2, True, False, None)]
    made = first.rows[0].contact_id
    again = run(world, columns, ("N@example.com", "Nina N", "2"))
    assert (outcomes(again), again.rows[0].contact_id) == ([(1, True, False, None)], made)
    shown = success(world.anna.ContactGetDetails(contactID=made))
    phone = next(each for each in shown.properties if each.property_id == crm.PHONE)
    assert (shown.name, [(each.description, each.value) for each in phone.values]) == (
        "Nina N",
        [("Home", "2")],
    )


def test_contacts_are_found_by_another_property(world: World) -> None:
    columns = ("contact-Name", "contact-login")
    done = run(world, columns, ("Kim Larsen", "second@example.com"))
    assert (outcomes(done)[0][1], done.rows[0].contact_id) == (True, crm.KIM)
    logins = success(world.anna.ContactGetDetails(contactID=crm.KIM)).logins
    assert [each.name for each in logins] == ["kim@example.com", "second@example.com"]


def test_one_bad_row_does_not_undo_the_others(world: World) -> None:
    columns = ("contact-login", "contact-Plan")
    done = run(world, columns, ("a@x.example", "Gold"), ("b@x.example", "Tin"), ("c@x.example",))
    assert outcomes(done) == [
        (1, True, True, None),
        (2, False, False, "Plan does not accept the value Tin."),
        (3, False, False, "The row has 1 values for 2 columns."),
    ]
    assert world.rows(select(func.count()).select_from(Contact)) == [(len(crm.PEOPLE) + 1,)]


def test_contacts_of_others_segments_are_not_changed(world: World) -> None:
    [(_, is_done, _, error)] = outcomes(run(world, ("contact-login",), ("ola@example.com",)))
    assert (is_done, error) == (False, f"Contact not found: {crm.OLA}")


def test_an_email_goes_out_for_each_row(world: World) -> None:
    columns = ("contact-login", *EMAIL, "AddRef", "Emailnote", f"interaction-{crm.HOURS}")
    row = ("kim@example.com", *OFFER, "kim@home.example", "FALSE", "secret", "0.5")
    done = run(world, columns, row, action="AgentEmail")
    assert outcomes(done) == [(1, True, False, None)]
    shown = success(world.anna.InteractionGetDetails(interactionID=done.rows[0].interaction_id))
    assert (shown.details.subject, shown.details.note) == ("Offer", "secret")
    assert shown.details.interaction_properties[0].name == "Hours"
    logins = success(world.anna.ContactGetDetails(contactID=crm.KIM)).logins
    assert [each.name for each in logins] == ["kim@example.com", "kim@home.example"]
    assert world.rows(select(SmtpOut.to_address)) == [("kim@home.example",)]


@pytest.mark.parametrize(
    ("body", "text", "error"),
    [
        ("$stock1$", "Please switch it off and on again.", None),
        ('$STOCK1"Restart"$', "Please switch it off and on again.", None),
        ("$stock2$", None, "Response not found: 2"),
        ("costs $stock1$", "costs $stock1$", None),
    ],
)
def test_a_body_may_be_a_stock_response(
    world: World, body: str, text: str | None, error: str | None
) -> None:
    row = ("kim@example.com", OFFER[0], body, *OFFER[2:], "kim@example.com")
    [outcome] = outcomes(run(world, ("contact-login", *EMAIL), row, action="AgentEmail"))
    assert outcome[3] == error
    bodies = [each for (each,) in world.rows(select(Interaction.body_plain))]
    assert bodies == ([] if text is None else [text])


def test_notes_and_tickets_have_columns_of_their_own(world: World) -> None:
    """Known difference I30."""
    note = ("contact-login", "notetopicID", "notesegmentID", "notesubject", "notebody")
    cells = ("kim@example.com", f"{crm.PRINTERS}", f"{crm.SUPPORT}", "Called", "x")
    assert outcomes(run(world, note, cells, action="Note"))[0][1]
    ticket = (
        "contact-login",
        "tickettopicID",
        "ticketsegmentID",
        "ticketsubject",
        "ticketbody",
        "tickettype",
        "ticketagentID",
    )
    for kind, agent in (("5", f"{crm.QUINN}"), ("6", "")):
        assert outcomes(run(world, ticket, (*cells, kind, agent), action="Ticket"))[0][1]
    made = world.rows(select(Interaction.type, Interaction.status))
    assert made == [
        ("Private Note", "Resolved"),
        ("Agent Ticket", "Queued"),
        ("Customer Ticket", "Unassigned"),
    ]


@pytest.mark.parametrize("operation", ["BatchUtilityRun", "BatchValidate"])
@pytest.mark.parametrize(
    ("columns", "action", "code"),
    [
        (("contact-login", "nonsense"), "None", 390),
        (("contact-login", "emailbody"), "None", 390),
        ((), "None", 391),
        (("contact-login",), "AgentEmail", 391),
        (EMAIL, "AgentEmail", 391),
    ],
)
def test_columns_that_do_not_fit_are_told(
    world: World, operation: str, columns: tuple[str, ...], action: str, code: int
) -> None:
    assert failure(run(world, columns, action=action, operation=operation)) == code


@pytest.mark.parametrize(
    ("place", "cell"), [(0, "x"), (2, "99999999999"), (3, ""), (2, f"{crm.SALES}")]
)
def test_cells_that_do_not_fit_are_told(world: World, place: int, cell: str) -> None:
    cells = [*OFFER, "kim@example.com"]
    cells[place] = cell
    row = ("kim@example.com", *cells)
    [(_, is_done, _, error)] = outcomes(
        run(world, ("contact-login", *EMAIL), row, action="AgentEmail")
    )
    assert not is_done
    assert error


def test_a_check_tells_what_a_run_would_and_writes_nothing(world: World) -> None:
    columns = ("contact-login", *EMAIL)
    cells = (
        ("new@example.com", *OFFER, "new@example.com"),
        ("kim@example.com", *OFFER, "nonsense"),
    )
    both = [
        outcomes(run(world, columns, *cells, action="AgentEmail", operation=each))
        for each in ("BatchValidate", "BatchUtilityRun")
    ]
    assert both[0] == both[1]
    assert world.rows(select(SmtpOut.to_address)) == [("new@example.com",)]


def test_a_check_leaves_no_contact_behind(world: World) -> None:
    columns, cells = ("contact-login",), ("new@example.com",)
    checked = run(world, columns, cells, operation="BatchValidate")
    assert outcomes(checked) == [(1, True, True, None)]
    assert checked.rows[0].contact_id is None
    assert world.rows(select(func.count()).select_from(Contact)) == [(len(crm.PEOPLE),)]


def submit(world: World, form: str, columns: tuple[str, ...], *cells: tuple[str, ...]) -> Any:
    return world.anna.BatchFormSubmit(formName=form, columns=list(columns), rows=rows(*cells))


def test_a_form_stores_contacts_or_asks_questions(world: World) -> None:
    columns = ("contact-login", "contact-Name")
    assert outcomes(submit(world, "contacts", columns, ("n@example.com", "Nina")))[0][1]
    assert world.rows(select(Interaction)) == []
    columns = ("contact-login", "subject", "body", f"interaction-{crm.SEVERITY}")
    asked = submit(world, "Ask", columns, ("n@example.com", "Ink?", "x", "3"))
    assert outcomes(asked) == [(1, True, False, None)]
    [(row,)] = world.rows(select(Interaction))
    assert (row.type, row.subject, row.topic_id) == ("Customer Ticket", "Ink?", crm.PRINTERS)


def test_a_form_that_is_not_there(world: World) -> None:
    assert failure(submit(world, "nonsense", ("contact-login",))) == 315
    result = world.ben.BatchFormSubmit(formName="Ask", columns=["contact-login"])
    assert failure(result) == 315
    assert failure(submit(world, "Ask", ("emailbody", "contact-login"))) == 390


def test_a_batch_has_a_limit(world: World) -> None:
    assert failure(run(world, ("contact-login",), *[("x",)] * 501)) == 356
