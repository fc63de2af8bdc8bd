"""No password is ever written anywhere, wherever in a request it travels.

Each place gets a password of its own, a canary. Whatever the server wrote is searched for all of
them; an answer may quote the canary of its own request (ASMX tells a caller what was wrong with
its value) but no other.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from compat_tests.hostile.canary_places import Place, organization_call, places
from compat_tests.hostile.envelopes import PATH
from compat_tests.hostile.raw import Reply, exchange
from compat_tests.serving import Server, running

_ENVIRON = {
    "ISERVICE_THREADS": "8",
    "ISERVICE_HEADER_TIMEOUT_S": "2",
    "ISERVICE_BODY_TIMEOUT_S": "3",
    "ISERVICE_CUSTOM_ERRORS": "Off",
    "ISERVICE_HTTP_GET": "true",
    "ISERVICE_HTTP_POST": "true",
    "ISERVICE_JOURNAL_ARGUMENTS": "true",
}
_PLACES = places()
_CANARY = re.compile(rb"kanarie([0-9]{4})", re.IGNORECASE)
_BASE64 = re.compile(b64encode(b"kanarie")[:8] + b"[A-Za-z0-9+/]{7}")


def canary(number: int) -> str:
    return f"kanarie{number:04}"


@dataclass(frozen=True)
class Confided:
    """A server that was told every canary, and what it answered in turn."""

    server: Server
    replies: list[Reply]

    def file(self, name: str) -> bytes:
        return (self.server.data_dir / name).read_bytes()


def found(data: bytes) -> set[int]:
    """Return the numbers of the canaries in the data: as text, in UTF-16 and in base64."""
    numbers = {int(match[1]) for match in _CANARY.finditer(data)}
    numbers |= {int(match[1]) for match in _CANARY.finditer(data.replace(b"\0", b""))}
    encoded = (b64decode(match[0] + b"=") for match in _BASE64.finditer(data))
    return numbers | {int(match[1]) for text in encoded for match in _CANARY.finditer(text)}


def named(numbers: set[int]) -> list[str]:
    return [_PLACES[number].name for number in sorted(numbers)]


@pytest.fixture(scope="module")
def confided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Confided]:
    folder = tmp_path_factory.mktemp("canaries")
    with running(folder, "--demo", environ=_ENVIRON) as server:

        def tell(number: int, place: Place) -> Reply:
            sent = place.make(canary(number))
            steps = [sent] if isinstance(sent, bytes) else sent
            return exchange(server.port, steps, close=place.hangs_up)

        with ThreadPoolExecutor(8) as pool:
            replies = list(pool.map(tell, range(len(_PLACES)), _PLACES))
        yield Confided(server, replies)


def test_there_is_a_canary_in_every_place() -> None:
    requests = [place.make(canary(number)) for number, place in enumerate(_PLACES)]
    sent = [
        request if isinstance(request, bytes) else repr(request).encode() for request in requests
    ]
    assert [number in found(data) for number, data in enumerate(sent)] == [True] * len(_PLACES)


def test_every_way_to_answer_is_among_the_answers(confided: Confided) -> None:
    kinds = {reply.kind for reply in confided.replies}
    assert {"served", "fault", "empty", "page", "text", "xml", "cut"} <= kinds


def test_no_canary_is_in_the_journal(confided: Confided) -> None:
    journal = confided.file("journal.jsonl")
    lines = [json.loads(line) for line in journal.splitlines()]
    assert any(line.get("arguments") for line in lines)
    assert named(found(journal)) == []


def test_no_canary_is_printed(confided: Confided) -> None:
    assert named(found(confided.file("output.txt"))) == []


def test_the_passwords_of_accounts_are_nowhere_but_where_they_are_shown(
    confided: Confided,
) -> None:
    demo = confided.server.demo
    accounts = [demo["admin"], *demo["agents"], *demo["customers"]]
    passwords = [account["password"].encode() for account in accounts]
    folder = confided.server.data_dir
    holding = {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(password in path.read_bytes() for password in passwords)
    }
    assert holding == {"demo.json", "output.txt"}


_STORED = {
    "CreateUser": "<username>new1</username><password>{}</password><email>a1@b.example</email>",
    "CreateUser2": "<username>new2</username><password>{}</password><email>a2@b.example</email>",
    "SetUsersProperties": (
        "<userId>5</userId><userPropertyValues><string>Password={}</string></userPropertyValues>"
    ),
}


@pytest.mark.parametrize("operation", _STORED)
def test_a_password_that_is_stored_is_a_hash(confided: Confided, operation: str) -> None:
    admin = confided.server.demo["admin"]
    parameters = (
        f"<authUserName>{admin['username']}</authUserName>"
        f"<authPassword>{admin['password']}</authPassword>"
        f"{_STORED[operation].format(canary(9999))}"
    )
    reply = exchange(confided.server.port, [organization_call(operation, parameters)])
    assert "<Result>true</Result>" in reply.text
    for path in confided.server.data_dir.rglob("*"):
        assert path.is_dir() or 9999 not in found(path.read_bytes())


def test_no_canary_is_in_the_metrics(confided: Confided) -> None:
    assert named(found(confided.server.get("/metrics"))) == []


def test_no_canary_is_in_any_file_also_not_in_the_database(confided: Confided) -> None:
    files = [path for path in confided.server.data_dir.rglob("*") if path.is_file()]
    assert Path("iservice.db") in {path.relative_to(confided.server.data_dir) for path in files}
    assert {path.name: named(found(path.read_bytes())) for path in files} == {
        path.name: [] for path in files
    }


def test_an_answer_quotes_no_canary_but_its_own(confided: Confided) -> None:
    told = [found(reply.body + repr(reply.headers).encode()) for reply in confided.replies]
    assert [numbers - {number} for number, numbers in enumerate(told)] == [set()] * len(told)


def test_a_password_in_its_own_place_is_not_quoted_at_all(confided: Confided) -> None:
    quoted = {
        number
        for number, reply in enumerate(confided.replies)
        if found(reply.body) and _PLACES[number].name.endswith(("SOAP 1.1", "SOAP 1.2", "twice"))
    }
    assert named(quoted) == []


@pytest.mark.parametrize("path", ["/", PATH, f"{PATH}?wsdl", f"{PATH}?disco", "/metrics"])
def test_no_page_shows_a_canary_afterwards(confided: Confided, path: str) -> None:
    assert named(found(confided.server.get(path))) == []
