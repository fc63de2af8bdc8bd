"""Frames: the open elements of a request; each knows what its children are (section 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from lxml import etree

from soap_service.asmx.binary import Base64Decoder
from soap_service.asmx.envelope import Envelope
from soap_service.asmx.exceptions import BadRequest, LexicalError
from soap_service.asmx.lexical import Parser
from soap_service.exceptions import SoapFault

if TYPE_CHECKING:
    from soap_service.asmx.readers import RequestReader


class Plan(Protocol):
    """What the content of an element is."""

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        """Push the frame that stores the value of the element just started."""


Children = dict[str, tuple[int, Plan, bool]]
"""Child elements by tag: slot of the value, plan, and whether the element may repeat."""


class Run(Protocol):
    """What a frame may ask of the request being read."""

    tag: str
    envelope: Envelope
    reader: RequestReader

    def push(self, frame: Frame) -> None:
        """Open a frame: it receives what comes next."""

    def pop(self) -> None:
        """Close the frame on top."""

    def assume_namespace(self, namespace: str) -> None:
        """Read all elements from here on as ones of the namespace; keep that of the first."""

    def fail(self, reason: str) -> None:
        """Remember why a value is unreadable; the next node says where .NET saw it."""

    def unreadable_here(self, reason: str) -> SoapFault:
        """Return the fault for the element whose start tag is being read."""

    def resolve(self, qname: str) -> tuple[str, str]:
        """Return (namespace, local name) of a QName in the scope of the current element."""


class Frame(Protocol):
    """An open element: it is told of its children, its text and its end."""

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        """A child begins; the frame of that child has to be pushed."""

    def text(self, run: Run, data: str) -> None:
        """A piece of text."""

    def end(self, run: Run) -> None:
        """The element ends; the frame has to pop itself."""


class Ignored:
    """Base of frames that ignore text and unknown children."""

    __slots__ = ()

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        run.push(SKIP)

    def text(self, run: Run, data: str) -> None:
        return

    def end(self, run: Run) -> None:
        run.pop()


SKIP = Ignored()
"""Whatever stands inside is passed over."""


class Members(Ignored):
    """The children of a wrapper: each known one once, the first wins (section 3)."""

    __slots__ = ("_children", "_seen", "_values")

    def __init__(self, children: Children, values: list[Any]) -> None:
        self._children = children
        self._values = values
        self._seen: set[str] = set()

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        child = self._children.get(tag)
        if child is None or tag in self._seen:
            run.push(SKIP)
            return
        slot, plan, repeated = child
        if repeated:
            if self._values[slot] is None:
                self._values[slot] = []
            plan.open(run, attributes, Appender(self._values[slot]), 0)
        else:
            self._seen.add(tag)
            plan.open(run, attributes, self._values, slot)


class PlacedMembers(Members):
    """Parameters whose names nobody knows: one of another name is known by its place."""

    __slots__ = ("_names",)

    def __init__(self, children: Children, values: list[Any]) -> None:
        super().__init__(children, values)
        self._names = iter(children)

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        name = next(self._names, tag)
        super().start(run, tag if tag in self._children else name, attributes)


class ObjectFrame(Members):
    """The children of a complex type; its end makes the record."""

    __slots__ = ("_record", "_slot", "_target")

    def __init__(
        self,
        children: Children,
        values: list[Any],
        record: Callable[..., Any],
        target: Any,
        slot: Any,
    ) -> None:
        super().__init__(children, values)
        self._record = record
        self._target = target
        self._slot = slot

    def end(self, run: Run) -> None:
        self._target[self._slot] = self._record(*self._values)
        run.pop()


class Appender:
    """Lets an array receive its items as if it were a slot."""

    __slots__ = ("_append",)

    def __init__(self, items: list[Any]) -> None:
        self._append = items.append

    def __setitem__(self, _: Any, value: Any) -> None:
        self._append(value)


class ArrayFrame(Ignored):
    """The items of an array; elements of another name are passed over."""

    __slots__ = ("_appender", "_plan", "_tag")

    def __init__(self, tag: str, plan: Plan, items: list[Any]) -> None:
        self._tag = tag
        self._plan = plan
        self._appender = Appender(items)

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        if tag == self._tag:
            self._plan.open(run, attributes, self._appender, 0)
        else:
            run.push(SKIP)


class TextFrame:
    """Collects the text of a simple value and stores what it means."""

    __slots__ = ("_closed", "_parse", "_pieces", "_slot", "_target")

    def __init__(self, parse: Parser, target: Any, slot: Any) -> None:
        self._parse = parse
        self._target = target
        self._slot = slot
        self._pieces: list[str] = []
        self._closed = False

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        if any(piece.strip() for piece in self._pieces):
            raise BadRequest("An element stands behind the text of a value.")
        self._closed = True
        run.push(SKIP)

    def text(self, run: Run, data: str) -> None:
        if not self._closed:
            self._pieces.append(data)

    def end(self, run: Run) -> None:
        pieces = self._pieces
        try:
            self._target[self._slot] = self._parse(
                pieces[0] if len(pieces) == 1 else "".join(pieces)
            )
        except LexicalError as error:
            run.fail(str(error))
        run.pop()


class BinaryFrame:
    """Decodes a base64 value while its text arrives."""

    __slots__ = ("_decoder", "_slot", "_target")

    def __init__(self, target: Any, slot: Any) -> None:
        self._decoder = Base64Decoder()
        self._target = target
        self._slot = slot

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        raise BadRequest("An element stands inside a binary value.")

    def text(self, run: Run, data: str) -> None:
        self._decoder.feed(data)

    def end(self, run: Run) -> None:
        self._target[self._slot] = self._decoder.close()
        run.pop()


class TreeFrame:
    """Builds an lxml element of the first element inside."""

    __slots__ = ("_builder", "_done", "_open", "_slot", "_target")

    def __init__(self, target: Any, slot: Any) -> None:
        self._builder = etree.TreeBuilder()
        self._open: list[str] = []
        self._done = False
        self._target = target
        self._slot = slot

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        if self._done:
            run.push(SKIP)
            return
        self._open.append(_clark(tag))
        names: dict[str | bytes, str | bytes] = {
            _clark(name): value for name, value in attributes.items()
        }
        self._builder.start(self._open[-1], names)
        run.push(self)

    def text(self, run: Run, data: str) -> None:
        if self._open:
            self._builder.data(data)

    def end(self, run: Run) -> None:
        run.pop()
        if not self._open:
            return
        self._builder.end(self._open.pop())
        if not self._open:
            self._done = True
            self._target[self._slot] = self._builder.close()


def _clark(name: str) -> str:
    return f"{{{name}" if "}" in name else name
