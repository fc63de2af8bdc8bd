"""Hostile character sets: unknown names, byte order marks, bytes that are no text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from compat_tests.hostile.case import Case
from compat_tests.hostile.envelopes import SOAP12, call, envelope, post

_PING = envelope(call("PingService", "<authUsername>é€\U0001f600</authUsername>"))
_PING12 = envelope(call("PingService"), version=SOAP12)
_RESULT = "PingServiceResult"

_NO_CHARSETS = [
    "utf-7",
    "utf7",
    "idna",
    "punycode",
    "base64_codec",
    "zlib_codec",
    "hex",
    "rot13",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
    "x-user-defined",
    "no-such-charset",
    "../../../../etc/passwd",
    "os.system",
    "aliases",
    "utf-8\x85",
    '"utf-8',
    "'utf-8'",
    "utf-8,utf-16",
    "*",
    "-1",
    "x" * 10_000,
]


def _unknown() -> Iterator[Case]:
    """A charset that is none is read as UTF-8."""
    for charset in _NO_CHARSETS:
        content_type = f"text/xml; charset={charset}"
        sent = post(_PING, content_type=content_type)
        yield Case(f"charset {charset[:30]!r}", sent, 200, "served", _RESULT)
        declared = _PING12.replace('encoding="utf-8"', f'encoding="{charset[:40]}"')
        sent = post(declared.encode("latin-1", "replace"), content_type="application/soap+xml")
        is_name = charset[:1].isalpha() and all(c.isalnum() or c in "._-" for c in charset[:40])
        status, kind = (200, "served") if is_name and charset.isascii() else (400, "empty")
        yield Case(f"declared charset {charset[:30]!r}", sent, status, kind)


def _known() -> Iterator[Case]:
    """A charset that the bytes are in is understood, also against the XML declaration."""
    for name, charset, encoding in [
        ("UTF-16 little endian by name", "utf-16le", "utf-16-le"),
        ("UTF-16 big endian by name", "utf-16be", "utf-16-be"),
        ("UTF-16 without byte order", "utf-16", "utf-16-le"),
        ("UTF-16 with a mark", "utf-16", "utf-16"),
        ("UTF-16 with a mark against the charset", "utf-8", "utf-16"),
        ("UTF-32 by name", "utf-32le", "utf-32-le"),
        ("UTF-32 big endian by name", "utf-32be", "utf-32-be"),
        ("UTF-32 with a mark", "utf-32", "utf-32"),
        ("UTF-32 with a mark against the charset", "utf-8", "utf-32"),
        ("UTF-8 with a mark", "utf-8", "utf-8-sig"),
        ("UTF-8 with a mark against the charset", "utf-16", "utf-8-sig"),
        ("GB 18030", "gb18030", "gb18030"),
    ]:
        sent = post(_PING.encode(encoding), content_type=f"text/xml; charset={charset}")
        yield Case(name, sent, 200, "served", _RESULT)


def _mismatched() -> Iterator[Case]:
    """A charset that the bytes are not in makes them malformed."""
    for name, content_type, body in [
        ("UTF-16 called UTF-8", "text/xml; charset=utf-8", _PING.encode("utf-16-le")),
        ("UTF-8 called UTF-16", "text/xml; charset=utf-16", _PING.encode()),
        ("UTF-8 called UTF-32", "text/xml; charset=utf-32", _PING.encode()),
        ("UTF-16 called big endian", "text/xml; charset=utf-16be", _PING.encode("utf-16-le")),
        ("big endian UTF-16 without a mark", "text/xml; charset=utf-16", _PING.encode("utf-16-be")),
        ("UTF-16 of half a character", "text/xml; charset=utf-16", _PING.encode("utf-16")[:-1]),
        ("only a byte order mark", "text/xml", codecs.BOM_UTF8),
        ("half a byte order mark", "text/xml", codecs.BOM_UTF8[:2]),
        ("only a mark of UTF-16", "text/xml", codecs.BOM_UTF16_LE),
        ("mark of UTF-16 before UTF-8", "text/xml", codecs.BOM_UTF16_LE + _PING.encode()),
        ("mark of UTF-32 in big endian", "text/xml", codecs.BOM_UTF32_BE + _PING.encode()),
        ("mark of UTF-7", "text/xml", b"+/v8-" + _PING.encode()),
        ("mark behind a space", "text/xml", b" " + codecs.BOM_UTF8 + _PING.encode()),
        ("EBCDIC", "text/xml; charset=cp037", _PING.encode("cp037", "replace")),
        ("SCSU mark", "text/xml", b"\x0e\xfe\xff" + _PING.encode()),
        ("text called Base64", "text/xml; charset=base64_codec", codecs.encode(b"<a/>", "base64")),
    ]:
        yield Case(name, post(body, content_type=content_type), 400, "empty")


_PLACE = "é€\U0001f600".encode()


def _invalid() -> Iterator[Case]:
    """Bytes that are not UTF-8 become U+FFFD, as .NET reads them; in markup that is malformed."""
    for name, invalid in {
        "overlong slash": b"\xc0\xaf",
        "overlong NUL": b"\xc0\x80",
        "overlong < in three bytes": b"\xe0\x80\xbc",
        "overlong < in two bytes": b"\xc0\xbcscript\xc0\xbe",
        "byte of latin-1": b"\xe9",
        "lone continuation": b"\x80",
        "half a character": b"\xf0\x9f\x98",
        "surrogate in UTF-8": b"\xed\xa0\x80",
        "pair of surrogates in UTF-8": b"\xed\xa0\xbd\xed\xb8\x80",
        "beyond Unicode": b"\xf4\x90\x80\x80",
        "five byte form": b"\xf8\x88\x80\x80\x80",
        "bytes FE and FF": b"\xfe\xff",
        "100 000 bytes of FF": b"\xff" * 100_000,
    }.items():
        text = _PING.encode().replace(_PLACE, invalid)
        yield Case(f"{name} in text", post(text), 200, "served", _RESULT)
        name_of_tag = _PING.encode().replace(b"authUsername>", b"a" + invalid + b">")
        yield Case(f"{name} in a name", post(name_of_tag), 400, "empty")
    lone = _PING.encode("utf-16-le").replace("€".encode("utf-16-le"), b"\x00\xd8")
    sent = post(lone, content_type="text/xml; charset=utf-16")
    yield Case("lone surrogate in UTF-16", sent, 200, "served", _RESULT)


CASES = [*_unknown(), *_known(), *_mismatched(), *_invalid()]
