"""The writers of operations: functions generated once from the contract.

Names of elements are part of their source, everything else that a WSDL says reaches them as a
constant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from soap_service.asmx.contract import Element, Member, Operation
from soap_service.asmx.escape import escape_attribute
from soap_service.asmx.records import Records
from soap_service.asmx.writing.elements import ElementSource
from soap_service.asmx.writing.module import Module
from soap_service.asmx.writing.streams import StreamSource

__all__ = ["Answer", "WriterCompiler", "start_tag"]

Answer = Callable[[Any], Iterator[str]]
"""Takes a result, a tuple when there are several, and yields the content of the body."""


def start_tag(name: str, namespace: str) -> str:
    """Return the beginning of a start tag that declares its namespace as the default one."""
    return f'<{name} xmlns="{escape_attribute(namespace)}"'


class WriterCompiler:
    """Generates one module of functions for the operations of a contract."""

    def __init__(self, records: Records) -> None:
        self._module = Module(records)
        self._elements = ElementSource(self._module)
        self._streams = StreamSource(self._elements)

    def answer(self, operation: Operation) -> Answer:
        """Return what writes the results of an operation."""
        response = operation.response
        if response is None:
            return lambda _: iter(())
        if operation.is_bare:
            member = Member(response.name, response.namespace, response.type, nillable=True)
            return self._bare(member)
        members = operation.results
        return self._wrapper(response, members)

    def header(self, element: Element) -> Callable[[object], str]:
        """Return what writes a header with its namespace."""
        member = Member(element.name, element.namespace, element.type)
        write = self._bare(member)
        return lambda value: "".join(write(value))

    def _bare(self, member: Member) -> Answer:
        body = [*self._elements.piece(member, "r", "p0"), "    yield p0"]
        tag = f"<{member.name}"
        start = start_tag(member.name, member.namespace)
        write = self._module.function(["def answer(r):", *body])

        def answer(result: Any) -> Iterator[str]:
            text = "".join(write(result))
            yield f"{start}{text[len(tag) :]}"

        return answer

    def _wrapper(self, response: Element, members: tuple[Member, ...]) -> Answer:
        start = start_tag(response.name, response.namespace)
        if not members:
            return lambda _: iter((f"{start} />",))
        opening = f"{{{self._module.constant(start)}}}"
        values = ", ".join(f"v{index}" for index in range(len(members)))
        lines = ["def answer(result):", f"    {values} = result"]
        if len(members) == 1:
            lines = ["def answer(v0):"]
        first = members[0]
        if len(members) == 1 and self._streams.streams(first):
            lines += self._streams.lines(first, opening, f"</{response.name}>")
        else:
            pieces = [f"p{index}" for index in range(len(members))]
            for index, member in enumerate(members):
                lines += self._elements.piece(member, f"v{index}", f"p{index}")
            joined = " + ".join(pieces)
            lines += [
                f"    content = {joined}",
                f"    yield f'{opening}>{{content}}</{response.name}>' if content "
                f"else f'{opening} />'",
            ]
        answer: Answer = self._module.function(lines)
        return answer
