"""Folders: the tree of the knowledge base, and what the caller may do in each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update

from db.models.smartertrack import KbArticle, KbCategory, RolePermission
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT, NO_PERMISSION, TEXT_TOO_LONG
from soap_service.services.knowledge_base.errors import (
    FOLDER_IN_ITSELF,
    FOLDER_NOT_EMPTY,
    FOLDER_NOT_FOUND,
    NAME_TAKEN,
    ROOT_FOLDER,
)
from soap_service.services.knowledge_base.rights import Action, Rights, load_rights
from soap_service.services.organization import names

ROOT = 1
"""The folder that clients begin at."""

MAX_NAME_LENGTH = 255


class Folder(NamedTuple):
    """A folder; ``is_private`` also when it is not to be shown or lies in a private one."""

    folder_id: int
    parent_id: int
    name: str
    is_private: bool


class Folders:
    """All folders and the caller's rights, as they were when the call began."""

    def __init__(self, rows: Iterable[Folder], rights: Rights) -> None:
        self._by_id = {row.folder_id: row for row in rows}
        self._rights = rights

    def __iter__(self) -> Iterator[Folder]:
        """Iterate over all folders, seen or not, by name."""
        return iter(self._by_id.values())

    def path(self, folder_id: int | None) -> Sequence[int]:
        """Return the ids of a folder and of those above it; a circle ends where it began."""
        found: list[int] = []
        while folder_id in self._by_id and folder_id not in found:
            found.append(folder_id)
            folder_id = self._by_id[folder_id].parent_id
        return found

    def allows(self, action: Action, folder_id: int | None) -> bool:
        """Tell whether the caller may do something in a folder."""
        return self._rights.allows(action, self.path(folder_id))

    def require(self, action: Action, folder_id: int | None) -> None:
        """Raise ServiceError unless the caller may do something in a folder."""
        if not self.allows(action, folder_id):
            raise ServiceError(NO_PERMISSION)

    def find(self, folder_id: int) -> Folder:
        """Return a folder that the caller may see. Raises ServiceError."""
        folder = self._by_id.get(folder_id)
        if folder is None or not self.allows(Action.VIEW, folder_id):
            raise ServiceError(FOLDER_NOT_FOUND, folder=folder_id)
        return folder._replace(is_private=self.is_private(folder_id))

    def is_private(self, folder_id: int) -> bool:
        """Tell whether a folder or one above it is private."""
        return any(self._by_id[each].is_private for each in self.path(folder_id))

    def below(self, parent_id: int) -> list[Folder]:
        """Return the folders in a folder, 0 for those in none, that the caller may see."""
        children = [each.folder_id for each in self if each.parent_id == parent_id]
        return [self.find(each) for each in children if self.allows(Action.VIEW, each)]

    def unseen(self) -> list[int]:
        """Return the ids of the folders that the caller may not see."""
        return [each.folder_id for each in self if not self.allows(Action.VIEW, each.folder_id)]

    def private(self) -> list[int]:
        """Return the ids of private folders and of those in them."""
        return [each.folder_id for each in self if self.is_private(each.folder_id)]


def load_folders(desk: Desk) -> Folders:
    """Return all folders by name, with the rights of the caller."""
    query = select(
        KbCategory.kb_category_id.label("folder_id"),
        KbCategory.kb_category_id_parent.label("parent_id"),
        KbCategory.category_name.label("name"),
        KbCategory.is_private.label("is_private"),
        KbCategory.is_visible.label("is_visible"),
    ).order_by(KbCategory.category_name, KbCategory.kb_category_id)
    rows = desk.unit.execute(query).all()
    folders = (
        Folder(row.folder_id, row.parent_id or 0, row.name or "", _is_private(row)) for row in rows
    )
    return Folders(folders, load_rights(desk))


def _is_private(row: Any) -> bool:
    return bool(row.is_private or not row.is_visible)


def add_folder(desk: Desk, parent_id: int, name: str | None, *, is_private: bool) -> int:
    """Add a folder below another and return its id. Raises ServiceError."""
    title = _read_name(name)
    names.lock(desk.session, names.Kind.FOLDER)
    folders = load_folders(desk)
    folders.find(parent_id)
    folders.require(Action.CREATE, parent_id)
    _ensure_free(folders, parent_id, title)
    folder = KbCategory(kb_category_id_parent=parent_id, category_name=title, is_private=is_private)
    desk.session.add(folder)
    desk.session.flush()
    return folder.kb_category_id


def change_folder(
    desk: Desk, folder_id: int, parent_id: int, name: str | None, *, is_private: bool
) -> None:
    """Change a folder; parent 0 and no name leave it where and what it is. Raises ServiceError."""
    names.lock(desk.session, names.Kind.FOLDER)
    folders = load_folders(desk)
    folder = folders.find(folder_id)
    folders.require(Action.EDIT, folder_id)
    title = folder.name if name is None else _read_name(name)
    target = parent_id or folder.parent_id
    if target != folder.parent_id:
        _ensure_movable(folders, folder_id, target)
    if target:
        _ensure_free(folders, target, title, but=folder_id)
    desk.unit.execute(
        update(KbCategory)
        .where(KbCategory.kb_category_id == folder_id)
        .values(kb_category_id_parent=target or None, category_name=title, is_private=is_private)
    )


def remove_folder(desk: Desk, folder_id: int) -> None:
    """Remove an empty folder. Raises ServiceError."""
    names.lock(desk.session, names.Kind.FOLDER)
    folders = load_folders(desk)
    folders.find(folder_id)
    folders.require(Action.DELETE, folder_id)
    if folder_id == ROOT:
        raise ServiceError(ROOT_FOLDER)
    is_in_it = KbArticle.kb_category_id == folder_id
    used = select(KbArticle.kb_article_id).where(is_in_it, ~KbArticle.is_deleted).limit(1)
    if any(each.parent_id == folder_id for each in folders) or desk.unit.execute(used).first():
        raise ServiceError(FOLDER_NOT_EMPTY, folder=folder_id)
    # Deleted ones alone: of one that comes in meanwhile the database says that it is in the way.
    gone = update(KbArticle).where(is_in_it, KbArticle.is_deleted)
    desk.unit.execute(gone.values(kb_category_id=None))
    desk.unit.execute(delete(RolePermission).where(RolePermission.kb_category_id == folder_id))
    desk.unit.execute(delete(KbCategory).where(KbCategory.kb_category_id == folder_id))


def _ensure_movable(folders: Folders, folder_id: int, target: int) -> None:
    if folder_id == ROOT:
        raise ServiceError(ROOT_FOLDER)
    folders.find(target)
    folders.require(Action.CREATE, target)
    if folder_id in folders.path(target):
        raise ServiceError(FOLDER_IN_ITSELF, folder=folder_id)


def _ensure_free(folders: Folders, parent_id: int, name: str, but: int = 0) -> None:
    for each in folders:
        if (
            each.parent_id == parent_id
            and each.folder_id != but
            and each.name.casefold() == name.casefold()
        ):
            raise ServiceError(NAME_TAKEN, name=name)


def _read_name(name: str | None) -> str:
    title = " ".join((name or "").split())
    if not title:
        raise ServiceError(MISSING_ARGUMENT, name="name")
    if len(title) > MAX_NAME_LENGTH:
        raise ServiceError(TEXT_TOO_LONG, name="name", limit=MAX_NAME_LENGTH)
    return title
