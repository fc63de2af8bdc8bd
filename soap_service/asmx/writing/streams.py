"""The source of streams: a result whose array or binary member leaves piece by piece."""

from __future__ import annotations

from soap_service.asmx.contract import ComplexType, Member, Scalar
from soap_service.asmx.writing.elements import ElementSource, single
from soap_service.naming import snake_case

__all__ = ["StreamSource"]

_BATCH = 32_768
"""Characters of array items that leave together."""


class StreamSource:
    """Writes the lines of a function whose answer need not be whole before it begins to leave."""

    def __init__(self, elements: ElementSource) -> None:
        self._elements = elements

    def streams(self, member: Member) -> bool:
        """Tell whether a result may leave piece by piece."""
        kind = member.type
        if isinstance(kind, Scalar):
            return kind.name == "base64Binary"
        if not isinstance(kind, ComplexType) or member.is_repeated:
            return False
        if kind.array_item is not None:
            return True
        return not kind.derived and any(self._has_items(inner) for inner in kind.all_members())

    def _has_items(self, member: Member) -> bool:
        kind = member.type
        if isinstance(kind, ComplexType):
            return kind.array_item is not None and not member.is_repeated
        return kind == Scalar("base64Binary")

    def lines(self, member: Member, opening: str, closing: str) -> list[str]:
        """Return the lines that yield such a result, the variable ``v0``, in its wrapper."""
        kind = member.type
        if isinstance(kind, ComplexType) and kind.array_item is None:
            absent = self._absent(member, opening, closing)
            attributes = self._elements.attributes(kind, "v0")
            return [
                "    if v0 is None:",
                *_indent(absent),
                "        return",
                f"    yield f'{opening}><{member.name}' + {attributes} + '>'",
                *self._stream_members(kind),
                f"    yield '</{member.name}>{closing}'",
            ]
        return [
            "    if v0 is None:",
            *_indent(self._absent(member, opening, closing)),
            "        return",
            f"    yield f'{opening}>'",
            *self._stream_member(member, "v0"),
            f"    yield '{closing}'",
        ]

    def _absent(self, member: Member, opening: str, closing: str) -> list[str]:
        lines = self._elements.piece(member, "v0", "p0")
        return [
            *lines,
            f"    yield f'{opening}>{{p0}}{closing}' if p0 else f'{opening} />'",
        ]

    def _stream_members(self, kind: ComplexType) -> list[str]:
        lines: list[str] = []
        pieces: list[str] = []
        for index, member in enumerate(kind.all_members()):
            attribute = f"v0.{snake_case(member.name)}"
            if self._has_items(member):
                if pieces:
                    lines.append(f"    yield {' + '.join(pieces)}")
                    pieces = []
                lines += self._stream_member(member, attribute)
            else:
                lines += self._elements.piece(member, attribute, f"p{index}")
                pieces.append(f"p{index}")
        if pieces:
            lines.append(f"    yield {' + '.join(pieces)}")
        return lines

    def _stream_member(self, member: Member, value: str) -> list[str]:
        kind = member.type
        absent = self._elements.null(member)
        if isinstance(kind, Scalar):
            return [
                f"    x = {value}",
                "    if not x:",
                f"        yield {absent!r} if x is None else '<{member.name} />'",
                "    else:",
                f"        yield '<{member.name}>'",
                "        yield from binary(x)",
                f"        yield '</{member.name}>'",
            ]
        assert isinstance(kind, ComplexType)
        item = kind.array_item
        assert item is not None
        return [
            f"    x = {value}",
            "    if x is None:",
            f"        yield {absent!r}",
            "    else:",
            f"        opening = '<{member.name}>'",
            "        rows, batch, size = x, [], 0",
            "        try:",
            "            for i in rows:",
            *_indent(_indent(_indent(self._elements.piece(single(item), "i", "p")))),
            "                batch.append(p)",
            "                size += len(p)",
            f"                if size > {_BATCH}:",
            "                    yield opening + ''.join(batch)",
            "                    opening, size = '', 0",
            "                    batch.clear()",
            "        finally:",
            "            close(rows)",
            "        if opening and not batch:",
            f"            yield '<{member.name} />'",
            "        else:",
            f"            yield opening + ''.join(batch) + '</{member.name}>'",
        ]


def _indent(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]
