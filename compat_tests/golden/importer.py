"""Brings recordings of an ASMX peer into the project.

A recording directory holds ``<group>/<case>.http`` (see `exchange`) and ``wsdl/*.wsdl``. Long
bodies are abbreviated there; requests are made whole again, which the recorded lengths prove.
WSDLs become the sample service's contracts, with the CRLF line ends .NET writes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from compat_tests.golden import exchange
from compat_tests.golden.exchange import Document, Ends, Exchange
from compat_tests.sample.contracts import WSDL_FOLDER

CONTRACTS = {
    "default.wsdl": "svcTickets.wsdl",
    "basic.wsdl": "svcBasic.wsdl",
    "basic-getpost.wsdl": "svcBasic-getpost.wsdl",
    "script.wsdl": "svcScript.wsdl",
}
"""File name in the recording, file name in the sample service."""

_CUT_HEX = re.compile(rb"<(\d+) bytes, hex> ([0-9a-f]+)\.\.\.")


_LINE_ENDS = {0: b"", 1: b"\n", 2: b"\r\n"}
"""A line end behind a client's envelope was not recorded, only counted (PHP, gSOAP)."""


class ImportFailure(Exception):
    """Raised when a recording cannot be made whole."""


def import_recordings(source: Path, target: Path = exchange.EXCHANGES) -> int:
    """Read the recordings below ``source`` and write them below ``target``; return their number.

    Raises `ImportFailure` when a body does not have the length that was recorded.
    """
    documents = _import_contracts(source / "wsdl")
    whole = {case.name: case for case in exchange.read_all(source)}
    for case in whole.values():
        restored = _restore_request(case, whole["odd-bom-utf8"])
        exchange.write(_refer_to_documents(restored, documents), target)
    return len(whole)


def _import_contracts(source: Path) -> dict[bytes, str]:
    documents = {}
    WSDL_FOLDER.mkdir(parents=True, exist_ok=True)
    for recorded, name in CONTRACTS.items():
        content = (source / recorded).read_bytes()
        (WSDL_FOLDER / name).write_bytes(content.replace(b"\n", b"\r\n"))
        documents[content] = name
    return documents


def _restore_request(case: Exchange, sibling: Exchange) -> Exchange:
    recorded = case.request.body
    if isinstance(recorded, Ends):
        body = _with_filler(recorded, _text(sibling))
    else:
        assert isinstance(recorded, bytes)
        cut = _CUT_HEX.fullmatch(recorded)
        body = _completed_utf16(cut, _text(sibling)) if cut else recorded
    body = _with_recorded_length(case, body)
    return replace(case, request=replace(case.request, body=body))


def _with_filler(body: Ends, text: str) -> bytes:
    """Repeat the first character of the tail until the body has its length."""
    start = text.partition("<value>")[0].removeprefix("\ufeff").encode() + b"<value>"
    end = body.tail.lstrip(body.tail[:1])
    filler = body.tail[:1] * (body.length - len(start) - len(end))
    return start + filler + end


def _completed_utf16(cut: re.Match[bytes], text: str) -> bytes:
    digits = cut[2].decode("ascii")
    known = bytes.fromhex(digits[: len(digits) // 4 * 4]).decode("utf-16-le")
    rest = text.partition(known[-60:])[2]
    return (known + rest).encode("utf-16-le")


def _with_recorded_length(case: Exchange, body: bytes) -> bytes:
    length = case.request.header("Content-Length")
    missing = int(length) - len(body) if length is not None else 0
    if missing not in _LINE_ENDS:
        raise ImportFailure(f"{case.name}: {len(body)} bytes, recorded {length}")
    return body + _LINE_ENDS[missing]


def _text(case: Exchange) -> str:
    assert isinstance(case.request.body, bytes)
    return case.request.body.decode("utf-8")


def _refer_to_documents(case: Exchange, documents: dict[bytes, str]) -> Exchange:
    if case.response is None:
        return case
    body = case.response.body
    for content, name in documents.items():
        same = body == content
        ends = isinstance(body, Ends) and body.length == len(content)
        if same or ends:
            return replace(case, response=replace(case.response, body=Document(name)))
    return case
