"""Conversations and the bodies of messages."""

from __future__ import annotations

import pytest

from compat_tests.services.world import NOON, World
from soap_service.services.tickets.bodies import make_body

TEXT = "Grüße, Zoë ✓ 佐藤 😀\n<b>not bold</b> & more\r\n  spaces  stay\t"


def test_plain_text_comes_back_exactly(world: World) -> None:
    world.create(body=TEXT)
    assert world.GetTicketMessagePlainText(1).message_body == TEXT


def test_html_comes_back_exactly(world: World) -> None:
    world.create(body=f"<p>{TEXT}</p>", is_html=True)
    assert world.GetTicketMessageHtml(1).message_body == f"<p>{TEXT}</p>"


def test_plain_text_is_shown_as_html_without_becoming_markup(world: World) -> None:
    world.create(body="a < b\nc")
    assert world.GetTicketMessageHtml(1).message_body == "a &lt; b<br />\nc"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hello <b>Kim</b>,</p><p>bye &amp; thanks</p>", "Hello Kim,\n\nbye & thanks"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<style>p {}</style><script>x()</script>seen", "seen"),
        ("<div>a</div></script>b", "a\nb"),
        ("a  \n  b", "a b"),
        ("<title/>1 < 2", "1 < 2"),
        ("", ""),
    ],
)
def test_html_is_shown_as_text_line_by_line(markup: str, text: str) -> None:
    assert make_body(markup, is_html=True).text == text


def test_a_message_without_a_body_is_an_empty_text(world: World) -> None:
    world.create(body=None)
    assert world.GetTicketMessagePlainText(1).message_body == ""


def test_parts_are_listed_oldest_first_with_their_kinds(world: World) -> None:
    """Known difference U13."""
    number = world.create("Help")
    world.clock.advance(minutes=1)
    world.as_user("anna").AddTicketNote(number, "general", "x")
    world.clock.advance(minutes=1)
    world.CloseTicket(number, "done")
    parts = world.GetTicketConversationPartList(1).parts
    assert [(part.type, part.part_id, part.description) for part in parts] == [
        (1, 1, "Help"),
        (10, 1, "General"),
        (12, 2, "Resolution"),
    ]
    assert [part.sender for part in parts[:2]] == [
        "Ada (admin@example.com)",
        "Anna Weiß (anna@example.com)",
    ]
    assert (parts[0].recipient, parts[0].direction) == ("kim@example.com", 1)
    assert (parts[0].creation_date_utc, parts[0].is_draft) == (NOON, False)
