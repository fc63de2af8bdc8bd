"""The pages can be read, reached by keyboard and held on a phone, by what a browser computes."""

from __future__ import annotations

from pathlib import Path

from compat_tests.browser.chromium import WIDTHS, findings
from compat_tests.clients.skipping import skipping
from compat_tests.serving import running

PAGES = (
    "/",
    "/Services2/",
    "/Services2/?q=folder",
    "/Services2/?q=no-such-function",
    "/Services2/svcTickets.asmx",
    "/Services2/svcTickets.asmx?op=AddMessageToTicketWithDateFromUser",
    "/Services2/svcKB.asmx?op=NoSuchFunction",
)


def test_nothing_is_found_on_any_page(tmp_path: Path) -> None:
    with skipping(), running(tmp_path / "data") as server:
        pages = {path: server.get(path).decode() for path in PAGES}
        found = findings(pages, tmp_path)
    assert {name: each for name, each in found.items() if each} == {}
    assert len(found) == len(PAGES) * len(WIDTHS)


BAD = """<!DOCTYPE html><html><head><style>:focus-visible { outline: none; }</style></head>
<body><h2 style="color: #999">Pale</h2><input><p style="width: 2000px"><a href="#no">x</a></p>"""
COMPLAINTS = (
    "contrast 2.85",
    "after <h0>",
    "0 <h1>",
    "no language",
    "label",
    "#no",
    "focus",
    "wide",
)


def test_a_bad_page_is_found_out(tmp_path: Path) -> None:
    with skipping():
        for found in findings({"bad": BAD}, tmp_path).values():
            assert [each for each in COMPLAINTS if each not in " ".join(found)] == []
