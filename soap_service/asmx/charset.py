"""Character sets: the names a request may use and how to decode them.

The names are those .NET knows. A caller's text is looked up here and never in `codecs`, which
would also find encodings that are none of text, or take quadratic time, and which remembers each
unknown name for ever.
"""

from __future__ import annotations

_LATIN = {f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 13, 15)}
_WINDOWS = {f"windows-{page}": f"cp{page}" for page in range(1250, 1259)}
_CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "unicode": "utf-16-le",
    "utf-16be": "utf-16-be",
    "unicodefffe": "utf-16-be",
    "utf-32": "utf-32-le",
    "utf-32le": "utf-32-le",
    "utf-32be": "utf-32-be",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "iso8859-1": "latin-1",
    "iso_8859-1": "latin-1",
    "latin1": "latin-1",
    **_LATIN,
    **_WINDOWS,
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm437": "cp437",
    "ibm850": "cp850",
    "ibm852": "cp852",
    "cp866": "cp866",
    "macintosh": "mac-roman",
    "shift_jis": "cp932",
    "euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022-jp",
    "gb2312": "gbk",
    "gbk": "gbk",
    "gb18030": "gb18030",
    "big5": "cp950",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-874": "cp874",
}


def codec_of(charset: str | None) -> str:
    """Return the codec of a charset; UTF-8 when none is named or the name is unknown."""
    return _CODECS.get(charset.strip().lower(), "utf-8") if charset else "utf-8"
