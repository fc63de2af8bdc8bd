"""Texts made of other texts, in time that grows with their length alone."""

from __future__ import annotations

import time

import pytest

from soap_service.services.iservice.mail import plain_text
from soap_service.services.iservice.subjects import bare, referred, reply_to, with_reference

MANY = 200_000


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Grüße &amp; more</p><p>two<br/>three</p>", "Grüße & more\ntwo\nthree"),
        ("<style>p {}</style><script>alert(1)</script>x", "x"),
        ("1 &lt; 2", "1 < 2"),
        ("plain", "plain"),
        (None, ""),
    ],
)
def test_markup_is_told_as_text(markup: str | None, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Ink [ref#: 1-2]", "Ink"),
        ("Re: [REF#:1-2] Ink", "Re: Ink"),
        ("Ink [ref#: x-2]", "Ink [ref#: x-2]"),
        (None, ""),
    ],
)
def test_a_bare_subject_has_no_reference(subject: str | None, told: str) -> None:
    assert bare(subject) == told


@pytest.mark.parametrize(
    ("subject", "number"),
    [("Ink [ref#: 1-2]", 2), ("Ink", None), ("[ref#: 1-9999999999]", None), (None, None)],
)
def test_a_reference_leads_to_an_interaction(subject: str | None, number: int | None) -> None:
    assert referred(subject) == number


def test_a_subject_has_one_reference_and_one_re() -> None:
    assert with_reference("Ink [ref#: 1-1]", 1, 2) == "Ink [ref#: 1-2]"
    assert [reply_to(each) for each in ("Ink", "RE: Ink")] == ["Re: Ink", "RE: Ink"]


@pytest.mark.parametrize("text", ["<style" * MANY, "<br " * MANY, "<" * MANY])
def test_hostile_markup_takes_no_time(text: str) -> None:
    started = time.monotonic()
    plain_text(text)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("text", [" " * MANY, "[ref#:" * MANY, "[ref#: 1" * MANY])
def test_a_hostile_subject_takes_no_time(text: str) -> None:
    started = time.monotonic()
    bare(text)
    referred(text)
    assert time.monotonic() - started < 20
