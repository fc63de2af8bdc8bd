"""Attachment files on disk.

A file has a random name of its own, so nothing a caller says can reach the file system. It is
written under a temporary name, flushed to the disk and renamed: a file under its final name is
whole.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Protocol

_NAME_BYTES = 16
_SUFFIX = ".bin"


class AttachmentFiles(Protocol):
    """Where the bytes of attachments live."""

    def add(self, data: bytes) -> str:
        """Store bytes and return the name they have from now on. Raises OSError."""

    def remove(self, name: str) -> None:
        """Remove what `add` stored under the name; a file that is gone is fine."""


class DiskFiles:
    """Files in a folder, spread over sub-folders by the first two characters of their names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, data: bytes) -> str:
        """Store bytes; see `AttachmentFiles`."""
        name = secrets.token_hex(_NAME_BYTES) + _SUFFIX
        target = self._path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_suffix(".part")
        try:
            _write(temporary, data)
            temporary.rename(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return name

    def remove(self, name: str) -> None:
        """Remove a file; see `AttachmentFiles`."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
