"""The kinds of settings: how each is named, recognised, read from text and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["EXPECTED", "IS_KIND", "READERS", "NamedPath", "as_text"]

NamedPath = tuple[str, Path]

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


def _read_bool(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError(text)


def _read_list(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(",") if item.strip())


def _read_named_paths(text: str) -> tuple[NamedPath, ...]:
    pairs = [item.partition("=") for item in _read_list(text)]
    if not all(name.strip() and path.strip() for name, _, path in pairs):
        raise ValueError(text)
    return tuple((name.strip(), Path(path.strip())) for name, _, path in pairs)


def _is_named_path(value: object) -> bool:
    return isinstance(value, tuple) and isinstance(value[1], Path)


def as_text(value: object) -> str:
    """Return the value of a setting as text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(_text_of_item, value))
    return str(value)


def _text_of_item(item: str | NamedPath) -> str:
    return item if isinstance(item, str) else f"{item[0]}={item[1]}"


# Annotations are text here: each kind of setting, how it is named, recognised and read.
EXPECTED: Mapping[Any, str] = {
    "str": "text",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "Path": "a path",
    "tuple[str, ...]": "a list of texts",
    "tuple[NamedPath, ...]": "a table of paths",
}
IS_KIND: Mapping[Any, Callable[[object], bool]] = {
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int,
    "float": lambda value: isinstance(value, float),
    "Path": lambda value: isinstance(value, Path),
    "tuple[str, ...]": lambda value: (
        isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    ),
    "tuple[NamedPath, ...]": lambda value: (
        isinstance(value, tuple) and all(map(_is_named_path, value))
    ),
}
READERS: Mapping[Any, Callable[[str], object]] = {
    "str": str,
    "bool": _read_bool,
    "int": int,
    "float": float,
    "Path": Path,
    "tuple[str, ...]": _read_list,
    "tuple[NamedPath, ...]": _read_named_paths,
}
