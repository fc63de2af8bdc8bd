"""Attachments that come in parts, and reading them back through their addresses."""

from __future__ import annotations

import urllib.error
import urllib.request
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from compat_tests.services.test_attachments import BYTES, attach
from compat_tests.services.world import DATABASE, NOON, World, bind
from compat_tests.serving import running
from db.models.own import Upload
from db.models.smartertrack import TicketAttachment
from soap_service.services.attachments import DiskFiles
from soap_service.services.tickets.downloads import open_download
from soap_service.services.tickets.urls import attachment_url


def begin(world: World, length: int, data: bytes = b"abc") -> Any:
    return attach(world, world.create(), data=data, length=length).file


def stored(world: World) -> list[Any]:
    return world.rows(select(TicketAttachment.length, TicketAttachment.crc))


def read(world: World, url: str) -> bytes | None:
    download = open_download(world.site, url.partition("/")[2])
    return b"".join(download.blocks) if download else None


def test_parts_become_one_file(world: World) -> None:
    file = begin(world, 9)
    assert world.AppendToTicketAttachment(file.file_id, b"def").message == ""
    assert stored(world) == [(6, zlib.crc32(b"abcdef"))]
    assert world.AppendToTicketAttachment(file.file_id, b"ghi").result
    assert stored(world) == [(9, zlib.crc32(b"abcdefghi"))]
    assert read(world, file.download_url) == b"abcdefghi"
    assert world.rows(select(Upload.ticket_attachment_id)) == []
    [listed] = world.GetTicketAttachments(1).files
    assert listed.file_size_in_bytes == 9


@pytest.mark.parametrize("part", [b"", None])
def test_an_empty_part_changes_nothing(world: World, part: bytes | None) -> None:
    file = begin(world, 9)
    assert world.AppendToTicketAttachment(file.file_id, part).result
    assert stored(world) == [(3, zlib.crc32(b"abc"))]


def test_no_more_comes_than_was_announced(world: World) -> None:
    """Known difference U40."""
    file = begin(world, 5)
    result = world.AppendToTicketAttachment(file.file_id, b"def")
    assert (result.result, result.result_code) == (False, 144)
    assert read(world, file.download_url) == b"abc"
    assert world.AppendToTicketAttachment(file.file_id, b"de").result
    assert world.AppendToTicketAttachment(file.file_id, b"f").result_code == 144


@pytest.mark.parametrize("announced", [3, 1])
def test_a_file_that_came_whole_takes_no_part(world: World, announced: int) -> None:
    """Known difference U40."""
    file = begin(world, announced)
    assert world.AppendToTicketAttachment(file.file_id, b"d").result_code == 144


@pytest.mark.parametrize("announced", [0, -1])
def test_without_an_announcement_parts_may_follow(world: World, announced: int) -> None:
    """Known difference U40."""
    file = begin(world, announced)
    assert world.AppendToTicketAttachment(file.file_id, b"def").result
    assert read(world, file.download_url) == b"abcdef"


def test_what_a_crash_left_behind_is_overwritten(world: World, tmp_path: Path) -> None:
    file = begin(world, 6)
    [path] = (tmp_path / "attachments").rglob("*.bin")
    path.write_bytes(b"abcLEFT OVER")
    assert read(world, file.download_url) == b"abc"
    assert world.AppendToTicketAttachment(file.file_id, b"def").result
    assert path.read_bytes() == b"abcdef"


def test_a_file_that_was_cut_short_is_not_continued_nor_served(
    world: World, tmp_path: Path
) -> None:
    file = begin(world, 6)
    [path] = (tmp_path / "attachments").rglob("*.bin")
    path.write_bytes(b"ab")
    assert world.AppendToTicketAttachment(file.file_id, b"def").result_code == 111
    assert read(world, file.download_url) is None
    assert stored(world) == [(3, zlib.crc32(b"abc"))]


