"""XML to and from other servers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.markup import MAX_DEPTH, NotXml, escaped, parse


@given(st.text())
def test_any_text_can_be_sent(text: str) -> None:
    sent = parse(f"<a>{escaped(text)}</a>".encode()).text or ""
    assert len(sent) == len(text)
    assert all(there in (here, "\ufffd") for here, there in zip(text, sent, strict=True))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a=b&c<d>", "a=b&amp;c&lt;d&gt;"),
        ("line\r\nline\t", "line&#13;\nline\t"),
        ("\x00\x0b\ud800\uffff", "\ufffd\ufffd\ufffd\ufffd"),
        ("Grüße 😀", "Grüße 😀"),
    ],
)
def test_texts_are_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


BOMB = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
OUTSIDE = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>'


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"plain",
        b"<a>",
        b"<a/><b/>",
        b"<a>&b;</a>",
        BOMB,
        OUTSIDE,
        b"<a>\x00</a>",
        b"\xff\xfe",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b"<a>\xff</a>",
    ],
)
def test_what_is_not_read_is_told(document: bytes) -> None:
    with pytest.raises(NotXml):
        parse(document)


def test_nesting_has_an_end() -> None:
    assert parse(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH).tag == "a"
    with pytest.raises(NotXml):
        parse(b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1))


def test_the_charset_of_http_counts_for_more() -> None:
    assert parse(b"<a>\xe4</a>", "iso-8859-1").text == "ä"
    with pytest.raises(NotXml):
        parse(b"<a/>", "no-such-charset")
