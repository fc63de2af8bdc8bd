"""Reading settings: defaults, then a file, then ``ISERVICE_*`` variables, then the command line.

Every source is checked before anything starts; what is unknown, of the wrong type or out of range
raises ConfigError, which names the setting, where it was said and what is expected instead.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import Field
from pathlib import Path
from typing import Any

from soap_service.config.exceptions import ConfigError
from soap_service.config.kinds import EXPECTED, IS_KIND, READERS
from soap_service.config.settings import SETTINGS, Settings
from soap_service.config.web_config import WebConfigError, is_web_config, read_web_config

__all__ = ["ENV_PREFIX", "load_settings"]

ENV_PREFIX = "ISERVICE_"
"""What the names of the variables begin with."""

_SECRET_URLS = ("database_url", "master_url")


def load_settings(
    data_dir: Path,
    config: Path | None = None,
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    """Read the settings of the server whose data is in ``data_dir``.

    ``config`` is a TOML file, or a ``web.config`` of the product's, that must exist; without it
    ``data_dir/config.toml`` is read if it is there. ``environ`` is the environment. ``overrides``
    come from the command line, already of the right type; None means not given. Raises
    ConfigError.
    """
    data_dir = data_dir.resolve()
    values = _read_file(config or data_dir / "config.toml", required=config is not None)
    values |= _read_environ(environ or {})
    for name, value in (overrides or {}).items():
        if value is not None:
            values[name] = _checked(SETTINGS[name], value, "the command line")
    return Settings(data_dir=data_dir, **values)


def _read_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            document = (read_web_config if is_web_config(path) else _read_toml)(file.read())
    except FileNotFoundError:
        if required:
            raise ConfigError(f"{path}: there is no such file") from None
        return {}
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, WebConfigError) as error:
        raise ConfigError(f"{path}: {error}") from None
    return {
        name: _checked(_known(name, str(path)), _from_toml(name, value, path), str(path))
        for name, value in document.items()
    }


def _read_toml(document: bytes) -> dict[str, Any]:
    return tomllib.loads(document.decode("utf-8"))


def _read_environ(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, text in environ.items():
        if variable.startswith(ENV_PREFIX):
            setting = _known(variable.removeprefix(ENV_PREFIX).lower(), variable)
            value = _from_text(setting, text, variable)
            values[setting.name] = _checked(setting, value, variable)
    return values


def _known(name: str, source: str) -> Field[Any]:
    try:
        return SETTINGS[name]
    except KeyError:
        known = ", ".join(sorted(SETTINGS))
        raise ConfigError(f"{source}: unknown setting {name!r}; known are: {known}") from None


def _from_toml(name: str, value: object, path: Path) -> object:
    kind = _known(name, str(path)).type
    if kind == "float" and type(value) is int:
        return float(value)
    if kind == "Path" and isinstance(value, str):
        return path.parent / value
    if kind == "tuple[str, ...]" and isinstance(value, list):
        return tuple(value)
    if kind == "tuple[NamedPath, ...]" and isinstance(value, dict):
        return tuple(_beside(path, *item) for item in value.items())
    return value


def _beside(path: Path, name: str, value: object) -> object:
    return (name, path.parent / value) if isinstance(value, str) else value


def _from_text(setting: Field[Any], text: str, source: str) -> object:
    try:
        return READERS[setting.type](text.strip())
    except ValueError:
        raise _wrong(setting, text, source, EXPECTED[setting.type]) from None


def _checked(setting: Field[Any], value: Any, source: str) -> Any:
    if not IS_KIND[setting.type](value):
        raise _wrong(setting, value, source, EXPECTED[setting.type])
    expected = setting.metadata["check"] and setting.metadata["check"](value)
    if expected:
        raise _wrong(setting, value, source, expected)
    return value


def _wrong(setting: Field[Any], value: object, source: str, expected: str) -> ConfigError:
    said = "" if setting.name in _SECRET_URLS else f", not {value!r}"
    return ConfigError(f"{source}: {setting.name} must be {expected}{said}")
