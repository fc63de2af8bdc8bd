"""The journal: one line of JSON for each call, and never a word of its body.

Every process appends whole lines to the same file with single writes, so lines of several
processes do not mix; a file that was moved away is made anew, so it can be rotated. The lines of a
tenth of a second are written together, beside the calls: a process that is killed loses no more.
"""

from __future__ import annotations

import atexit
import dataclasses
import json
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from json.encoder import encode_basestring
from pathlib import Path
from uuid import UUID

__all__ = ["Entry", "Journal", "redact"]

_MAX_TEXT = 256
_MAX_ITEMS = 20
_SECRET_WORDS = ("password", "passwd", "authpw", "secret", "token", "apikey")
_STARS = "***"
_EVERY_S = 0.1
_MAX_WAITING = 100_000
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is kept of one call.

    ``protocol`` is ``1.1``, ``1.2``, ``GET``, ``POST`` or ``JSON``; ``outcome`` is ``ok``,
    ``failed`` (an in-band failure), ``fault`` or ``refused`` (before an operation was known);
    ``arguments`` is what ``redact`` returned, and only kept when the operator asks for it.
    """

    site: str
    service: str
    operation: str
    protocol: str
    client: str
    status: int
    outcome: str
    fault_code: str = ""
    duration_ms: float
    bytes_in: int
    bytes_out: int
    request_id: str
    arguments: Mapping[str, object] | None = None


def _line(entry: Entry) -> bytes:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    arguments = ""
    if entry.arguments is not None:
        arguments = f',"arguments":{_ENCODE(entry.arguments)}'
    line = (
        f'{{"time":"{now}","site":{_text(entry.site)},"service":{_text(entry.service)},'
        f'"operation":{_text(entry.operation)},"protocol":{_text(entry.protocol)},'
        f'"client":{_text(entry.client)},"status":{entry.status:d},'
        f'"outcome":{_text(entry.outcome)},"fault_code":{_text(entry.fault_code)},'
        f'"duration_ms":{entry.duration_ms},"bytes_in":{entry.bytes_in:d},'
        f'"bytes_out":{entry.bytes_out:d},"request_id":{_text(entry.request_id)}{arguments}}}\n'
    )
    # A lone surrogate cannot be encoded; clients can send one as a character reference.
    return line.encode("utf-8", "backslashreplace")


def _text(value: str) -> str:
    return encode_basestring(value[:_MAX_TEXT])


class Journal:
    """Appends entries to a file, or to standard error when ``path`` is None.

    A journal that cannot be written, on a full disk for example, costs its line and a word on
    standard error, never the call.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._waiting: deque[bytes] = deque(maxlen=_MAX_WAITING)
        self._writer: threading.Thread | None = None
        self._lock = threading.Lock()
        self._file: int | None = None
        self._inode: tuple[int, int] | None = None
        self._complained = False

    def write(self, entry: Entry) -> None:
        """Append one entry, with the present time; it reaches the file a moment later."""
        self._waiting.append(_line(entry))
        if self._writer is None:
            self._start()

    def flush(self) -> None:
        """Write down what waits."""
        with self._lock:
            lines = [self._waiting.popleft() for _ in range(len(self._waiting))]
            if not lines:
                return
            try:
                os.write(self._descriptor(), b"".join(lines))
            except OSError as error:
                self._complain(error)

    def _start(self) -> None:
        with self._lock:
            if self._writer is not None:
                return
            self._writer = threading.Thread(target=self._keep_writing, name="journal", daemon=True)
        self._writer.start()
        atexit.register(self.flush)

    def _keep_writing(self) -> None:
        while True:
            time.sleep(_EVERY_S)
            self.flush()

    def _descriptor(self) -> int:
        if self._path is None:
            return sys.stderr.fileno()
        try:
            found = os.stat(self._path)
            if self._file is not None and (found.st_dev, found.st_ino) == self._inode:
                return self._file
        except FileNotFoundError:
            pass
        return self._open(self._path)

    def _open(self, path: Path) -> int:
        opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)
        found = os.fstat(opened)
        self._inode = (found.st_dev, found.st_ino)
        if self._file is not None:
            os.close(self._file)
        self._file = opened
        return opened

    def _complain(self, error: OSError) -> None:
        if not self._complained:
            self._complained = True
            print(f"journal: {self._path}: {error.strerror}; lines are lost", file=sys.stderr)


def redact(arguments: Mapping[str, object], secret_names: Collection[str]) -> dict[str, object]:
    """Return the arguments of a call as they may be written down.

    ``secret_names`` are the secrets of the operation by its contract. They, and whatever else is
    named like a secret, are shown as ``***``; a text that names a secret, in any case, as
    ``Key=Value`` texts do, is cut after that name. Bytes are shown as their number, long texts
    and lists are cut.
    """
    secrets = {*map(_plain, secret_names), *_SECRET_WORDS}
    return _shown_members(arguments, secrets)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _shown_members(members: Mapping[str, object], secrets: Set[str]) -> dict[str, object]:
    return {
        name: _STARS if _names_secret(name, secrets) else _shown(value, secrets)
        for name, value in members.items()
    }


def _names_secret(name: str, secrets: Set[str]) -> bool:
    plain = _plain(name)
    return any(secret in plain for secret in secrets)


def _shown(value: object, secrets: Set[str]) -> object:
    if isinstance(value, str):
        return _shown_text(value, secrets)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal | UUID | date | clock_time | timedelta):
        return str(value)
    if isinstance(value, bytes | bytearray):
        return f"<{len(value)} bytes>"
    if isinstance(value, Mapping):
        return _shown_members({str(name): item for name, item in value.items()}, secrets)
    if isinstance(value, list | tuple):
        return [_shown(item, secrets) for item in value[:_MAX_ITEMS]]
    if dataclasses.is_dataclass(value):
        names = [item.name for item in dataclasses.fields(value)]
        return _shown_members({name: getattr(value, name) for name in names}, secrets)
    return f"<{type(value).__name__}>"


def _shown_text(text: str, secrets: Set[str]) -> str:
    key, equals, _ = text.partition("=")
    if equals and _names_secret(key, secrets):
        return f"{key[:_MAX_TEXT]}={_STARS}"
    lowered = text.lower()
    ends = [lowered.find(secret) + len(secret) for secret in secrets if secret in lowered]
    if ends:
        return text[: min(_MAX_TEXT, *ends)] + _STARS
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}..."
