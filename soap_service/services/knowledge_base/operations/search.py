"""Finding articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base import listing
from soap_service.services.knowledge_base.criteria import by_criteria
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.types import KBArticlesResult, KBArticlesResultPart


@service.query
def search_kb_articles(
    desk: Desk, *, search_terms: str | None, max_results: int, include_private: bool
) -> KBArticlesResult:
    """Return the published articles that hold all words, the most relevant first."""
    rows = listing.search(
        desk, load_folders(desk), search_terms, max_results, with_private=include_private
    )
    return KBArticlesResult(articles=cast(Iterable[KBArticlesResultPart], rows))


@service.query
def get_articles_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> KBArticlesResult:
    """Return the articles that meet the criteria, drafts and private ones too."""
    rows = by_criteria(desk, load_folders(desk), search_criteria)
    return KBArticlesResult(articles=cast(Iterable[KBArticlesResultPart], rows))
