"""Binary values: base64 and hexadecimal text (wire rules, section 3)."""

from __future__ import annotations

import binascii
import re
from base64 import b64encode

from soap_service.asmx.exceptions import BadRequest

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=\s]")
_BLANKS = str.maketrans("", "", "\t\n\r ")


class Base64Decoder:
    """Decodes base64 text as it arrives, so that a large value is never held as text.

    White space and missing padding are tolerated; a foreign character is `BadRequest`, as the
    XML reader itself refuses it (section 3).
    """

    __slots__ = ("_parts", "_rest")

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._rest = ""

    def feed(self, text: str) -> None:
        """Take the next piece of text."""
        text = self._rest + text.translate(_BLANKS)
        usable = len(text) & ~3
        self._rest = text[usable:]
        if usable:
            self._parts.append(_decode(text[:usable]))

    def close(self) -> bytes:
        """Return all the bytes."""
        rest = self._rest.rstrip("=")
        if rest:
            self._parts.append(_decode(rest.ljust(4, "=") if len(rest) > 1 else ""))
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)


def _decode(text: str) -> bytes:
    if _NOT_BASE64.search(text):
        raise BadRequest("A character is not base64.")
    try:
        return binascii.a2b_base64(text)
    except binascii.Error as error:
        raise BadRequest("The text is not base64.") from error


def parse_base64(text: str) -> bytes:
    """Read base64 text (see `Base64Decoder`)."""
    decoder = Base64Decoder()
    decoder.feed(text)
    return decoder.close()


def format_base64(value: bytes) -> str:
    """Write bytes as base64 on one line."""
    return b64encode(value).decode("ascii")


def parse_hex(text: str) -> bytes:
    """Read hexadecimal text; anything else is `BadRequest`."""
    try:
        return bytes.fromhex(text.strip())
    except ValueError as error:
        raise BadRequest("The text is not hexadecimal.") from error
