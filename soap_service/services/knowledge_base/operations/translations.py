"""Articles in other languages."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base import translations
from soap_service.services.knowledge_base.articles import find
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.types import GenericResult, KBTranslationsResult


@service.operation
def add_article_translation(
    desk: Desk, *, article_id: int, translation_article_id: int
) -> GenericResult:
    """Make an article a translation of another."""
    translations.FAMILIES.lock(desk.unit)
    folders = load_folders(desk)
    for each in sorted({article_id, translation_article_id}):
        find(desk, folders, each, Action.EDIT, to_change=True)
    translations.tie(desk, article_id, translation_article_id)
    return GenericResult()


@service.operation
def remove_article_translation(
    desk: Desk, *, article_id: int, translation_article_id: int
) -> GenericResult:
    """Let an article be no translation of another any more."""
    translations.FAMILIES.lock(desk.unit)
    find(desk, load_folders(desk), article_id, Action.EDIT, to_change=True)
    translations.untie(desk, article_id, translation_article_id)
    return GenericResult()


@service.query
def get_article_translations(desk: Desk, *, article_id: int) -> KBTranslationsResult:
    """Return an article and its translations, the primary one first."""
    folders = load_folders(desk)
    find(desk, folders, article_id)
    return KBTranslationsResult(translations=translations.translations(desk, folders, article_id))
