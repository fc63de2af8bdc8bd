"""Binary values: base64 and hexadecimal text (wire rules, section 3)."""

from __future__ import annotations

import binascii
import re
from base64 import b64encode

from soap_service.asmx.exceptions import BadRequest

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
_BLANKS = str.maketrans("", "", "\t\n\r ")


class Base64Decoder:
    """Decodes base64 text as it arrives, so that a large value is never held as text.

    White space and missing padding are tolerated; a foreign character, and anything behind the
    padding, is `BadRequest`, as the XML reader itself refuses it (section 3).
    """

    __slots__ = ("_is_padded", "_parts", "_rest")

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._rest = ""
        self._is_padded = False

    def feed(self, text: str) -> None:
        """Take the next piece of text."""
        digits, padding, behind = text.translate(_BLANKS).partition("=")
        if behind.strip("=") or (digits and self._is_padded):
            raise BadRequest("Something stands behind the padding.")
        self._is_padded = self._is_padded or bool(padding)
        digits = self._rest + digits
        usable = len(digits) & ~3
        self._rest = digits[usable:]
        if usable:
            self._parts.append(_decode(digits[:usable]))

    def close(self) -> bytes:
        """Return all the bytes; a single digit at the end has too few bits for one."""
        if len(self._rest) > 1:
            self._parts.append(_decode(self._rest))
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)


def _decode(text: str) -> bytes:
    if _NOT_BASE64.search(text):
        raise BadRequest("A character is not base64.")
    return binascii.a2b_base64(text + "=" * (-len(text) & 3))


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
