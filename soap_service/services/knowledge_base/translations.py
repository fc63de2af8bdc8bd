"""Translations: articles that say the same in other languages; one of them is the primary one."""

from __future__ import annotations

from sqlalchemy import select

from db.models.smartertrack import KbArticle, KbArticleTranslation, Language
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.families import Families
from soap_service.services.knowledge_base.errors import NOT_A_TRANSLATION, TRANSLATION_OF_ITSELF
from soap_service.services.knowledge_base.folders import Folders
from soap_service.services.knowledge_base.listing import seen
from soap_service.services.knowledge_base.types import KBTranslationResultPart

FAMILIES = Families(KbArticleTranslation, "kb_article_id_primary", "kb_article_id_secondary")


def tie(desk: Desk, article_id: int, translation_id: int) -> None:
    """Make an article a translation of the primary one of another; again changes nothing.

    An article with translations brings them along. Raises ServiceError.
    """
    if article_id == translation_id:
        raise ServiceError(TRANSLATION_OF_ITSELF, article=article_id)
    FAMILIES.tie(desk.unit, article_id, translation_id)


def untie(desk: Desk, article_id: int, translation_id: int) -> None:
    """Let an article be no translation of another any more. Raises ServiceError."""
    if not FAMILIES.untie(desk.unit, article_id, translation_id):
        raise ServiceError(NOT_A_TRANSLATION, article=article_id, translation=translation_id)


def translations(desk: Desk, folders: Folders, article_id: int) -> list[KBTranslationResultPart]:
    """Return an article and its translations that the caller may see, the primary one first."""
    primary, family = FAMILIES.of(desk.unit, article_id)
    query = (
        select(
            KbArticle.kb_article_id.label("article_id"),
            KbArticle.subject.label("subject"),
            Language.culture_name.label("language"),
        )
        .outerjoin(Language, Language.language_id == KbArticle.language_id)
        .where(KbArticle.kb_article_id.in_(family), seen(folders))
        .order_by(KbArticle.kb_article_id)
    )
    found = [
        KBTranslationResultPart(
            row.article_id == primary, row.article_id, row.language or "", row.subject
        )
        for row in desk.unit.execute(query)
    ]
    return sorted(found, key=lambda each: not each.is_primary)
