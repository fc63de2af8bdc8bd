"""Attachments: a row and a file, both or neither, and nothing outside the folder."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.world import NOON, World, bind
from db.models.smartertrack import TicketAttachment
from soap_service.services.attachments import DiskFiles

BYTES = bytes(range(256)) * 8
NEVER = datetime(1, 1, 1)


def attach(world: World, number: str, **changes: Any) -> Any:
    arguments = {
        "message": 0,
        "name": "Übersicht.pdf",
        "data": BYTES,
        "length": len(BYTES),
        "created": NOON,
    } | changes
    return world.AddTicketAttachment(number, *arguments.values())


def files(folder: Path) -> list[Path]:
    return [path for path in (folder / "attachments").rglob("*") if path.is_file()]


def test_bytes_are_kept_with_their_length_and_checksum(world: World, tmp_path: Path) -> None:
    file = attach(world, world.create()).file
    [path] = files(tmp_path)
    assert path.read_bytes() == BYTES
    assert path.name == file.file_name_on_disk
    columns = select(TicketAttachment.length, TicketAttachment.crc)
    assert world.rows(columns) == [(len(BYTES), zlib.crc32(BYTES))]


def test_the_file_is_described_as_it_is_listed(world: World) -> None:
    file = attach(world, world.create()).file
    listed = world.GetTicketAttachments(1)
    assert listed.files == [file]
    assert (file.file_name_original, file.file_size_in_bytes) == ("Übersicht.pdf", len(BYTES))
    assert (file.sender, file.sender_user_id, file.ticket_message_id) == ("Ada", 2, 0)
    assert file.file_date_utc == NOON
    assert not file.download_url.startswith("/")


def test_a_ticket_without_files_has_an_empty_list(world: World) -> None:
    world.create()
    assert world.GetTicketAttachments(1).files == []


def test_a_file_may_belong_to_a_message_of_the_ticket(world: World) -> None:
    number, other = world.create(), world.create()
    assert attach(world, number, message=1).file.ticket_message_id == 1
    assert attach(world, other, message=1).result_code == 105


@pytest.mark.parametrize("data", [b"", None])
def test_an_empty_file_is_a_file(world: World, data: bytes | None) -> None:
    assert attach(world, world.create(), data=data, length=0).file.file_size_in_bytes == 0


@pytest.mark.parametrize("length", [0, 10, 10**9, -1])
def test_a_length_that_differs_is_tolerated(world: World, length: int) -> None:
    assert attach(world, world.create(), length=length).file.file_size_in_bytes == len(BYTES)


@pytest.mark.parametrize(
    ("created", "stored"),
    [
        (NEVER, NOON),
        (NEVER.replace(tzinfo=UTC), NOON),
        (datetime(2020, 5, 1, 12, tzinfo=UTC), datetime(2020, 5, 1, 12)),
        (datetime(2020, 5, 1, 12, tzinfo=timezone(timedelta(hours=2))), datetime(2020, 5, 1, 10)),
    ],
)
def test_times_are_kept_in_utc_and_dotnets_zero_means_now(
    world: World, created: datetime, stored: datetime
) -> None:
    assert attach(world, world.create(), created=created).file.file_date_utc == stored


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/etc/cron.d/x", "x"),
        ("C:\\a.txt", "a.txt"),
        ("a\0b\r\n.txt", "ab.txt"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("." + "x" * 300, "." + "x" * 254),
    ],
)
def test_no_name_leads_out_of_the_folder(
    world: World, tmp_path: Path, name: str, kept: str
) -> None:
    assert attach(world, world.create(), name=name).file.file_name_original == kept
    [path] = files(tmp_path)
    assert path.parent.parent == tmp_path / "attachments"


@pytest.mark.parametrize("name", [None, "", "   ", "..", "a/..", "\0"])
def test_a_file_without_a_name_is_refused(world: World, tmp_path: Path, name: str) -> None:
    assert attach(world, world.create(), name=name).result_code == 10
    assert files(tmp_path) == []


def test_a_refused_attachment_leaves_no_file(world: World, tmp_path: Path) -> None:
    assert attach(world, "168-24F24A57-000E").result_code == 100
    assert attach(world, world.create(), message=77).result_code == 105
    assert files(tmp_path) == []


def test_a_deleted_ticket_takes_no_file(world: World, tmp_path: Path) -> None:
    number = world.create()
    world.SetTicketProperties(number, ["IsDeleted=1"])
    assert attach(world, number).result_code == 101
    assert files(tmp_path) == []


class FullDisk:
    """A store in which nothing has room."""

    def add(self, data: bytes) -> str:
        raise OSError(28, "No space left on device", "/secret/path")

    def remove(self, name: str) -> None:
        raise AssertionError("nothing was stored")


def test_a_full_disk_is_told_without_its_path_and_leaves_no_row(world: World) -> None:
    number = world.create()
    full = replace(world, handlers=bind(replace(world.site, attachments=FullDisk())))
    result = attach(full, number)
    assert (result.result, result.result_code) == (False, 111)
    assert "secret" not in result.message
    assert world.rows(select(TicketAttachment.ticket_attachment_id)) == []


def test_a_file_that_cannot_be_written_leaves_no_part_of_it(tmp_path: Path) -> None:
    store = DiskFiles(tmp_path)
    with pytest.raises(TypeError):
        store.add("no bytes")  # type: ignore[arg-type]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_stored_file_can_be_removed_twice(tmp_path: Path) -> None:
    store = DiskFiles(tmp_path)
    name = store.add(BYTES)
    store.remove(name)
    store.remove(name)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
