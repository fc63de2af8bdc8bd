"""The folders of the knowledge base."""

from __future__ import annotations

from compat_tests.services.library import NOBODY, ROOT, article, folder
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import World


def names(world: World, parent: int = ROOT) -> list[str]:
    return [each.name for each in success(world.GetFolders(parent)).folders]


def test_a_new_installation_has_the_root_folder_of_known_clients(world: World) -> None:
    [root] = success(world.GetFolders(0)).folders
    assert (root.kb_folder_id, root.name, root.is_private) == (ROOT, "Knowledge Base", False)
    assert names(world) == []


def test_folders_are_listed_by_name(world: World) -> None:
    for name in ("Web", "Mail", "  Häufige\n Fragen "):
        folder(world, name)
    assert names(world) == ["Häufige Fragen", "Mail", "Web"]


def test_what_lies_in_a_private_folder_is_private(world: World) -> None:
    inner = folder(world, "Inner", folder(world, "Outer", private=True))
    [found] = success(world.GetFolders(inner - 1)).folders
    assert (found.kb_folder_id, found.parent_folder_id, found.is_private) == (
        inner,
        inner - 1,
        True,
    )


def test_a_folder_that_cannot_be_made_is_told_in_band(world: World) -> None:
    folder(world, "Mail")
    assert failure(world.GetFolders(NOBODY)) == 600
    assert failure(world.CreateFolder(NOBODY, "x", False)) == 600
    assert failure(world.CreateFolder(ROOT, " \n ", False)) == 10
    assert failure(world.CreateFolder(ROOT, "x" * 256, False)) == 15
    result = world.CreateFolder(ROOT, "MAIL", False)
    assert (failure(result), result.request_result) == (603, 0)
    assert names(world) == ["Mail"]


def test_a_folder_gets_another_name_place_and_privacy(world: World) -> None:
    mail, web = folder(world, "Mail"), folder(world, "Web")
    success(world.ModifyFolder(mail, web, "Post", True))
    assert (names(world), names(world, web)) == (["Web"], ["Post"])
    success(world.ModifyFolder(mail, 0, None, False))
    [found] = world.GetFolders(web).folders
    assert (found.name, found.is_private) == ("Post", False)


def test_the_root_folder_gets_another_name_and_stays(world: World) -> None:
    success(world.ModifyFolder(ROOT, 0, "Answers", False))
    assert names(world, 0) == ["Answers"]
    assert failure(world.ModifyFolder(ROOT, folder(world), None, False)) == 605
    assert failure(world.DeleteFolder(ROOT)) == 605


def test_a_folder_that_cannot_be_changed_stays_as_it_is(world: World) -> None:
    mail, web = folder(world, "Mail"), folder(world, "Web")
    inner = folder(world, "Inner", mail)
    assert failure(world.ModifyFolder(NOBODY, 0, "x", False)) == 600
    assert failure(world.ModifyFolder(mail, NOBODY, None, False)) == 600
    assert failure(world.ModifyFolder(mail, inner, None, False)) == 606
    assert failure(world.ModifyFolder(mail, 0, "web", False)) == 603
    assert failure(world.ModifyFolder(web, 0, "", False)) == 10
    assert names(world) == ["Mail", "Web"]


def test_an_empty_folder_is_deleted(world: World) -> None:
    mail = folder(world)
    number = article(world, folder=mail)
    success(world.DeleteArticle(number))
    success(world.DeleteFolder(mail))
    assert names(world) == []


def test_a_folder_that_holds_something_is_not_deleted(world: World) -> None:
    """Known difference U92."""
    mail = folder(world)
    article(world, folder=folder(world, "Inner", mail))
    assert failure(world.DeleteFolder(mail)) == 604
    assert failure(world.DeleteFolder(mail + 1)) == 604
    assert failure(world.DeleteFolder(NOBODY)) == 600
