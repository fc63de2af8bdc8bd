"""Readers: compiled once per operation and type, fed with the bytes as they arrive.

The reading rules are those of the wire rules, sections 2 to 4 and 6. A request is pushed through
expat; each open element is a frame that knows, from tables made at start-up, what its children
are. Nothing is built beyond the values themselves, limits hold while reading, and a value that
does not parse is reported at the position .NET reports.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from xml.parsers import expat

from soap_service.asmx import faults
from soap_service.asmx.charset import codec_of
from soap_service.asmx.contract import Contract, Operation
from soap_service.asmx.envelope import Envelope
from soap_service.asmx.exceptions import BadRequest, UnsupportedMedia
from soap_service.asmx.frames import SKIP, BinaryFrame, Frame, Ignored, Plan, Run, TextFrame
from soap_service.asmx.limits import Limits
from soap_service.asmx.plans import TRUE, OperationPlan, PlanCompiler
from soap_service.asmx.records import Records
from soap_service.asmx.soap import SOAP11, SOAP12, VERSIONS, Router, Version, soap_action
from soap_service.call import UnknownHeader
from soap_service.exceptions import SoapFault


class RequestReader:
    """Reads the requests of one endpoint."""

    def __init__(
        self,
        contract: Contract,
        records: Records,
        versions: tuple[Version, ...],
        limits: Limits,
        *,
        any_namespace: bool = False,
    ) -> None:
        self.router = Router(contract)
        self.versions = versions
        self.limits = limits
        self.assumed_namespace = contract.namespace if any_namespace else None
        compiler = PlanCompiler(records)
        self.operations = {
            operation.message_name: OperationPlan(operation, compiler)
            for operation in contract.operations.values()
        }
        headers = {
            header.tag[1:]: (header.name, compiler.plan(header.type, nillable=False))
            for operation in contract.operations.values()
            for header in operation.in_headers
        }
        self.headers: Mapping[str, tuple[str, Plan]] = headers

    def route(self, envelope: Envelope) -> None:
        """Choose the operation by the HTTP headers, now that the version is known (section 2).

        It stays open when the body has to tell. Raises `SoapFault` for a SOAPAction that names
        no operation, and for none at all where only SOAP 1.1 is spoken.
        """
        if self.assumed_namespace is not None:
            return
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
        finally:
            run.release()


# The run: one request being read


class _Run:
    """One request on its way through expat: the stack of open frames and the limits."""

    def __init__(self, reader: RequestReader, envelope: Envelope) -> None:
        self.reader = reader
        self.envelope = envelope
        self.scopes: list[tuple[str, str]] = []
        self.stack: list[Frame] = []
        self.frame: Frame = _Document()
        self.elements = 0
        self.tag = ""
        self.reason = ""
        self._max_depth = reader.limits.depth
        self._max_elements = reader.limits.elements
        self._max_attributes = reader.limits.attributes
        self._max_declarations = reader.limits.depth * 4
        self._reached = self._waiting = 0
        # Without interning: each name would be kept with its namespace, however long that is.
        self._parser = parser = expat.ParserCreate("utf-8", "}", None)
        parser.buffer_text = True
        parser.buffer_size = 65536
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartNamespaceDeclHandler = self._declare
        parser.EndNamespaceDeclHandler = self._undeclare
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._aside
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.XmlDeclHandler = _check_version

    def feed(self, body: Iterable[bytes], charset: str | None) -> None:
        decode: codecs.IncrementalDecoder | None = None
        parse = self._parse
        for chunk in body:
            if decode is None:
                name, skip = _encoding(chunk, charset, self.envelope.media_type)
                decode = codecs.getincrementaldecoder(name)("replace")
                chunk = chunk[skip:]
            text = decode.decode(chunk)
            if "\0" in text:
                raise BadRequest("XML holds no null characters.")
            parse(text)
        if decode is not None:
            parse(decode.decode(b"", True))
        self._parser.Parse(b"", True)

    def _parse(self, text: str) -> None:
        """Parse the next piece; a tag, comment or instruction must end within some pieces."""
        parser = self._parser
        parser.Parse(text, False)
        # Since expat 2.6 the index is -1 while the parser waits for more of a long token.
        index = parser.CurrentByteIndex
        self._waiting = 0 if index > self._reached else self._waiting + len(text)
        self._reached = max(self._reached, index)
        if self._waiting > _MAX_TOKEN:
            raise BadRequest("A tag, comment or instruction is too long.")

    def release(self) -> None:
        """Part from the parser: the two know each other, and a large body would stay for both."""
        del self._parser

    def push(self, frame: Frame) -> None:
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

    def assume_namespace(self, namespace: str) -> None:
        """Read all elements from here on as ones of the namespace; keep that of the first."""
        envelope = self.envelope

        def start(tag: str, attributes: dict[str, str]) -> None:
            stated, _, name = tag.rpartition("}")
            if envelope.namespace is None:
                envelope.namespace = stated
            self._start(f"{namespace}}}{name}", attributes)

        self._parser.StartElementHandler = start

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
        if len(self.scopes) > self._max_declarations or len(uri or "") > _MAX_NAMESPACE:
            raise BadRequest("Too many namespace declarations, or one is too long.")
        self.scopes.append((prefix or "", uri or ""))

    def _undeclare(self, _: str | None) -> None:
        self.scopes.pop()

    def _aside(self, *_: str) -> None:
        if isinstance(self.frame, TextFrame | BinaryFrame):
            raise BadRequest("A comment or instruction stands inside a value.")


_MAX_TOKEN = 1024 * 1024
"""Characters of a tag, comment or instruction: expat looks at each again with every piece."""
_MAX_NAMESPACE = 1024
"""Characters of a namespace name: each tag in its scope is made with it."""

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
    return codec_of(charset), 0


def _refuse_doctype(*_: object) -> None:
    raise BadRequest("A DTD is refused.")


def _check_version(version: str, *_: object) -> None:
    if version != "1.0":
        raise BadRequest("Only XML 1.0 is read.")


# Frames of the envelope


class _Document(Ignored):
    __slots__ = ()

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
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


class _EnvelopeFrame(Ignored):
    __slots__ = ("_namespace", "_seen")

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace
        self._seen = False

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        if self._seen:
            run.push(SKIP)
        elif tag == f"{self._namespace}}}Body":
            self._seen = True
            run.push(_Body(run.envelope))
            if run.reader.assumed_namespace is not None:
                run.assume_namespace(run.reader.assumed_namespace)
        elif tag == f"{self._namespace}}}Header":
            run.push(_Header(self._namespace))
        else:
            raise faults.missing_body()

    def end(self, run: Run) -> None:
        if not self._seen:
            raise faults.missing_body()
        run.pop()


class _Header(Ignored):
    __slots__ = ("_must",)

    def __init__(self, namespace: str) -> None:
        self._must = f"{namespace}}}mustUnderstand"

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        known = run.reader.headers.get(tag)
        if known is None:
            namespace, _, name = tag.rpartition("}")
            must = attributes.get(self._must, "").strip() in TRUE
            run.envelope.unknown_headers.append(UnknownHeader(name, namespace, must))
            run.push(SKIP)
        else:
            name, plan = known
            plan.open(run, attributes, run.envelope.headers, name)


class _Body(Ignored):
    """The body: routes by its first child when no action named the operation (section 2)."""

    __slots__ = ("_plan",)

    def __init__(self, envelope: Envelope) -> None:
        self._plan: OperationPlan | None = None

    def start(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        plan = self._plan or self._route(run, tag)
        plan.open(run, tag, attributes)

    def end(self, run: Run) -> None:
        if self._plan is None:
            self._route(run, "")
        run.pop()

    def _route(self, run: Run, tag: str) -> OperationPlan:
        envelope = run.envelope
        operation = envelope.operation or run.reader.router.by_element.get(f"{{{tag}")
        if operation is None:
            raise _unroutable(envelope)
        if run.reader.assumed_namespace is not None:
            _check_action(run.reader.router, envelope, operation)
        envelope.operation = operation
        self._plan = plan = run.reader.operations[operation.message_name]
        envelope.arguments = plan.defaults()
        return plan


def _check_action(router: Router, envelope: Envelope, operation: Operation) -> None:
    """Refuse an action that names another operation than the body, for whoever filters by it."""
    action = envelope.soap_action if envelope.version is SOAP11 else envelope.action
    named = router.by_last_word(soap_action(action or ""))
    if named not in (None, operation):
        raise _unroutable(envelope)


def _unroutable(envelope: Envelope) -> SoapFault:
    if envelope.version is SOAP12 and envelope.action:
        return faults.unrecognised_action(envelope.action)
    if envelope.version is SOAP11 and envelope.soap_action:
        return faults.unrecognised_soap_action(envelope.soap_action)
    return faults.missing_action()
