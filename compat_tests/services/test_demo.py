"""The demo data and the file that tells its passwords."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.services.world import DATABASE, World, bind, make_call
from db.models.smartertrack import Brand, CustomDataField, Ticket, TicketMessage
from soap_service.demo import DemoError, ensure_demo
from soap_service.demo.calls import CALL_COUNT
from soap_service.demo.chats import TALK_COUNT
from soap_service.demo.chores import CHORE_COUNT
from soap_service.demo.library import ARTICLE_COUNT
from soap_service.demo.news import NEWS_COUNT
from soap_service.demo.visitors import VISITOR_COUNT
from soap_service.services import open_site
from soap_service.services.tasks.kinds import TaskStatus


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/demo.db"


def read(folder: Path) -> dict[str, object]:
    document: dict[str, object] = json.loads((folder / "demo.json").read_text("utf-8"))
    return document


def test_the_file_has_the_agreed_shape(tmp_path: Path, url: str) -> None:
    demo = ensure_demo(tmp_path, url, "http://one")
    assert read(tmp_path) == demo
    assert {key: set(each) for key, (each, *_) in lists(demo).items()} == {
        "agents": {"username", "password", "id"},
        "customers": {"username", "password", "email"},
        "departments": {"id", "name"},
        "groups": {"id", "name", "department_id"},
    }
    assert set(demo["admin"]) == {"username", "password"}
    assert demo["base_url"] == "http://one"


def lists(demo: dict[str, object]) -> dict[str, list[dict[str, object]]]:
    return {key: value for key, value in demo.items() if isinstance(value, list)}


def test_the_file_is_for_its_owner_alone(tmp_path: Path, url: str) -> None:
    ensure_demo(tmp_path, url, "http://one")
    assert stat.S_IMODE((tmp_path / "demo.json").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("demo.json*")) == ["demo.json"]


def test_a_second_start_keeps_everything_but_the_address(tmp_path: Path, url: str) -> None:
    first = ensure_demo(tmp_path, url, "http://one")
    second = ensure_demo(tmp_path, url, "http://two")
    assert second == first | {"base_url": "http://two"}
    assert read(tmp_path) == second


def test_a_lost_file_means_new_passwords_that_work(tmp_path: Path, url: str) -> None:
    first = ensure_demo(tmp_path, url, "http://one")
    (tmp_path / "demo.json").unlink()
    second = ensure_demo(tmp_path, url, "http://one")
    assert second["admin"]["password"] != first["admin"]["password"]
    assert logs_in(tmp_path, url, second["admin"]) is True
    assert logs_in(tmp_path, url, first["admin"]) is False


def logs_in(folder: Path, url: str, account: dict[str, str]) -> bool:
    with closing(open_site(url, folder)) as site:
        validate = bind(site)["ValidateAgent"]
        result = validate(make_call(), account["username"], account["password"])
    return bool(result.result)


def test_agents_log_in_and_customers_do_not(tmp_path: Path, url: str) -> None:
    demo = ensure_demo(tmp_path, url, "http://one")
    assert [logs_in(tmp_path, url, each) for each in demo["agents"]] == [True] * 4
    assert logs_in(tmp_path, url, demo["customers"][0]) is False


def test_every_department_has_a_group(tmp_path: Path, url: str) -> None:
    demo = ensure_demo(tmp_path, url, "http://one")
    assert {group["department_id"] for group in demo["groups"]} == {
        department["id"] for department in demo["departments"]
    }


def test_there_are_fifty_tickets_with_conversations(tmp_path: Path, url: str) -> None:
    ensure_demo(tmp_path, url, "http://one")
    tables = (Brand, CustomDataField, Ticket, TicketMessage)
    with closing(open_site(url, tmp_path)) as site:
        counts = site.database.run(
            lambda unit: [unit.session.scalar(select(func.count()).select_from(t)) for t in tables]
        )
    assert counts == [2, 2, 50, 95]


def test_a_database_in_use_is_left_alone(world: World, tmp_path: Path) -> None:
    with pytest.raises(DemoError):
        ensure_demo(tmp_path, f"sqlite:///{tmp_path}/{DATABASE}", "http://one")
    assert not (tmp_path / "demo.json").exists()


class Told:
    """A demo, and what its administrator is answered."""

    def __init__(self, folder: Path) -> None:
        url = f"sqlite:///{folder}/demo.db"
        admin = ensure_demo(folder, url, "http://one")["admin"]
        self._credentials = (admin["username"], admin["password"])
        self.site = open_site(url, folder)
        self._handlers = bind(self.site)

    def answer(self, operation: str, *values: object) -> Any:
        """Return a successful answer."""
        result = self._handlers[operation](make_call(), *self._credentials, *values)
        assert result.result, result.message
        return result


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    told = Told(tmp_path_factory.mktemp("demo"))
    yield told
    told.site.close()


def test_calls_belong_to_tickets_and_took_time(told: Told) -> None:
    calls = list(told.answer("GetCallLogsBySearch", []).call_logs)
    assert len(calls) == CALL_COUNT
    first = min(each.call_log_id for each in calls)
    assert told.answer("GetTicketsForCallLog", first).request_results
    assert list(told.answer("GetCallLogTimeLogs", first).time_logs)


def test_tasks_are_seen_in_every_status(told: Told) -> None:
    tasks = list(told.answer("GetTasksBySearch", []).tasks)
    assert len(tasks) == CHORE_COUNT
    assert {each.task_status_id for each in tasks} == set(TaskStatus)


def test_articles_are_found_and_translated(told: Told) -> None:
    assert len(list(told.answer("GetArticlesBySearch", []).articles)) == ARTICLE_COUNT
    found = list(told.answer("SearchKBArticles", "password", 10, False).articles)
    [article] = [each.kb_article_id for each in found if each.subject.startswith("Signing in")]
    family = told.answer("GetArticleTranslations", article).translations
    assert [each.language for each in family] == ["en-US", "de-DE"]


def test_chats_were_held_and_one_goes_on(told: Told) -> None:
    chats = list(told.answer("GetChatsBySearch", []).chats)
    assert len(chats) == TALK_COUNT + 1
    first = min(each.chat_id for each in chats)
    assert "Without the pen" in told.answer("GetChatTranscript", first).transcript_text
    assert told.answer("GetTicketsForChat", first).request_results
    assert list(told.answer("GetChatQueue").chats) == []


def test_a_visitor_was_asked_to_chat(told: Told) -> None:
    visitors = list(told.answer("GetVisitorsBySearch", []).visitors)
    assert len(visitors) == VISITOR_COUNT
    invited = min(each.visitor_id for each in visitors)
    assert len(list(told.answer("GetInvitationsForVisitor", invited).invitations)) == 1


def test_visitors_are_there_when_the_demo_begins(told: Told) -> None:
    assert len(list(told.answer("GetVisitors", []).visitors)) == VISITOR_COUNT


def test_news_are_for_some_and_drafts_for_nobody(told: Told) -> None:
    assert len(list(told.answer("GetNewsItemsBySearch", []).news_items)) == NEWS_COUNT
    shown = list(told.answer("GetNewsItems", 0, 1, "de-DE", 10).news_items)
    assert [each.subject for each in shown] == ["Wir sind umgezogen"]


def test_agents_talk_in_rooms(told: Told) -> None:
    rooms = {each.chat_room_name: each for each in told.answer("GetChatRooms", False).chat_rooms}
    room = rooms["Water cooler"].chat_room_id
    assert len(list(told.answer("GetChatRoomMessages", room, 0, 0).chat_room_messages)) == 3
    assert "Why floor 3 does not print" in rooms
