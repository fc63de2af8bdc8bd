"""The pictures behind ``AvatarUrl``."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from compat_tests.services.world import ANNA, DATABASE, World
from compat_tests.serving import running
from db.models.smartertrack import File, User
from soap_service.services.organization.avatars import MAX_BYTES, NOBODY, Picture, read_avatar

PNG = b"\x89PNG\r\n\x1a\nand so on"


def give(world: World, data: bytes = PNG, **changes: Any) -> None:
    """Give Anna an approved picture, the file number 7."""
    values = {"length": len(data), "file_name_on_disk": world.site.attachments.add(data)} | changes
    approved = {"file_id_avatar": 7, "is_avatar_approved": True}
    world.change(lambda session: session.add(File(file_id=7, **values)))
    change(world, **approved)


def change(world: World, **values: object) -> None:
    is_anna = User.user_id == ANNA
    world.change(lambda session: session.execute(update(User).where(is_anna).values(values)))


def avatar(world: World) -> Picture | None:
    """Return what a client is shown that follows the address of Anna's picture."""
    [text] = world.GetUsersProperties(ANNA, ["AvatarUrl"]).request_results
    folder, _, name = text.partition("/")[2].partition("/")
    assert folder == "avatars"
    return read_avatar(world.site, name)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(PNG, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"GIF89a", "image/gif")],
)
def test_an_approved_picture_is_shown(world: World, data: bytes, kind: str) -> None:
    """Known difference S31."""
    give(world, data)
    assert avatar(world) == Picture(kind, data)


def test_who_has_no_picture_has_the_neutral_one(world: World) -> None:
    assert avatar(world) == NOBODY


@pytest.mark.parametrize(
    "changes", [{"file_id_avatar": None}, {"is_avatar_approved": False}, {"is_deleted": True}]
)
def test_no_other_file_is_shown(world: World, changes: dict[str, object]) -> None:
    give(world)
    change(world, **changes)
    assert read_avatar(world.site, "7") == NOBODY


@pytest.mark.parametrize(
    "changes",
    [
        {"file_name_on_disk": None},
        {"file_name_on_disk": "gone.bin"},
        {"file_name_on_disk": "../../test.db"},
        {"length": len(PNG) + 1},
        {"length": MAX_BYTES + 1},
        {"compression_type": 1},
    ],
)
def test_a_file_that_is_not_here_is_not_shown(world: World, changes: dict[str, object]) -> None:
    give(world, **changes)
    assert avatar(world) == NOBODY


def test_what_is_no_picture_is_not_shown(world: World) -> None:
    give(world, b"<svg onload='alert(1)'/>")
    assert avatar(world) == NOBODY


@pytest.mark.parametrize("name", ["", "Default", "-7", "7/x", "99999999999", "\u0667", "7.png"])
def test_no_other_name_is_anything(world: World, name: str) -> None:
    give(world)
    assert read_avatar(world.site, name) is None


def test_a_browser_is_shown_the_picture(world: World, tmp_path: Path) -> None:
    environ = {"ISERVICE_DATABASE_URL": f"sqlite:///{tmp_path}/{DATABASE}"}
    give(world)
    with running(tmp_path, environ=environ) as server:
        with urllib.request.urlopen(f"{server.url}/Avatars/7", timeout=30) as answer:
            assert (answer.read(), answer.headers["Content-Type"]) == (PNG, "image/png")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert server.get("/avatars/default") == NOBODY.data
