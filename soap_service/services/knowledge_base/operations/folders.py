"""The folders of the knowledge base."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base import folders
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.types import (
    GenericResult,
    IntRequestResult,
    KBFolderResultPart,
    KBFoldersResult,
)


@service.query
def get_folders(desk: Desk, *, parent_folder_id: int) -> KBFoldersResult:
    """Return the folders in a folder by name, or for 0 those in none."""
    known = load_folders(desk)
    if parent_folder_id:
        known.find(parent_folder_id)
    return KBFoldersResult(
        folders=[
            KBFolderResultPart(each.is_private, each.folder_id, each.name, each.parent_id)
            for each in known.below(parent_folder_id)
        ]
    )


@service.operation
def create_folder(
    desk: Desk, *, parent_folder_id: int, name: str | None, is_private: bool
) -> IntRequestResult:
    """Add a folder and return its id."""
    folder_id = folders.add_folder(desk, parent_folder_id, name, is_private=is_private)
    return IntRequestResult(request_result=folder_id)


@service.operation
def modify_folder(
    desk: Desk, *, folder_id: int, parent_folder_id: int, name: str | None, is_private: bool
) -> GenericResult:
    """Rename or move a folder, make it private or public."""
    folders.change_folder(desk, folder_id, parent_folder_id, name, is_private=is_private)
    return GenericResult()


@service.operation
def delete_folder(desk: Desk, *, folder_id: int) -> GenericResult:
    """Delete an empty folder."""
    folders.remove_folder(desk, folder_id)
    return GenericResult()
