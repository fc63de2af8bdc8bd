"""The properties of an article, as Key=Value texts.

Flags read ``True`` and ``False`` as .NET writes them, times are ISO 8601 without a zone and mean
UTC, what is not set is empty. A key that nobody knows has an empty value when it is asked, and is
refused when it is set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from db.models.smartertrack import User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import UNKNOWN_KEY
from soap_service.services.keyvalues import Pair, read_bool, read_int, read_pairs
from soap_service.services.knowledge_base import articles
from soap_service.services.knowledge_base.articles import NOTHING_SAID, Found
from soap_service.services.knowledge_base.errors import AUTHOR_NOT_FOUND
from soap_service.services.knowledge_base.folders import Folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.languages import culture_of, find_language

Getter = Callable[[Found, str], object]
Reader = Callable[[Desk, Folders, Pair], object]


def read_properties(desk: Desk, found: Found, keys: Iterable[str | None] | None) -> list[str]:
    """Return ``Key=Value`` for each key, in that order; all of them when none is asked."""
    language = culture_of(desk, found.article.language_id)
    asked = [(key or "").strip().partition("=")[0] for key in keys or ()] or list(_READABLE)
    return [f"{key}={_text(_value(found, language, key))}" for key in asked]


def set_properties(
    desk: Desk, folders: Folders, found: Found, values: Iterable[str | None] | None
) -> None:
    """Change an article by ``Key=Value`` texts: all of them, or none when one is wrong.

    Raises ServiceError.
    """
    texts: dict[str, str] = {}
    others: dict[str, object] = {}
    for pair in read_pairs(values):
        if pair.name in _TEXTS:
            texts[_TEXTS[pair.name]] = pair.value
        elif pair.name in _READERS:
            attribute, read = _READERS[pair.name]
            others[attribute] = read(desk, folders, pair)
        else:
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(_KNOWN))
    articles.change(desk, found, NOTHING_SAID._replace(**texts), others)


def _value(found: Found, language: str, key: str) -> object:
    getter = _GETTERS.get(key.lower())
    return getter(found, language) if getter else ""


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    return "" if value is None else str(value)


def _of(attribute: str) -> Getter:
    return lambda found, _language: getattr(found.article, attribute)


def _folder(_desk: Desk, folders: Folders, pair: Pair) -> int:
    folder_id = read_int(pair)
    folders.find(folder_id)
    folders.require(Action.CREATE, folder_id)
    return folder_id


def _language(desk: Desk, _folders: Folders, pair: Pair) -> int | None:
    return find_language(desk, pair.value)


def _author(desk: Desk, _folders: Folders, pair: Pair) -> int:
    user = desk.session.get(User, read_int(pair))
    if user is None or user.is_deleted:
        raise ServiceError(AUTHOR_NOT_FOUND, user=pair.value)
    return user.user_id


def _flag(_desk: Desk, _folders: Folders, pair: Pair) -> bool:
    return read_bool(pair)


_READABLE: dict[str, Getter] = {
    "AuthorUserID": _of("user_id"),
    "Body": _of("body"),
    "DateCreatedUTC": _of("date_created_utc"),
    "DateLastReviewedUTC": _of("date_last_reviewed_utc"),
    "DateModifiedUTC": _of("date_modified_utc"),
    "DisplayInAllBrands": _of("display_in_all_brands"),
    "FolderID": _of("kb_category_id"),
    "IsDraft": _of("is_draft"),
    "IsFeaturedInPortal": _of("is_featured_in_portal"),
    "IsFlaggedForReview": _of("is_flagged_for_review"),
    "IsPrivate": _of("is_private"),
    "KBArticleID": _of("kb_article_id"),
    "Language": lambda _found, language: language,
    "OtherKeywords": lambda found, _language: found.keywords,
    "ShortSummary": _of("summary"),
    "Subject": _of("subject"),
    "ViewCount": lambda found, _language: found.extra.view_count,
}
_SETTABLE: dict[str, tuple[str, Reader]] = {
    "AuthorUserID": ("user_id", _author),
    "DisplayInAllBrands": ("display_in_all_brands", _flag),
    "FolderID": ("kb_category_id", _folder),
    "IsDraft": ("is_draft", _flag),
    "IsFeaturedInPortal": ("is_featured_in_portal", _flag),
    "IsPrivate": ("is_private", _flag),
    "Language": ("language_id", _language),
}
_TEXT_KEYS = {
    "Body": "body",
    "OtherKeywords": "keywords",
    "ShortSummary": "summary",
    "Subject": "subject",
}
_GETTERS = {key.lower(): getter for key, getter in _READABLE.items()}
_READERS = {key.lower(): reader for key, reader in _SETTABLE.items()}
_TEXTS = {key.lower(): name for key, name in _TEXT_KEYS.items()}
_KNOWN = sorted((*_SETTABLE, *_TEXT_KEYS))
