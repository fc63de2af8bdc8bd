"""Lists of ``key=value``: what is sent to a provider and what it sends back.

What is sent is compared by its exact spelling there; what comes back is read without case. A text
is split at its first ``=`` and nothing is trimmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

__all__ = ["CUSTOM_FIELD", "Outputs", "custom_field_items", "item"]

CUSTOM_FIELD = "cf_"
"""What stands before the name of a custom field."""


def item(key: str, value: str | None) -> str:
    """Return one item of a list; a value that is None is an empty one."""
    return f"{key}={value or ''}"


def custom_field_items(fields: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the items of custom fields, in their order; one without a name cannot be told."""
    return (item(f"{CUSTOM_FIELD}{name}", value) for name, value in fields.items() if name)


class Outputs:
    """What a provider sent back. Of two items with one key the last counts."""

    def __init__(self, items: Iterable[str | None] = ()) -> None:
        pairs = (text.partition("=") for text in items if text and "=" in text)
        self._items = [(key, value) for key, _, value in pairs]
        self._values = {key.lower(): value for key, value in self._items}

    def get(self, key: str) -> str | None:
        """Return the value of a key, in any case; None when it is not there."""
        return self._values.get(key.lower())

    def says(self, key: str, word: str) -> bool:
        """Tell whether a key has a certain value, both in any case."""
        value = self.get(key)
        return value is not None and value.strip().lower() == word.lower()

    def number(self, key: str) -> int | None:
        """Return the value of a key as a whole number; None when it is not there or is none."""
        value = (self.get(key) or "").strip()
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None

    @property
    def custom_fields(self) -> dict[str, str]:
        """The custom fields by their names, whose case is kept; the prefix may have any case."""
        length = len(CUSTOM_FIELD)
        return {
            key[length:]: value
            for key, value in self._items
            if key[:length].lower() == CUSTOM_FIELD and len(key) > length
        }
