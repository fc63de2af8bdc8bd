"""Raw messages are saved as they came in; old interactions are purged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from compat_tests.tenancy.installation import Installation
from compat_tests.tenancy.marks import NUMBER, fill
from db import Database, open_engine
from db.models.iservice import RawMessage

NAME = "gamma"
MESSAGES = [bytes(range(256)) + b"\r\n.\r\n%d" % number for number in range(6)]
_NOON = datetime(2024, 1, 1, 12)


@pytest.fixture(scope="module")
def mail(installation: Installation) -> Iterator[Installation]:
    """An installation whose tenant gamma got messages, of which every second one failed."""
    installation.add(NAME)
    url = installation.url_of(NAME)
    fill(url)
    database = Database(open_engine(url))
    database.run(lambda unit: unit.session.add_all(map(message, range(len(MESSAGES)))))
    database.dispose()
    yield installation
    installation.manage("tenants", "delete", NAME)


def message(number: int) -> RawMessage:
    return RawMessage(
        mailbox_id=NUMBER,
        received_utc=_NOON,
        size_bytes=len(MESSAGES[number]),
        digest=str(number),
        is_failed=number % 2 == 1,
        data=MESSAGES[number],
    )


def extract(mail: Installation, folder: Path, *arguments: str) -> str:
    return mail.manage("raw-messages", "extract", str(folder), "--tenant", NAME, *arguments)


def files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.iterdir())]


def test_all_are_saved_byte_for_byte(mail: Installation, tmp_path: Path) -> None:
    extract(mail, tmp_path / "out")
    assert [each for each in files(tmp_path / "out") if each in MESSAGES] == MESSAGES
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".eml"}


def test_those_that_failed_can_be_saved_alone(mail: Installation, tmp_path: Path) -> None:
    extract(mail, tmp_path, "--failed")
    assert files(tmp_path) == MESSAGES[1::2]


def test_a_folder_that_is_not_empty_is_refused(mail: Installation, tmp_path: Path) -> None:
    (tmp_path / "mine.eml").write_bytes(b"mine")
    ended = mail.console(*("manage", "raw-messages", "extract", str(tmp_path), "--tenant", NAME))
    assert ended.returncode == 1
    assert "the folder is not empty" in ended.stderr
    assert files(tmp_path) == [b"mine"]


def test_what_was_cut_off_is_resumed(mail: Installation, tmp_path: Path) -> None:
    """Known difference T10."""
    extract(mail, tmp_path / "whole")
    whole = sorted((tmp_path / "whole").iterdir())
    cut = tmp_path / "cut"
    cut.mkdir()
    (cut / ".extracting").write_text(mark(mail), "utf-8")
    (cut / whole[0].name).write_bytes(whole[0].read_bytes())
    (cut / f"{whole[1].stem}.part").write_bytes(b"half")
    assert "there already\t1" in extract(mail, cut)
    assert files(cut) == files(tmp_path / "whole")


def mark(mail: Installation) -> str:
    """Return what a run leaves in its folder until it is done."""
    url = open_engine(mail.url_of(NAME)).url
    return f'{{"database": "{url.database}", "failed": false}}'


def test_the_purge_deletes_what_was_kept_long_enough(mail: Installation) -> None:
    purge = ("purge", "run", "--tenant", NAME)
    assert "switched off" in mail.console("manage", *purge).stderr
    short = mail.console("manage", "purge", "set", "--days", "179", "--tenant", NAME)
    assert short.returncode == 1
    mail.manage("purge", "set", "--days", "180", "--tenant", NAME)
    assert mail.shown(*purge, "--dry-run") == {"pending": 1, "deleted": 0}
    assert mail.shown(*purge) == {"pending": 1, "deleted": 1}
    assert mail.shown("purge", "show", "--tenant", NAME)["pending_interactions"] == 0
