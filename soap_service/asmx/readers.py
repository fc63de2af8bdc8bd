"""Readers: compiled once per operation and type, fed with the bytes as they arrive.

The reading rules are those of the wire rules, sections 2 to 4 and 6. A request is pushed through
expat; each open element is a frame that knows, from tables made at start-up, what its children
are. Nothing is built beyond the values themselves, limits hold while reading, and a value that
does not parse is reported at the position .NET reports.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol
from xml.parsers import expat

from lxml import etree

from soap_service.asmx import faults
from soap_service.asmx.contract import (
    XSD,
    XSI,
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Enumeration,
    Member,
    Operation,
    Scalar,
    Type,
)
from soap_service.asmx.exceptions import BadRequest, UnsupportedMedia
from soap_service.asmx.lexical import (
    PARSERS,
    Base64Decoder,
    LexicalError,
    Parser,
    Untyped,
    parser_of,
    zero_of,
)
from soap_service.asmx.limits import Limits
from soap_service.asmx.records import Records, record_fields
from soap_service.asmx.soap import SOAP11, SOAP12, VERSIONS, Router, Version
from soap_service.call import UnknownHeader
from soap_service.exceptions import SoapFault

_NIL = f"{XSI}}}nil"
_TYPE = f"{XSI}}}type"
_TRUE = ("true", "1")
_NO_ATTRIBUTES: dict[str, str] = {}


@dataclass(slots=True)
class Envelope:
    """What a request said: version, operation, arguments in contract order, headers.

    ``soap_action`` and ``action`` are what the HTTP headers named, None when they were absent;
    ``version`` is a guess until the envelope has been seen.
    """

    version: Version
    media_type: str
    soap_action: str | None = None
    action: str | None = None
    operation: Operation | None = None
    arguments: list[Any] = field(default_factory=list)
    headers: dict[str, object] = field(default_factory=dict)
    unknown_headers: list[UnknownHeader] = field(default_factory=list)


class RequestReader:
    """Reads the requests of one endpoint."""

    def __init__(
        self, contract: Contract, records: Records, versions: tuple[Version, ...], limits: Limits
    ) -> None:
        self.router = Router(contract)
        self.versions = versions
        self.limits = limits
        compiler = _Compiler(records)
        self.operations = {
            operation.message_name: _OperationPlan(operation, compiler)
            for operation in contract.operations.values()
        }
        headers = {
            header.tag[1:]: (header.name, compiler.plan(header.type, nillable=False))
            for operation in contract.operations.values()
            for header in operation.in_headers
        }
        self.headers: Mapping[str, tuple[str, _Plan]] = headers

    def route(self, envelope: Envelope) -> None:
        """Choose the operation by the HTTP headers, now that the version is known (section 2).

        It stays open when the body has to tell. Raises `SoapFault` for a SOAPAction that names
        no operation, and for none at all where only SOAP 1.1 is spoken.
        """
        action = envelope.action
        if envelope.version is SOAP12:
            envelope.operation = self.router.by_action.get(action) if action else None
        elif envelope.soap_action is not None:
            envelope.operation = self.router.by_soap_action(envelope.soap_action)
            if envelope.operation is None:
                raise faults.unrecognised_soap_action(envelope.soap_action)
        elif SOAP12 not in self.versions:
            raise faults.missing_action()

    def read(self, envelope: Envelope, body: Iterable[bytes], charset: str | None) -> None:
        """Read a body into the envelope.

        Raises `SoapFault` for what ASMX answers with a fault, `BadRequest` for XML that is not
        well-formed or breaks a limit, `UnsupportedMedia` for a SOAP 1.1 envelope sent as 1.2.
        """
        run = _Run(self, envelope)
        try:
            run.feed(body, charset)
        except expat.ExpatError as error:
            raise run.malformed(error) from error


# The run: one request being read


class _Frame(Protocol):
    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None: ...
    def text(self, run: _Run, data: str) -> None: ...
    def end(self, run: _Run) -> None: ...


class _Run:
    """One request on its way through expat: the stack of open frames and the limits."""

    def __init__(self, reader: RequestReader, envelope: Envelope) -> None:
        self.reader = reader
        self.envelope = envelope
        self.scopes: list[tuple[str, str]] = []
        self.stack: list[_Frame] = []
        self.frame: _Frame = _Document()
        self.elements = 0
        self.tag = ""
        self.reason = ""
        self._max_depth = reader.limits.depth
        self._max_elements = reader.limits.elements
        self._max_attributes = reader.limits.attributes
        self._max_declarations = reader.limits.depth * 4
        self._parser = parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = True
        parser.buffer_size = 65536
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartNamespaceDeclHandler = self._declare
        parser.EndNamespaceDeclHandler = self._undeclare
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._aside
        parser.StartDoctypeDeclHandler = _refuse_doctype

    def feed(self, body: Iterable[bytes], charset: str | None) -> None:
        decode: codecs.IncrementalDecoder | None = None
        parse = self._parser.Parse
        for chunk in body:
            if decode is None:
                name, skip = _encoding(chunk, charset, self.envelope.media_type)
                decode = codecs.getincrementaldecoder(name)("replace")
                chunk = chunk[skip:]
            text = decode.decode(chunk)
            if "\0" in text:
                raise BadRequest("XML holds no null characters.")
            parse(text, False)
        if decode is not None:
            parse(decode.decode(b"", True), False)
        parse(b"", True)

    def push(self, frame: _Frame) -> None:
        self.stack.append(self.frame)
        self.frame = frame

    def pop(self) -> None:
        self.frame = self.stack.pop()

    def fail(self, reason: str) -> None:
        """Remember why a value is unreadable; the next node says where .NET saw it."""
        parser = self._parser
        self.reason = reason
        parser.buffer_text = False
        parser.StartElementHandler = lambda *_: self._raise_at(2)
        parser.EndElementHandler = lambda *_: self._raise_at(3)
        parser.CharacterDataHandler = lambda *_: self._raise_at(1)
        parser.CommentHandler = lambda *_: self._raise_at(5)
        parser.ProcessingInstructionHandler = lambda *_: self._raise_at(3)

    def unreadable_here(self, reason: str) -> SoapFault:
        """Return the fault for the element whose start tag is being read."""
        return self._unreadable(2, reason)

    def malformed(self, error: expat.ExpatError) -> Exception:
        envelope = self.envelope
        named = envelope.soap_action is not None or envelope.action is not None
        if error.code == _NO_ELEMENTS and not named:
            return faults.root_is_missing()
        return BadRequest(expat.ErrorString(error.code))

    def resolve(self, qname: str) -> tuple[str, str]:
        """Return (namespace, local name) of a QName in the scope of the current element."""
        prefix, _, local = qname.strip().rpartition(":")
        for declared, uri in reversed(self.scopes):
            if declared == prefix:
                return uri, local
        return "", local

    def _raise_at(self, offset: int) -> None:
        raise self._unreadable(offset, self.reason)

    def _unreadable(self, offset: int, reason: str) -> SoapFault:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        return faults.unreadable_value(line, column + offset, reason)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > self._max_elements or len(self.stack) > self._max_depth:
            raise BadRequest("Too many elements, or nested too deeply.")
        if attributes and len(attributes) > self._max_attributes:
            raise BadRequest("Too many attributes.")
        self.tag = tag
        self.frame.start(self, tag, attributes)

    def _end(self, _: str) -> None:
        self.frame.end(self)

    def _text(self, data: str) -> None:
        self.frame.text(self, data)

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        if len(self.scopes) > self._max_declarations:
            raise BadRequest("Too many namespace declarations.")
        self.scopes.append((prefix or "", uri or ""))

    def _undeclare(self, _: str | None) -> None:
        self.scopes.pop()

    def _aside(self, *_: str) -> None:
        if isinstance(self.frame, _Text | _Base64):
            raise BadRequest("A comment or instruction stands inside a value.")


_NO_ELEMENTS = expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^<\?xml[^>]{0,60}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


def _encoding(start: bytes, charset: str | None, media_type: str) -> tuple[str, int]:
    """Return the codec and the length of the byte order mark: BOM, then charset, then default.

    A missing or unknown charset is read as UTF-8 (ASMX: US-ASCII); without one, SOAP 1.2 follows
    the XML declaration (section 4).
    """
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name, len(mark)
    if charset is None and media_type == SOAP12.media_type:
        declared = _DECLARED.match(start)
        charset = declared[1].decode("ascii") if declared else None
    try:
        name = codecs.lookup(charset or "utf-8").name
        b"".decode(name)
    except (LookupError, UnicodeError):
        return "utf-8", 0
    return ("utf-16-le" if name == "utf-16" else name), 0


def _refuse_doctype(*_: object) -> None:
    raise BadRequest("A DTD is refused.")


# Frames of the envelope


class _Ignored:
    """Base of frames that ignore text and unknown children."""

    __slots__ = ()

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        run.push(_SKIP)

    def text(self, run: _Run, data: str) -> None:
        return

    def end(self, run: _Run) -> None:
        run.pop()


_SKIP = _Ignored()


class _Document(_Ignored):
    __slots__ = ()

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition("}")
        version = VERSIONS.get(namespace)
        if name != "Envelope" or version not in run.reader.versions:
            run.envelope.version = SOAP11
            raise faults.version_mismatch(namespace)
        run.envelope.version = version
        if version is SOAP11 and run.envelope.media_type == SOAP12.media_type:
            raise UnsupportedMedia
        run.reader.route(run.envelope)
        run.push(_EnvelopeFrame(version.namespace))


class _EnvelopeFrame(_Ignored):
    __slots__ = ("_namespace", "_seen")

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace
        self._seen = False

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        if self._seen:
            run.push(_SKIP)
        elif tag == f"{self._namespace}}}Body":
            self._seen = True
            run.push(_Body(run.envelope))
        elif tag == f"{self._namespace}}}Header":
            run.push(_Header(self._namespace))
        else:
            raise faults.missing_body()

    def end(self, run: _Run) -> None:
        if not self._seen:
            raise faults.missing_body()
        run.pop()


class _Header(_Ignored):
    __slots__ = ("_must",)

    def __init__(self, namespace: str) -> None:
        self._must = f"{namespace}}}mustUnderstand"

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        known = run.reader.headers.get(tag)
        if known is None:
            namespace, _, name = tag.rpartition("}")
            must = attributes.get(self._must, "").strip() in _TRUE
            run.envelope.unknown_headers.append(UnknownHeader(name, namespace, must))
            run.push(_SKIP)
        else:
            name, plan = known
            plan.open(run, attributes, run.envelope.headers, name)


class _Body(_Ignored):
    """The body: routes by its first child when no action named the operation (section 2)."""

    __slots__ = ("_plan",)

    def __init__(self, envelope: Envelope) -> None:
        self._plan: _OperationPlan | None = None

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        plan = self._plan or self._route(run, tag)
        plan.open(run, tag, attributes)

    def end(self, run: _Run) -> None:
        if self._plan is None:
            self._route(run, "")
        run.pop()

    def _route(self, run: _Run, tag: str) -> _OperationPlan:
        envelope = run.envelope
        operation = envelope.operation or run.reader.router.by_element.get(f"{{{tag}")
        if operation is None:
            raise _unroutable(envelope)
        envelope.operation = operation
        self._plan = plan = run.reader.operations[operation.message_name]
        envelope.arguments = plan.defaults()
        return plan


def _unroutable(envelope: Envelope) -> SoapFault:
    if envelope.version is SOAP12 and envelope.action:
        return faults.unrecognised_action(envelope.action)
    return faults.missing_action()


# Plans: what an element's content is, compiled from the contract


class _Plan(Protocol):
    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        """Push the frame that stores the value of the element just started."""


class _OperationPlan:
    """The wrapper element of an operation, or its bare parameter."""

    def __init__(self, operation: Operation, compiler: _Compiler) -> None:
        self._tag = operation.request.tag[1:]
        self._is_bare = operation.is_bare
        self._children = compiler.children(operation.parameters)
        self.defaults = _defaults(operation.parameters, compiler.records)
        self._bare = compiler.plan(operation.request.type, operation.request.nillable)

    def open(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        if tag != self._tag:
            run.push(_SKIP)
        elif self._is_bare:
            self._bare.open(run, attributes, run.envelope.arguments, 0)
        else:
            run.push(_Members(self._children, run.envelope.arguments))


class _Members(_Ignored):
    """The children of a wrapper: each known one once, the first wins (section 3)."""

    __slots__ = ("_children", "_seen", "_values")

    def __init__(self, children: _Children, values: list[Any]) -> None:
        self._children = children
        self._values = values
        self._seen: set[str] = set()

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        child = self._children.get(tag)
        if child is None or tag in self._seen:
            run.push(_SKIP)
            return
        slot, plan, repeated = child
        if repeated:
            if self._values[slot] is None:
                self._values[slot] = []
            plan.open(run, attributes, _Appender(self._values[slot]), 0)
        else:
            self._seen.add(tag)
            plan.open(run, attributes, self._values, slot)


class _Object(_Members):
    """The children of a complex type; its end makes the record."""

    __slots__ = ("_record", "_slot", "_target")

    def __init__(self, plan: _ObjectPlan, values: list[Any], target: Any, slot: Any) -> None:
        super().__init__(plan.children, values)
        self._record = plan.record
        self._target = target
        self._slot = slot

    def end(self, run: _Run) -> None:
        self._target[self._slot] = self._record(*self._values)
        run.pop()


class _Appender:
    """Lets an array receive its items as if it were a slot."""

    __slots__ = ("_append",)

    def __init__(self, items: list[Any]) -> None:
        self._append = items.append

    def __setitem__(self, _: Any, value: Any) -> None:
        self._append(value)


class _ObjectPlan:
    """A class or struct, and the derived classes that ``xsi:type`` may name."""

    def __init__(self, kind: ComplexType, nillable: bool) -> None:
        self.kind = kind
        self.nillable = nillable
        self.children: _Children = {}
        self.record: Callable[..., Any] = object
        self.defaults: Callable[[], list[Any]] = list
        self.attributes: list[tuple[str, int, Parser]] = []
        self.derived: dict[tuple[str, str], _ObjectPlan] = {}

    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        plan = self
        if attributes:
            if self.nillable and attributes.get(_NIL, "").strip() in _TRUE:
                target[slot] = None
                run.push(_SKIP)
                return
            if _TYPE in attributes:
                plan = self._derived(run, attributes[_TYPE])
        values = plan.defaults()
        for name, index, parse in plan.attributes if attributes else ():
            if name in attributes:
                values[index] = _attribute(run, parse, attributes[name])
        run.push(_Object(plan, values, target, slot))

    def _derived(self, run: _Run, qname: str) -> _ObjectPlan:
        key = run.resolve(qname)
        plan = self.derived.get(key)
        if plan is None:
            namespace, _, name = run.tag.rpartition("}")
            raise run.unreadable_here(
                f"The specified type was not recognized: name='{key[1]}', namespace='{key[0]}', "
                f"at <{name} xmlns='{namespace}'>."
            )
        return plan


def _attribute(run: _Run, parse: Parser, text: str) -> Any:
    try:
        return parse(text)
    except LexicalError as error:
        run.fail(str(error))
        return None


class _ArrayPlan:
    """An ``ArrayOfX``: a list of its items; nil is null whatever the schema says."""

    def __init__(self, item: Member, plan: _Plan) -> None:
        self._tag = item.tag[1:]
        self._plan = plan

    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes and attributes.get(_NIL, "").strip() in _TRUE:
            target[slot] = None
            run.push(_SKIP)
            return
        items: list[Any] = []
        target[slot] = items
        run.push(_Array(self._tag, self._plan, items))


class _Array(_Ignored):
    __slots__ = ("_appender", "_plan", "_tag")

    def __init__(self, tag: str, plan: _Plan, items: list[Any]) -> None:
        self._tag = tag
        self._plan = plan
        self._appender = _Appender(items)

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        if tag == self._tag:
            self._plan.open(run, attributes, self._appender, 0)
        else:
            run.push(_SKIP)


class _ScalarPlan:
    """A simple value."""

    def __init__(self, parse: Parser, nillable: bool) -> None:
        self._parse = parse
        self._nillable = nillable

    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes and self._nillable and attributes.get(_NIL, "").strip() in _TRUE:
            target[slot] = None
            run.push(_SKIP)
        else:
            run.push(_Text(self._parse, target, slot))


class _Text:
    """Collects the text of a simple value and stores what it means."""

    __slots__ = ("_closed", "_parse", "_pieces", "_slot", "_target")

    def __init__(self, parse: Parser, target: Any, slot: Any) -> None:
        self._parse = parse
        self._target = target
        self._slot = slot
        self._pieces: list[str] = []
        self._closed = False

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        if any(piece.strip() for piece in self._pieces):
            raise BadRequest("An element stands behind the text of a value.")
        self._closed = True
        run.push(_SKIP)

    def text(self, run: _Run, data: str) -> None:
        if not self._closed:
            self._pieces.append(data)

    def end(self, run: _Run) -> None:
        pieces = self._pieces
        try:
            self._target[self._slot] = self._parse(
                pieces[0] if len(pieces) == 1 else "".join(pieces)
            )
        except LexicalError as error:
            run.fail(str(error))
        run.pop()


class _Base64Plan:
    """A base64 value, decoded while it arrives."""

    def __init__(self, nillable: bool) -> None:
        self._nillable = nillable

    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes and self._nillable and attributes.get(_NIL, "").strip() in _TRUE:
            target[slot] = None
            run.push(_SKIP)
        else:
            run.push(_Base64(target, slot))


class _Base64:
    __slots__ = ("_decoder", "_slot", "_target")

    def __init__(self, target: Any, slot: Any) -> None:
        self._decoder = Base64Decoder()
        self._target = target
        self._slot = slot

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        raise BadRequest("An element stands inside a binary value.")

    def text(self, run: _Run, data: str) -> None:
        self._decoder.feed(data)

    def end(self, run: _Run) -> None:
        self._target[self._slot] = self._decoder.close()
        run.pop()


class _AnyTypePlan:
    """An ``object``: typed by ``xsi:type``, else its text."""

    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes.get(_NIL, "").strip() in _TRUE:
            target[slot] = None
            run.push(_SKIP)
            return
        parse: Parser = Untyped
        if _TYPE in attributes:
            namespace, name = run.resolve(attributes[_TYPE])
            parse = PARSERS.get(name, str) if namespace == XSD else str
        run.push(_Text(parse, target, slot))


class _AnyXmlPlan:
    """An ``XmlNode``: the first element inside, as an lxml element."""

    def open(self, run: _Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        run.push(_Tree(target, slot))


class _Tree:
    __slots__ = ("_builder", "_depth", "_done", "_slot", "_target")

    def __init__(self, target: Any, slot: Any) -> None:
        self._builder = etree.TreeBuilder()
        self._depth = 0
        self._done = False
        self._target = target
        self._slot = slot

    def start(self, run: _Run, tag: str, attributes: dict[str, str]) -> None:
        if self._done:
            run.push(_SKIP)
            return
        self._depth += 1
        names = {_clark(name): value for name, value in attributes.items()}
        self._builder.start(_clark(tag), names)
        run.push(self)

    def text(self, run: _Run, data: str) -> None:
        if self._depth:
            self._builder.data(data)

    def end(self, run: _Run) -> None:
        run.pop()
        if not self._depth:
            return
        self._depth -= 1
        self._builder.end("")
        if not self._depth:
            self._done = True
            self._target[self._slot] = self._builder.close()


def _clark(name: str) -> str:
    return f"{{{name}" if "}" in name else name


# The compiler

_Children = dict[str, tuple[int, _Plan, bool]]


class _Compiler:
    """Makes plans of types, each complex type once so that recursive types end."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._objects: dict[tuple[int, bool], _ObjectPlan] = {}

    def plan(self, kind: Type, nillable: bool) -> _Plan:
        if isinstance(kind, ComplexType):
            item = kind.array_item
            if item is not None:
                return _ArrayPlan(item, self.plan(item.type, item.nillable))
            return self._object(kind, nillable)
        if isinstance(kind, AnyType):
            return _AnyTypePlan()
        if isinstance(kind, AnyXml):
            return _AnyXmlPlan()
        if kind == Scalar("base64Binary"):
            return _Base64Plan(nillable)
        return _ScalarPlan(parser_of(kind), nillable)

    def children(self, members: Iterable[Member]) -> _Children:
        return {
            member.tag[1:]: (slot, self.plan(member.type, member.nillable), member.is_repeated)
            for slot, member in enumerate(members)
        }

    def _object(self, kind: ComplexType, nillable: bool) -> _ObjectPlan:
        key = (id(kind), nillable)
        if key in self._objects:
            return self._objects[key]
        plan = self._objects[key] = _ObjectPlan(kind, nillable)
        if kind.name not in self.records:
            return plan
        named = list(record_fields(kind))
        plan.record = _positional(self.records[kind.name], [name for name, _ in named])
        plan.defaults = _defaults([member for _, member in named], self.records)
        plan.children = self.children(kind.all_members())
        offset = len(kind.all_members())
        plan.attributes = [
            (attribute.name, offset + index, parser_of(attribute.type))
            for index, attribute in enumerate(kind.all_attributes())
            if isinstance(attribute.type, Scalar | Enumeration)
        ]
        for child in kind.family():
            plan.derived[child.namespace, child.name] = self._object(child, nillable)
        return plan


def _positional(record: type[Any], names: list[str]) -> Callable[..., Any]:
    """Return the record's constructor taking values in wire order."""
    if [item.name for item in fields(record)] == names:
        return record
    return lambda *values: record(**dict(zip(names, values, strict=True)))


def _defaults(members: Iterable[Member], records: Records) -> Callable[[], list[Any]]:
    """Return what makes the values of members that are missing: zero, or null (section 3)."""
    makers = [_default(member, records) for member in members]
    constants = [make() for make in makers]
    classes = {list, *records.values()}
    if not any(type(value) in classes for value in constants):
        return constants.copy
    return lambda: [make() for make in makers]


def _default(member: Member, records: Records) -> Callable[[], Any]:
    kind = member.type
    if member.is_list:
        return list
    if member.nillable or member.is_repeated or isinstance(kind, AnyType | AnyXml):
        return _null
    if isinstance(kind, ComplexType):
        is_struct = kind.is_value_type and member.min_occurs and kind.name in records
        return records[kind.name] if is_struct else _null
    if member.default is not None:
        value = parser_of(kind)(member.default)
    else:
        value = zero_of(kind) if member.min_occurs else None
    return lambda: value


def _null() -> None:
    return None
