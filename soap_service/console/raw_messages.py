"""The command that saves raw messages, byte for byte as they came in, one ``.eml`` file each.

A file has its final name only once it is whole, so a run that was cut off is resumed by saying the
same again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import Database, UnitOfWork, open_engine
from db.models.iservice import RawMessage
from soap_service.config import Settings
from soap_service.console.exceptions import ConsoleError
from soap_service.console.output import Output

__all__ = ["extract"]

_MARK = ".extracting"
_PART = ".part"
_BLOCK = 200


def extract(settings: Settings, folder: Path, *, failed: bool, as_json: bool) -> int:
    """Save all raw messages, or those that could not be processed, into an empty folder."""
    output = Output(settings, as_json=as_json)
    database = Database(open_engine(settings.database))
    try:
        mark = _claim(folder, {"database": database.engine.url.database, "failed": failed})
        total = database.run(lambda unit: _count(unit.session, failed), read_only=True)
        saved = kept = 0
        with output.progress("Extracting", total) as note:
            for message_id in _ids(database, failed):
                path = folder / f"{message_id:010}.eml"
                if path.exists():
                    kept += 1
                else:
                    _save(path, _data(database, message_id))
                    saved += 1
                note(path.name)
        mark.unlink()
    except OSError as error:
        raise ConsoleError(f"{error.filename}: {error.strerror}") from error
    finally:
        database.dispose()
    output.record({"folder": str(folder), "saved": saved, "there already": kept})
    return 0


def _claim(folder: Path, what: dict[str, object]) -> Path:
    """Take an empty folder, or one where the same was cut off, and return the mark in it."""
    folder.mkdir(parents=True, exist_ok=True)
    mark, text = folder / _MARK, json.dumps(what, sort_keys=True)
    if mark.exists():
        if mark.read_text("utf-8") != text:
            raise ConsoleError(f"{folder}: another extraction into it was cut off.")
        return mark
    if any(folder.iterdir()):
        raise ConsoleError(f"{folder}: the folder is not empty.")
    mark.write_text(text, "utf-8")
    return mark


def _count(session: Session, failed: bool) -> int:
    query = select(func.count(RawMessage.raw_message_id))
    return session.scalar(query.where(RawMessage.is_failed) if failed else query) or 0


def _ids(database: Database, failed: bool) -> Iterator[int]:
    """Yield the ids of the messages, block by block; no transaction is open in between."""
    last = 0
    while block := database.run(partial(_next_ids, last, failed), read_only=True):
        yield from block
        last = block[-1]


def _next_ids(last: int, failed: bool, unit: UnitOfWork) -> list[int]:
    query = select(RawMessage.raw_message_id).where(RawMessage.raw_message_id > last)
    query = query.where(RawMessage.is_failed) if failed else query
    return list(unit.session.scalars(query.order_by(RawMessage.raw_message_id).limit(_BLOCK)))


def _data(database: Database, message_id: int) -> bytes:
    query = select(RawMessage.data).where(RawMessage.raw_message_id == message_id)
    return database.run(lambda unit: unit.session.scalar(query), read_only=True) or b""


def _save(path: Path, data: bytes) -> None:
    part = path.with_suffix(_PART)
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
