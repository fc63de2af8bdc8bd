"""Query strings and form bodies, read as .NET's ``NameValueCollection`` reads them."""

from __future__ import annotations

from urllib.parse import unquote_plus

from soap_service.asmx.exceptions import BadRequest

MAX_FIELDS = 10_000


class Query:
    """The fields of a query string or form: names in any case, each with its values in order.

    A field without ``=`` has no name; those values are found under None. Raises `BadRequest`
    when there are more than `MAX_FIELDS`, which no query string can hold.
    """

    __slots__ = ("_fields",)

    def __init__(self, raw: str, encoding: str = "utf-8") -> None:
        self._fields: dict[str | None, list[str]] = {}
        for pair in _pairs(raw):
            name, equals, value = pair.partition("=")
            key = unquote_plus(name, encoding, "replace").lower() if equals else None
            text = unquote_plus(value if equals else name, encoding, "replace")
            self._fields.setdefault(key, []).append(text)

    def values(self, name: str | None) -> list[str]:
        """Return all values of a field, none when it is absent."""
        return self._fields.get(name if name is None else name.lower(), [])

    def get(self, name: str | None) -> str | None:
        """Return the values of a field joined with commas, None when it is absent."""
        values = self.values(name)
        return ",".join(values) if values else None


def _pairs(raw: str) -> list[str]:
    pairs = raw.split("&", MAX_FIELDS) if raw else []
    if len(pairs) > MAX_FIELDS:
        raise BadRequest("The query or form has too many fields.")
    return pairs
