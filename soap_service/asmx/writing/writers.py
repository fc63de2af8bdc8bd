"""Writers: source code generated once per type from the contract (wire rules, section 5).

For each complex type a function is generated that returns the XML of a value in one formatted
string; no type is looked at while a value is written. The answer of an operation is an iterator
of strings, so that an array of any length (also a generator) or a large binary leaves in pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from soap_service.asmx.contract import Contract, Element, Operation
from soap_service.asmx.records import Records
from soap_service.asmx.writing.compiler import Answer, WriterCompiler, start_tag


class ResponseWriter:
    """Writes the answers of one endpoint.

    ``answers`` maps message names to functions that take the result (a tuple in contract order
    when there are out parameters) and yield the content of the body.
    """

    def __init__(self, contract: Contract, records: Records) -> None:
        compiler = WriterCompiler(records)
        self.answers: dict[str, Answer] = {
            name: compiler.answer(operation) for name, operation in contract.operations.items()
        }
        self._headers = {
            header.name: compiler.header(header)
            for operation in contract.operations.values()
            for header in operation.out_headers
        }

    def body(self, operation: Operation, result: Any, namespace: str | None) -> Iterator[str]:
        """Return the content of the body, in another namespace than the contract's if one is given.

        Only the outermost element declares the namespace of a contract that has but one.
        """
        pieces = self.answers[operation.message_name](result)
        if namespace is None or operation.response is None:
            return pieces
        return _in_namespace(pieces, operation.response, namespace)

    def header(self, operation: Operation, values: dict[str, object]) -> str:
        """Return the content of soap:Header, empty when no out header has a value."""
        return "".join(
            self._headers[header.name](values[header.name])
            for header in operation.out_headers
            if values.get(header.name) is not None
        )


def _in_namespace(pieces: Iterator[str], response: Element, namespace: str) -> Iterator[str]:
    own = start_tag(response.name, response.namespace)
    yield start_tag(response.name, namespace) + next(pieces)[len(own) :]
    yield from pieces


def blocks(pieces: Iterable[str], size: int = 65_536) -> Iterator[bytes]:
    """Join pieces into UTF-8 blocks of about ``size`` characters."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= size:
            yield "".join(waiting).encode()
            waiting.clear()
            length = 0
    yield "".join(waiting).encode()
