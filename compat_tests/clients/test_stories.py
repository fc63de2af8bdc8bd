"""Every client, in every SOAP version it speaks, tells every story to its end."""

from collections.abc import Callable

import pytest

from compat_tests.serving import Server

from .clients import CLIENTS, Client
from .stories import (
    EVERY_BYTE,
    STORIES,
    Step,
    detail,
    misdirection,
    shortcomings,
    verified_operations,
)
from .verified import STORY_FILE, read_record

Report = Callable[[Client], tuple[Step, ...]]

every_client = pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.title)


@pytest.mark.parametrize("story", STORIES)
@every_client
def test_client_tells_story(client: Client, story: str, report: Report) -> None:
    assert shortcomings(story, report(client)) == []


@every_client
def test_attached_bytes_arrive_as_they_were(
    client: Client, report: Report, demo_server: Server
) -> None:
    name = detail(report(client), "attach")
    assert [file.read_bytes() for file in demo_server.data_dir.rglob(name)] == [EVERY_BYTE]


@every_client
def test_fault_reaches_the_program_with_its_text(client: Client, report: Report) -> None:
    expected = misdirection(client.version, client.sends_action)
    assert detail(report(client), "wrong_address") == expected


@every_client
def test_client_verifies_what_is_recorded(client: Client, report: Report) -> None:
    assert verified_operations(report(client)) == read_record(STORY_FILE).operations(client.title)


def test_recorded_clients_exist() -> None:
    recorded = {title for _, title in read_record(STORY_FILE).pairs}
    assert recorded == {client.title for client in CLIENTS}
