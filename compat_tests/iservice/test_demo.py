"""The demo tenant: a life for the first look, made once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compat_tests.iservice.outcome import success
from compat_tests.iservice.world import Voice, open_world
from soap_service.demo import ensure_demo
from soap_service.demo.cases import CASE_COUNT

KEYS = {"username", "password", "id", "type"}


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/demo.db"


def test_the_accounts_that_are_told_can_log_in(tmp_path: Path, url: str) -> None:
    accounts = ensure_demo(tmp_path, url, "http://x")["iservice"]["contacts"]
    assert {frozenset(each) for each in accounts} == {frozenset(KEYS)}
    world = open_world(tmp_path, url)
    for each in accounts:
        login = {"loginName": each["username"], "password": each["password"]}
        assert success(world.anybody.Login(**login)).contact_id == each["id"]
    world.site.close()


def test_cases_are_told_once_and_every_status_is_seen(tmp_path: Path, url: str) -> None:
    for _ in range(2):
        ensure_demo(tmp_path, url, "http://x")
    world = open_world(tmp_path, url)
    found = list(success(world.root.InteractionsSearch(pageNum=1, perPage=500)).interactions)
    assert len([each for each in found if each.thread_id == each.id]) == CASE_COUNT
    assert {each.status for each in found} == {"Unassigned", "Queued", "Pending", "Resolved"}
    assert success(world.mira.MyQueueGetApprove()).interaction_id
    world.site.close()


def test_lost_passwords_are_made_anew(tmp_path: Path, url: str) -> None:
    first = ensure_demo(tmp_path, url, "http://x")["iservice"]["contacts"][0]
    (tmp_path / "demo.json").unlink()
    second = ensure_demo(tmp_path, url, "http://x")["iservice"]["contacts"][0]
    assert first["password"] != second["password"]
    told = json.loads((tmp_path / "demo.json").read_text("utf-8"))
    assert told["iservice"]["contacts"][0] == second
    world = open_world(tmp_path, url)
    voice: Voice = world.anybody
    assert success(voice.Login(loginName=second["username"], password=second["password"]))
    world.site.close()
