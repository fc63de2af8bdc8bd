"""Who may do what in the knowledge base."""

from __future__ import annotations

from sqlalchemy import update

from compat_tests.services.library import NOTHING, ROOT, article, folder, subjects
from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ANNA, World
from db.models.smartertrack import Role

AGENTS = 3
REFUSED = 2


def allow(world: World, *actions: str, place: int = 0, role: int = AGENTS) -> None:
    """Say what a role may do in a folder, or in all."""
    success(world.SetKBPermissions(list(actions), role, place))


def inherit(world: World, role: int = AGENTS, *, value: bool = True) -> None:
    """Let a role apply the permissions of parents, or not."""
    change = update(Role).where(Role.role_id == role)
    world.change(
        lambda session: session.execute(change.values(apply_parent_kb_category_permissions=value))
    )


def test_agents_of_whose_roles_nothing_was_said_do_all_but_delete(world: World) -> None:
    """Known difference U90."""
    anna = world.as_user("anna")
    mail = folder(anna)
    number = article(anna, folder=mail)
    success(anna.ModifyArticle(number, *NOTHING))
    success(anna.MarkArticleAsReviewed(number))
    assert failure(anna.DeleteArticle(number)) == REFUSED
    assert failure(anna.DeleteFolder(folder(anna, "Empty"))) == REFUSED


def test_what_is_not_allowed_is_refused(world: World) -> None:
    number = article(world)
    allow(world, "View")
    anna = world.as_user("anna")
    for result in (
        anna.CreateFolder(ROOT, "x", False),
        anna.ModifyFolder(ROOT, 0, "x", False),
        anna.CreateArticle(ROOT, "x", "", "", "", False, False),
        anna.ModifyArticle(number, *NOTHING),
        anna.SetArticleProperties(number, []),
        anna.PublishArticle(number),
        anna.MarkArticleAsReviewed(number),
        anna.DeleteArticle(number),
        anna.AddArticleFile(number, "a.txt", b"x"),
        anna.AddArticleTranslation(number, number),
        anna.RemoveArticleTranslation(number, number),
    ):
        assert failure(result) == REFUSED
    success(anna.GetArticle(number))
    success(anna.FlagArticleForReview(number, "wrong"))


def test_what_may_not_be_seen_is_not_there(world: World) -> None:
    mail = folder(world)
    number = article(world, folder=mail)
    file = success(world.AddArticleFile(number, "a.txt", b"x")).request_result
    allow(world, "View")
    allow(world, place=mail)
    anna = world.as_user("anna")
    assert anna.GetFolders(ROOT).folders == []
    assert failure(anna.GetFolders(mail)) == 600
    assert failure(anna.GetArticles(mail, True)) == 600
    assert failure(anna.GetArticle(number)) == 601
    assert failure(anna.GetArticleFile(file)) == 602
    assert failure(anna.SetArticleProperties(article(world), [f"FolderID={mail}"])) == REFUSED
    assert subjects(anna.SearchKBArticles("password", 0, True)) == ["Reset a password"]
    assert subjects(anna.GetArticlesBySearch(["Subject=password"])) == ["Reset a password"]
    assert len(list(world.SearchKBArticles("password", 0, True).articles)) == 2


def test_the_nearest_folder_counts_where_a_role_applies_those_of_parents(world: World) -> None:
    """Known difference U90."""
    outer = folder(world, "Outer")
    inner = folder(world, "Inner", outer)
    number = article(world, folder=inner)
    allow(world, "View", "Edit")
    allow(world, "View", place=outer)
    anna = world.as_user("anna")
    inherit(world, value=False)
    success(anna.ModifyArticle(number, *NOTHING))
    inherit(world)
    assert failure(anna.ModifyArticle(number, *NOTHING)) == REFUSED
    allow(world, "View", "Edit", "Delete", place=inner)
    success(anna.ModifyArticle(number, *NOTHING))
    success(anna.DeleteArticle(number))


def test_one_role_that_allows_is_enough(world: World) -> None:
    number = article(world)
    success(world.AddRole("Editors", True))
    [editors] = [each for each in world.GetAllRoles().roles if each.role_name == "Editors"]
    allow(world, "View")
    allow(world, "Edit", role=editors.role_id)
    anna = world.as_user("anna")
    assert failure(anna.ModifyArticle(number, *NOTHING)) == REFUSED
    success(world.AddRoleToUser(ANNA, editors.role_id))
    success(anna.ModifyArticle(number, *NOTHING))


def test_who_may_not_see_the_knowledge_base_finds_nothing_in_it(world: World) -> None:
    number = article(world)
    allow(world)
    anna = world.as_user("anna")
    assert anna.GetFolders(0).folders == []
    assert subjects(anna.SearchKBArticles("password", 0, True)) == []
    assert subjects(anna.GetArticlesBySearch([])) == []
    assert subjects(anna.GetArticles(0, True)) == []
    assert failure(anna.GetArticle(number)) == 601


def test_the_rights_of_an_agent_cost_two_statements(world: World, sql: list[str]) -> None:
    allow(world, "View")
    article(world)
    anna = world.as_user("anna")
    anna.GetFolders(ROOT)
    sent(sql)
    list(anna.GetArticles(ROOT, True).articles)
    assert sent(sql) == 5
    anna.GetArticle(1)
    assert sent(sql) == 7