class FullDisk(DiskFiles):
    """A folder in which parts have no room."""

    def append(self, name: str, length: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")


def test_a_part_without_room_leaves_the_row_as_it_was(world: World, tmp_path: Path) -> None:
    file = begin(world, 6)
    full = FullDisk(tmp_path / "attachments")
    cramped = replace(world, handlers=bind(replace(world.site, attachments=full)))
    assert cramped.AppendToTicketAttachment(file.file_id, b"def").result_code == 111
    assert stored(world) == [(3, zlib.crc32(b"abc"))]


def test_only_living_attachments_of_seen_tickets_take_parts(world: World) -> None:
    file = begin(world, 6)
    assert world.AppendToTicketAttachment(77, b"d").result_code == 143
    assert world.as_user("ben").AppendToTicketAttachment(file.file_id, b"d").result_code == 143
    world.DeleteTicket(1)
    assert world.AppendToTicketAttachment(file.file_id, b"d").result_code == 101


# Reading back


def test_an_address_opens_its_file_in_any_case(world: World) -> None:
    """Known difference U42."""
    file = attach(world, world.create()).file
    assert file.download_url.endswith("/%C3%9Cbersicht.pdf")
    assert read(world, file.download_url) == BYTES
    assert read(world, file.download_url.lower()) == BYTES


@pytest.mark.parametrize(
    "path",
    ["", "1", "1/", "1/x", "x/{h}", "2/{h}", "-1/{h}", "²/{h}", "1/../{h}", "9" * 40 + "/{h}"],
)
def test_no_other_address_opens_anything(world: World, path: str) -> None:
    digest = attach(world, world.create()).file.download_url.split("/")[2]
    assert open_download(world.site, path.format(h=digest)) is None


def test_a_deleted_attachment_is_not_served(world: World) -> None:
    file = attach(world, world.create()).file
    world.change(lambda session: session.execute(update(TicketAttachment).values(is_deleted=True)))
    assert read(world, file.download_url) is None
    assert world.AppendToTicketAttachment(file.file_id, b"d").result_code == 143


@pytest.mark.parametrize(
    "name",
    ["../../test.db", "/etc/passwd", "..", ".", "", "../test.db", "te/../../test.db", "a\0b"],
)
def test_no_name_in_the_database_leads_to_another_file(world: World, name: str) -> None:
    world.create()

    def add(session: Session) -> None:
        session.add(
            TicketAttachment(
                ticket_id=1,
                ticket_message_id=0,
                file_name_on_disk=name,
                length=1,
                creation_date_utc=NOON,
            )
        )

    world.change(add)
    row = TicketAttachment(ticket_attachment_id=1, file_name_on_disk=name, file_name_original="x")
    assert read(world, attachment_url(world.site.signer, row)) is None


def test_a_server_sends_the_file_to_be_saved(world: World, tmp_path: Path) -> None:
    environ = {"ISERVICE_DATABASE_URL": f"sqlite:///{tmp_path}/{DATABASE}"}
    with running(tmp_path, environ=environ) as server:
        file = attach(world, world.create(), name="<Ü>.html").file
        with urllib.request.urlopen(f"{server.url}/{file.download_url}", timeout=30) as answer:
            assert answer.read() == BYTES
            assert answer.headers["Content-Disposition"] == (
                "attachment; filename*=UTF-8''%3C%C3%9C%3E.html"
            )
            assert answer.headers["Content-Type"] == "application/octet-stream"
            assert answer.headers["Content-Length"] == str(len(BYTES))
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        head = urllib.request.Request(f"{server.url}/{file.download_url}", method="HEAD")
        with urllib.request.urlopen(head, timeout=30) as answer:
            assert (answer.read(), answer.headers["Content-Length"]) == (b"", str(len(BYTES)))
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{server.url}/Attachments/1/{'0' * 32}/x", timeout=30)
        assert refused.value.code == 404
        refused.value.close()
