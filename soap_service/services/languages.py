"""Languages of texts, by the names of their cultures, such as ``de-DE``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, func, select

from db.models.smartertrack import Language
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.keyvalues import Pair
from soap_service.services.knowledge_base.errors import LANGUAGE_NOT_FOUND
from soap_service.services.searches import Condition


def find_language(desk: Desk, culture: str) -> int | None:
    """Return the id of a language by its culture in any case, None for ``""``.

    Raises ServiceError.
    """
    name = culture.strip()
    if not name:
        return None
    named = select(Language.language_id).where(func.lower(Language.culture_name) == name.lower())
    language_id = desk.session.scalars(named.limit(1)).first()
    if language_id is None:
        raise ServiceError(LANGUAGE_NOT_FOUND, language=name)
    return language_id


def culture_of(desk: Desk, language_id: int | None) -> str:
    """Return the name of the culture of a language, ``""`` for none."""
    language = None if language_id is None else desk.session.get(Language, language_id)
    return (language.culture_name or "") if language else ""


def in_language(column: Any) -> Condition:
    """Return the condition that a column has the language of a culture, or none for ``""``."""

    def condition(pair: Pair) -> ColumnElement[bool]:
        name = pair.value.strip().lower()
        named = select(Language.language_id).where(func.lower(Language.culture_name) == name)
        found: ColumnElement[bool] = column.in_(named) if name else column.is_(None)
        return found

    return condition
