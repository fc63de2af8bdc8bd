"""The page behind the customer's link to a ticket."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from sqlalchemy import update

from compat_tests.services.world import DATABASE, World
from compat_tests.serving import running
from db.models.smartertrack import Ticket, TicketMerge, TicketMessage
from soap_service.services.tickets.showing import ShownTicket, shown_ticket

KIM = "kim@example.com"


def link(world: World, number: str, **changes: str) -> dict[str, str]:
    """Return the values of the customer's link to a ticket, some of them changed."""
    url = world.GetTicketURL(number).request_result
    return dict(parse_qsl(urlsplit(url).query)) | changes


def opened(world: World, number: str) -> ShownTicket:
    shown = shown_ticket(world.site, link(world, number))
    assert shown is not None
    return shown


def write(world: World, number: str, body: str, *, is_html: bool, to_customer: bool) -> None:
    arguments = (KIM, "", "", "Re: Help", body, is_html, to_customer, False)
    assert world.AddMessageToTicket(number, *arguments).result


def test_the_conversation_is_shown_oldest_first(world: World) -> None:
    """Known difference S41."""
    number = world.create("Größe 😀", body="<b>plain</b>\nline")
    world.clock.advance(5)
    write(world, number, "<p>I <b>need</b> it</p>", is_html=True, to_customer=False)
    world.clock.advance(5)
    write(world.as_user("anna"), number, "<p>Here</p>", is_html=True, to_customer=True)
    shown = opened(world, number)
    assert (shown.number, shown.subject, shown.status) == (number, "Größe 😀", "Active")
    assert [each.sender for each in shown.messages] == ["Ada", KIM, "Anna Weiß"]
    assert [each.html for each in shown.messages] == [
        "&lt;b&gt;plain&lt;/b&gt;<br>\nline",
        "<p>I <b>need</b> it</p>",
        "<p>Here</p>",
    ]


def test_what_is_not_for_customers_is_not_shown(world: World) -> None:
    number = world.create()
    assert world.AddTicketNote(number, "general", "difficult customer").result
    write(world, number, "draft", is_html=False, to_customer=True)
    is_later = ~TicketMessage.is_first_message_of_ticket
    draft = update(TicketMessage).where(is_later).values(is_draft=True)
    world.change(lambda session: session.execute(draft))
    assert len(opened(world, number).messages) == 1


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='https://example.com'></iframe>",
        "<form action='/x'><button>x</button></form>",
        "<style>p { color: red }</style>",
    ],
)
def test_markup_from_outside_is_harmless(world: World, harm: str) -> None:
    number = world.create()
    write(world, number, f"<p>before</p>{harm}", is_html=True, to_customer=False)
    shown = opened(world, number).messages[1].html
    assert shown.startswith("<p>before</p>")
    words = ("script", "onerror", "iframe", "<form", "<style", "alert")
    assert [word for word in words if word in shown] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"h": "0" * 32},
        {"h": ""},
        {"h": "é"},
        {"email": "ben@example.com"},
        {"email": ""},
        {"ticketnumber": "000-24F24A57-0009"},
        {"ticketnumber": ""},
    ],
)
def test_another_link_opens_nothing(world: World, changes: dict[str, str]) -> None:
    number = world.create()
    world.create()
    assert shown_ticket(world.site, link(world, number, **changes)) is None
    assert shown_ticket(world.site, {}) is None


def test_number_address_and_hash_may_be_in_any_case(world: World) -> None:
    values = link(world, world.create())
    changes = {"email": KIM.upper(), "h": values["h"].lower()}
    assert shown_ticket(world.site, values | changes) is not None


def test_a_deleted_ticket_is_not_shown(world: World) -> None:
    number = world.create()
    values = link(world, number)
    assert world.DeleteTicket(1).result
    assert shown_ticket(world.site, values) is None


def test_a_link_opens_no_ticket_that_has_become_somebody_elses(world: World) -> None:
    number = world.create()
    values = link(world, number)
    moved = update(Ticket).values(customer_email_address="ben@example.com")
    world.change(lambda session: session.execute(moved))
    assert shown_ticket(world.site, values) is None


def test_the_link_to_a_merged_ticket_opens_the_one_that_survived(world: World) -> None:
    merged, survivor = world.create("merged"), world.create("survivor")
    values = link(world, merged)

    def merge(session: object) -> None:
        session.add(TicketMerge(ticket_number=merged, ticket_id=2))  # type: ignore[attr-defined]
        session.execute(  # type: ignore[attr-defined]
            update(Ticket).where(Ticket.ticket_id == 1).values(ticket_number="gone")
        )

    world.change(merge)
    shown = shown_ticket(world.site, values)
    assert shown is not None
    assert (shown.number, shown.subject) == (survivor, "survivor")


def test_a_browser_is_given_a_page_that_does_nothing(world: World, tmp_path: Path) -> None:
    environ = {"ISERVICE_DATABASE_URL": f"sqlite:///{tmp_path}/{DATABASE}"}
    with running(tmp_path, environ=environ) as server:
        number = world.create("<Help> & more")
        values = link(world, number)
        query = "&".join(f"{name}={quote(value)}" for name, value in values.items())
        url = f"{server.url}/MAIN/frmticket.aspx?{query}"
        with urllib.request.urlopen(url, timeout=30) as answer:
            body = answer.read().decode()
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "<title>&lt;Help&gt; &amp; more</title>" in body
        assert f"{number} · Active" in body
        others = (url.replace("h=", "h=0"), url.partition("?")[0], url + "&a=1" * 20)
        assert [status(each) for each in others] == [404, 404, 404]


def status(url: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(url, timeout=30)
    refused.value.close()
    return refused.value.code
