"""Attachment files on disk.

A file has a random name of its own, so nothing a caller says can reach the file system. It is
written under a temporary name, flushed to the disk and renamed: a file under its final name is
whole. How long a file is says whoever keeps its name: bytes beyond that are left over from an
addition that was never completed, they are not read and are overwritten by the next one.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

_NAME_BYTES = 16
_SUFFIX = ".bin"
_BLOCK_BYTES = 64 * 1024
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{2,199}", re.ASCII)


class Blocks(Protocol):
    """Bytes in blocks, from a file that is open until they are read or closed."""

    def __iter__(self) -> Iterator[bytes]:
        """Yield the blocks."""

    def close(self) -> None:
        """Close the file."""


class AttachmentFiles(Protocol):
    """Where the bytes of attachments live."""

    def add(self, data: bytes) -> str:
        """Store bytes and return the name they have from now on. Raises OSError."""

    def append(self, name: str, length: int, data: bytes) -> None:
        """Add bytes to a file that has a length. Raises OSError, also when it is shorter."""

    def read(self, name: str, length: int) -> Blocks:
        """Open a file and return that many bytes in blocks, to be read to the end or closed.

        Raises OSError when it is shorter.
        """

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

    def append(self, name: str, length: int, data: bytes) -> None:
        """Add bytes to a file; see `AttachmentFiles`."""
        with self._path(name).open("r+b") as file:
            _require_length(file, length)
            file.truncate(length)
            file.seek(length)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def read(self, name: str, length: int) -> Blocks:
        """Return the bytes of a file; see `AttachmentFiles`."""
        file = self._path(name).open("rb")
        try:
            _require_length(file, length)
        except BaseException:
            file.close()
            raise
        return _Blocks(file, length)

    def remove(self, name: str) -> None:
        """Remove a file; see `AttachmentFiles`."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        """Return where a file is; a name that could lead elsewhere is nobody's."""
        if not _NAME.fullmatch(name):
            raise FileNotFoundError(name)
        return self._folder / name[:2] / name


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _require_length(file: IO[bytes], length: int) -> None:
    if os.fstat(file.fileno()).st_size < length:
        raise OSError("The file is shorter than it should be.")


class _Blocks:
    """The bytes of an open file, which is closed with them."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self._file = file
        self._left = length

    def __iter__(self) -> Iterator[bytes]:
        with self._file:
            while self._left and (block := self._file.read(min(self._left, _BLOCK_BYTES))):
                self._left -= len(block)
                yield block

    def close(self) -> None:
        """Close the file, whether it was read or not."""
        self._file.close()
