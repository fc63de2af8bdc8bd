"""The files of articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from compat_tests.services.library import NOBODY, article
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ANNA, NOON, World

EVERY_BYTE = bytes(range(256)) * 1000


def test_a_file_comes_back_byte_by_byte(world: World) -> None:
    number = article(world)
    anna = world.as_user("anna")
    file = success(anna.AddArticleFile(number, "C:\\x\\Größe.bin", EVERY_BYTE)).request_result
    [listed] = success(world.GetArticleFiles(number)).files
    assert (listed.file_id, listed.file_name, listed.file_size_in_bytes) == (
        file,
        "Größe.bin",
        len(EVERY_BYTE),
    )
    assert (listed.user_id, listed.date_created_utc) == (ANNA, NOON)
    read = success(world.GetArticleFile(file))
    assert (read.data, read.file_name) == (EVERY_BYTE, "Größe.bin")


def test_a_file_may_be_empty(world: World) -> None:
    file = success(world.AddArticleFile(article(world), "empty", None)).request_result
    assert success(world.GetArticleFile(file)).data == b""


@pytest.mark.parametrize(("offset", "name", "code"), [(NOBODY, "a", 601), (0, "..", 10)])
def test_a_file_that_cannot_be_added_leaves_nothing(
    world: World, tmp_path: Path, offset: int, name: str, code: int
) -> None:
    number = article(world)
    assert failure(world.AddArticleFile(number + offset, name, b"x")) == code
    assert list(tmp_path.rglob("*.bin")) == []
    assert list(world.GetArticleFiles(number).files) == []


def test_a_removed_file_is_gone(world: World, tmp_path: Path) -> None:
    number = article(world)
    file = world.AddArticleFile(number, "a", b"x").request_result
    success(world.DeleteArticleFile(file))
    assert list(tmp_path.rglob("*.bin")) == []
    assert failure(world.GetArticleFile(file)) == 602
    assert failure(world.DeleteArticleFile(file)) == 602
    assert list(success(world.GetArticleFiles(number)).files) == []


def test_a_file_that_may_not_be_removed_stays(world: World) -> None:
    number = article(world)
    file = world.AddArticleFile(number, "a", b"x").request_result
    success(world.SetKBPermissions(["View"], 3, 0))
    assert failure(world.as_user("anna").DeleteArticleFile(file)) == 2
    assert success(world.GetArticleFile(file)).data == b"x"


def test_files_of_a_deleted_article_are_gone_with_it(world: World) -> None:
    number = article(world)
    file = world.AddArticleFile(number, "a", b"x").request_result
    success(world.DeleteArticle(number))
    assert failure(world.GetArticleFile(file)) == 602
    assert failure(world.GetArticleFiles(number)) == 601


def test_a_file_that_the_disk_lost_is_told_in_band(world: World, tmp_path: Path) -> None:
    file = world.AddArticleFile(article(world), "a", b"x").request_result
    [path] = tmp_path.rglob("*.bin")
    path.unlink()
    assert failure(world.GetArticleFile(file)) == 602
