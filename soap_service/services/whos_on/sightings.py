"""What the web site says of a visitor who looks at a page.

All of it comes from outside: addresses that are no address of a page are refused, texts are cut to
what their columns hold and have no line ends. Whoever shows them shows them as text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import (
    BAD_ARGUMENT,
    BAD_VALUE,
    MISSING_ARGUMENT,
    TEXT_TOO_LONG,
)
from soap_service.services.keyvalues import Pair, read_attributes, read_int
from soap_service.services.organization.errors import BRAND_NOT_FOUND, USER_NOT_FOUND
from soap_service.services.tickets.addresses import read_address
from soap_service.services.whos_on import store

Reader = Callable[[Desk, Pair], Any]

MAX_KEY_LENGTH = 200
_TEXT, _SHORT, _COUNTRY, _LANGUAGE = 2000, 255, 100, 50
_WEB = frozenset({"http", "https"})
_REFERRERS = _WEB | {"android-app", "ios-app"}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A page that a visitor looks at; ``known`` are attributes of the visitor."""

    visitor_key: str
    page_url: str
    page_title: str
    known: dict[str, Any] = field(default_factory=dict)


def read_sighting(
    desk: Desk,
    visitor_key: str | None,
    page_url: str | None,
    page_title: str | None,
    parameters: Iterable[str | None] | None,
) -> Sighting:
    """Return what was said. Raises ServiceError."""
    return Sighting(
        read_key(visitor_key),
        _page(page_url),
        _line(page_title or "", _TEXT),
        read_attributes(parameters, _KEYS, desk),
    )


def read_key(visitor_key: str | None) -> str:
    """Return what a visitor's key is stored as, its hash. Raises ServiceError."""
    key = (visitor_key or "").strip()
    if not key:
        raise ServiceError(MISSING_ARGUMENT, name="visitorKey")
    if len(key) > MAX_KEY_LENGTH:
        raise ServiceError(TEXT_TOO_LONG, name="visitorKey", limit=MAX_KEY_LENGTH)
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _page(text: str | None) -> str:
    url = _line(text or "", _TEXT)
    if not url:
        raise ServiceError(MISSING_ARGUMENT, name="pageUrl")
    if not _is_path(url) and not _has_scheme(url, _WEB):
        raise ServiceError(BAD_ARGUMENT, name="pageUrl", value=url)
    return url


def _is_path(url: str) -> bool:
    """Two slashes, which browsers also take for slashes when they lean back, begin a host."""
    return url.startswith("/") and url[1:2] not in ("/", "\\")


def _has_scheme(url: str, schemes: frozenset[str]) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in schemes and bool(parts.netloc)


def _line(text: str, limit: int) -> str:
    return " ".join(text.split())[:limit]


def _text(limit: int) -> Reader:
    return lambda _desk, pair: _line(pair.value, limit) or None


def _referrer(_desk: Desk, pair: Pair) -> str | None:
    """An address that leads nowhere on the web is left out: a visitor can send any."""
    url = _line(pair.value, _TEXT)
    return url if _has_scheme(url, _REFERRERS) else None


def _address(_desk: Desk, pair: Pair) -> str | None:
    return read_address(pair.value) if pair.value.strip() else None


def _ip(_desk: Desk, pair: Pair) -> str | None:
    try:
        return str(ip_address(pair.value.strip())) if pair.value.strip() else None
    except ValueError:
        raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value) from None


def _user(desk: Desk, pair: Pair) -> int | None:
    user_id = read_int(pair) if pair.value.strip() else 0
    if user_id and not store.is_user(desk, user_id):
        raise ServiceError(USER_NOT_FOUND, user=user_id)
    return user_id or None


def _brand(desk: Desk, pair: Pair) -> int | None:
    brand_id = read_int(pair) if pair.value.strip() else 0
    if brand_id and brand_id not in desk.site.memory.recall(store.brand_ids, desk.unit):
        raise ServiceError(BRAND_NOT_FOUND, brand=brand_id)
    return brand_id or None


_KEYS: dict[str, tuple[str, Reader]] = {
    "BrandID": ("brand_id", _brand),
    "Country": ("country", _text(_COUNTRY)),
    "DisplayName": ("display_name", _text(_SHORT)),
    "EmailAddress": ("email_address", _address),
    "HostName": ("host_name", _text(_SHORT)),
    "IPAddress": ("ip_address", _ip),
    "Language": ("language", _text(_LANGUAGE)),
    "Referrer": ("referrer", _referrer),
    "UserAgent": ("user_agent", _text(_TEXT)),
    "UserID": ("user_id", _user),
}
