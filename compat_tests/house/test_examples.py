"""What the documentation shows in Python runs as it stands, against the demo."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from compat_tests.serving import PROJECT, Server, running

DOCS = PROJECT / "docs"
STANDARD = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("examples"), "--demo") as server:
        yield server


def examples(page: str) -> list[str]:
    """Return the Python on a page."""
    return re.findall(r"^```python\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.M | re.S)


def run(server: Server, example: str, password: str) -> None:
    exec(example.replace(STANDARD, server.url), {"password": password})


def test_examples_of_the_services_print_what_they_say(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in examples("services2.md"):
        run(server, example, server.demo["agents"][0]["password"])
    printed = capsys.readouterr().out.splitlines()
    assert [re.sub(r"^[-\dA-F]+ ", "", line) for line in printed] == [
        "100% Scanning to mail",
        "['Printer on floor 2']",
        "Completed",
        "Kim: It does not print.",
        "Anna Weiß: Is there paper in it?",
        "New printers on floor 2",
        "Anna Weiß: The tray is empty again.",
    ]


def test_the_example_of_iservice_answers_a_question(server: Server) -> None:
    contacts = server.demo["iservice"]["contacts"]
    passwords = {each["username"]: each["password"] for each in contacts}
    [example] = examples("iservice.md")
    run(server, f"{example}\nassert taken.InteractionID", passwords["anna@example.com"])
