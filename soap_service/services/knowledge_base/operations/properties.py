"""The properties of an article, as Key=Value texts."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base.articles import find
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.properties import read_properties, set_properties
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.types import GenericResult, SettingsRequestResult


@service.query
def get_article_properties(
    desk: Desk, *, article_id: int, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return the properties that were asked, in that order, or all of them."""
    found = find(desk, load_folders(desk), article_id)
    return SettingsRequestResult(request_results=read_properties(desk, found, requested_values))


@service.operation
def set_article_properties(
    desk: Desk, *, article_id: int, article_property_values: Iterable[str | None] | None
) -> GenericResult:
    """Change properties of an article."""
    folders = load_folders(desk)
    found = find(desk, folders, article_id, Action.EDIT, to_change=True)
    set_properties(desk, folders, found, article_property_values)
    return GenericResult()
