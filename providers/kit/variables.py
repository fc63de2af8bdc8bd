"""The ``key=value`` lists in which callers and providers talk (docs/providers.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from providers.kit.exceptions import WrongInput

_CUSTOM_FIELD = "cf_"


class Variables:
    """The inputs of one call.

    Items are split at their first ``=`` and not trimmed; those without one are passed over. Keys
    are found in any case and the last of several wins. ``custom_fields`` holds the ``cf_`` items by
    the name behind the prefix, whose case counts.
    """

    def __init__(self, items: Iterable[str | None] | None) -> None:
        self.custom_fields: dict[str, str] = {}
        self._values: dict[str, tuple[str, str]] = {}
        for item in items or ():
            key, separator, value = (item or "").partition("=")
            if not separator:
                continue
            if key.lower().startswith(_CUSTOM_FIELD):
                self.custom_fields[key[len(_CUSTOM_FIELD) :]] = value
            else:
                self._values[key.lower()] = (key, value)
        self.custom_fields.pop("", None)

    def get(self, *keys: str) -> str | None:
        """Return the value of the first of the keys that is there, None without any."""
        for key in keys:
            found = self._values.get(key.lower())
            if found is not None:
                return found[1]
        return None

    def need(self, *keys: str) -> str:
        """Return the value of the first of the keys that is there. Raises `WrongInput`."""
        value = self.get(*keys)
        if value is None:
            raise WrongInput(keys[0])
        return value

    def others(self, known: Iterable[str]) -> dict[str, str]:
        """Return the values whose keys are none of the known ones, by key."""
        names = {key.lower() for key in known}
        return {key: value for lower, (key, value) in self._values.items() if lower not in names}


def item(key: str, value: object) -> str:
    """Write one output. Raises ValueError for a key that a reader would cut elsewhere."""
    if not key or "=" in key:
        raise ValueError(f"{key!r} is no key of an output")
    return f"{key}={value}"


def custom_field_items(fields: Mapping[str, str]) -> list[str]:
    """Write custom fields. Raises ValueError for a name that is empty or holds ``=``."""
    return [f"{_CUSTOM_FIELD}{item(name, value)}" for name, value in fields.items()]
