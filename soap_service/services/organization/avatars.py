"""Pictures of users: their addresses, and what is shown there.

No login is needed, as for the product's. Only the approved picture of a living user is shown, and
only while its file is here and is a picture: the table of files holds much that is nobody's
business. Any other file looks like a user without a picture.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Select, select

from db.models.smartertrack import File, User
from soap_service.services.attachments import AttachmentFiles
from soap_service.services.desk import Site

AVATARS = "avatars"
"""The folder under the site's address that pictures are shown in."""

MAX_BYTES = 1024 * 1024

_DEFAULT = "default"
_MAX_DIGITS = 10
_NOT_COMPRESSED = 0
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


class Picture(NamedTuple):
    """A picture to be sent."""

    content_type: str
    data: bytes


NOBODY = Picture(
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">'
    b'<path fill="#d5dbe1" d="M0 0h64v64H0z"/><circle cx="32" cy="25" r="12" fill="#8a97a5"/>'
    b'<path fill="#8a97a5" d="M9 64c0-14 10-22 23-22s23 8 23 22z"/></svg>',
)
"""The picture of who has none."""


def avatar_url(user: User) -> str:
    """Return a path below the site: clients put the address before what follows its first ``/``."""
    has_picture = user.file_id_avatar is not None and user.is_avatar_approved
    return f"~/{AVATARS}/{user.file_id_avatar if has_picture else _DEFAULT}"


def read_avatar(site: Site, name: str) -> Picture | None:
    """Return the picture of a name, the last part of an address; None for no such name.

    Raises DatabaseError.
    """
    if name == _DEFAULT:
        return NOBODY
    if not name.isascii() or not name.isdecimal() or len(name) > _MAX_DIGITS:
        return None
    query = _approved(int(name))
    found = site.database.run(lambda unit: unit.session.execute(query).first(), read_only=True)
    if found is None or not found.file_name_on_disk or found.length > MAX_BYTES:
        return NOBODY
    return _read(site.attachments, found.file_name_on_disk, found.length)


def _approved(file_id: int) -> Select[str | None, int]:
    return (
        select(File.file_name_on_disk, File.length)
        .join(User, User.file_id_avatar == File.file_id)
        .where(
            File.file_id == file_id,
            File.compression_type == _NOT_COMPRESSED,
            User.is_avatar_approved,
            ~User.is_deleted,
        )
        .limit(1)
    )


def _read(files: AttachmentFiles, name: str, length: int) -> Picture:
    try:
        data = b"".join(files.read(name, length))
    except OSError:
        return NOBODY
    kind = next((kind for beginning, kind in _KINDS if data.startswith(beginning)), None)
    return Picture(kind, data) if kind else NOBODY
