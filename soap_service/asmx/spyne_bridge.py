"""The seam to Spyne: the only module that imports it.

Spyne carries the application, the services, the method descriptors, the context of a call and
its events; types come from the contract, reading and writing are ours, plugged in where Spyne
keeps its protocols. Stock Spyne reads and writes otherwise than ASMX (wire rules, section 15).
"""

from __future__ import annotations

import importlib.util
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Enumeration,
    Member,
    Operation,
    Type,
)
from soap_service.asmx.envelope import Envelope
from soap_service.asmx.faults import header_not_understood
from soap_service.asmx.lexical import INTEGERS
from soap_service.asmx.readers import RequestReader
from soap_service.asmx.soap import close_envelope, open_envelope
from soap_service.asmx.writing import ResponseWriter, blocks
from soap_service.call import Call

Handler = Callable[..., object]


def _mend_vendored_six() -> None:
    """Give the six that Spyne carries the importer methods that Python 3.12 asks for."""
    package = importlib.util.find_spec("spyne")
    assert package is not None
    assert package.submodule_search_locations
    path = f"{package.submodule_search_locations[0]}/util/six.py"
    spec = importlib.util.spec_from_file_location("spyne.util.six", path)
    assert spec is not None
    assert spec.loader is not None
    six = sys.modules["spyne.util.six"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(six)
    importer = six._SixMetaPathImporter

    def find_spec(self: Any, name: str, *_: object) -> ModuleSpec | None:
        known = name in self.known_modules
        return importlib.util.spec_from_loader(name, self) if known else None

    def create_module(self: Any, spec: ModuleSpec) -> ModuleType:
        module: ModuleType = self.load_module(spec.name)
        return module

    importer.find_spec = find_spec
    importer.create_module = create_module
    importer.exec_module = lambda self, module: None


_mend_vendored_six()

import spyne.const  # noqa: E402
from spyne import (  # noqa: E402
    Application,
    Boolean,
    ByteArray,
    ComplexModel,
    Date,
    DateTime,
    Decimal,
    Double,
    Fault,
    Float,
    Integer,
    MethodContext,
    Service,
    Time,
    Unicode,
    Uuid,
    rpc,
)
from spyne.model import Array  # noqa: E402
from spyne.model.primitive import AnyXml as SpyneAnyXml  # noqa: E402
from spyne.protocol import ProtocolBase  # noqa: E402
from spyne.server import ServerBase  # noqa: E402

logging.getLogger("spyne").setLevel(logging.CRITICAL + 1)
spyne.const.MIN_GC_INTERVAL = float("inf")

_SCALARS: dict[str, Any] = {
    "boolean": Boolean,
    "decimal": Decimal,
    "double": Double,
    "float": Float,
    "dateTime": DateTime,
    "date": Date,
    "time": Time,
    "guid": Uuid,
    "base64Binary": ByteArray,
    "hexBinary": ByteArray,
    **dict.fromkeys(INTEGERS, Integer),
}


@dataclass(slots=True)
class Exchange:
    """One call on its way through Spyne.

    ``body`` are the bytes of the request; ``error`` is what the handler or the writer raised;
    ``answer`` is the encoded response, an iterator of blocks.
    """

    envelope: Envelope
    call: Call
    body: Iterable[bytes]
    charset: str | None = None
    error: Exception | None = None
    answer: Iterator[bytes] = field(default_factory=lambda: iter(()))


class SpyneService:
    """The operations of a contract as a Spyne application.

    ``handlers`` are keyed by message name and called with the `Call` and the arguments in
    contract order.
    """

    def __init__(
        self,
        contract: Contract,
        handlers: Mapping[str, Handler],
        reader: RequestReader,
        writer: ResponseWriter,
    ) -> None:
        service = _service(contract, handlers)
        application = Application(
            [service],
            contract.namespace,
            contract.name,
            in_protocol=_In(reader),
            out_protocol=_Out(writer),
        )
        self._server = _Server(application)
        descriptors = service.public_methods.values()
        application.in_protocol.descriptors = {item.name: item for item in descriptors}

    def exchange(self, exchange: Exchange) -> None:
        """Read, run and write one call.

        What the reader refuses is raised; what the handler raises is left in
        ``exchange.error``, for the answer has to become a fault.
        """
        server = self._server
        context = _Context(server, MethodContext.SERVER)
        context.udc = exchange
        (context,) = server.generate_contexts(context)
        server.get_in_object(context)
        server.get_out_object(context)
        if exchange.error is None:
            server.get_out_string(context)
        context.close()


class _Context(MethodContext):
    """Spyne's context without its check of every assignment and its calls to no listeners."""

    __setattr__ = object.__setattr__

    def fire_event(self, event: str, *args: Any, **kwargs: Any) -> None:
        """Tell the listeners of an event, if the application or the method has any."""
        heard = self.app.event_manager.handlers
        if self.descriptor is not None:
            heard = heard or any(item.handlers for item in self.descriptor.event_managers)
        if heard:
            super().fire_event(event, *args, **kwargs)


class _Server(ServerBase):
    transport = "asmx"


class _In(ProtocolBase):
    """Spyne's incoming protocol: the compiled reader."""

    def __init__(self, reader: RequestReader) -> None:
        super().__init__()
        self._reader = reader
        self.descriptors: dict[str, Any] = {}

    def create_in_document(self, ctx: Any, charset: str | None = None) -> None:
        exchange: Exchange = ctx.udc
        self._reader.read(exchange.envelope, exchange.body, exchange.charset)
        ctx.in_document = exchange.envelope

    def decompose_incoming_envelope(self, ctx: Any, message: object) -> None:
        operation = ctx.in_document.operation
        ctx.in_body_doc = ctx.in_document.arguments
        ctx.in_header_doc = ctx.in_document.headers
        ctx.method_request_string = operation.message_name

    def generate_method_contexts(self, ctx: Any) -> tuple[Any]:
        ctx.descriptor = self.descriptors[ctx.method_request_string]
        return (ctx,)

    def deserialize(self, ctx: Any, message: object) -> None:
        exchange: Exchange = ctx.udc
        exchange.call.operation = ctx.method_request_string
        exchange.call.headers = ctx.in_header = ctx.in_header_doc
        exchange.call.unknown_headers = exchange.envelope.unknown_headers
        ctx.in_object = ctx.in_body_doc


class _Out(ProtocolBase):
    """Spyne's outgoing protocol: the compiled writer."""

    def __init__(self, writer: ResponseWriter) -> None:
        super().__init__()
        self._writer = writer

    def serialize(self, ctx: Any, message: object) -> None:
        exchange: Exchange = ctx.udc
        operation = exchange.envelope.operation
        assert operation is not None
        result = ctx.out_object
        ctx.out_document = self._document(
            exchange, operation, result[0] if len(operation.results) == 1 else result
        )

    def create_out_string(self, ctx: Any, charset: str | None = None) -> None:
        ctx.udc.answer = ctx.out_string = blocks(ctx.out_document)

    def _document(self, exchange: Exchange, operation: Operation, result: Any) -> Iterator[str]:
        headers = self._writer.header(operation, exchange.call.out_headers)
        yield open_envelope(exchange.envelope.version, headers)
        yield from self._writer.body(operation, result, exchange.envelope.namespace)
        yield close_envelope()


class _Raised(Fault):
    """Tells Spyne that the handler failed; the exception itself waits in the exchange."""


def _service(contract: Contract, handlers: Mapping[str, Handler]) -> Any:
    models = _Models()
    methods = {
        f"method_{index}": _method(operation, handlers[name], models)
        for index, (name, operation) in enumerate(contract.operations.items())
    }
    return type(Service)(contract.name, (Service,), methods)


def _method(operation: Operation, handler: Handler, models: _Models) -> Any:
    def run(ctx: Any, *arguments: Any) -> Any:
        exchange: Exchange = ctx.udc
        try:
            _check_headers(exchange.call)
            return handler(exchange.call, *arguments)
        except Exception as error:
            exchange.error = error
            raise _Raised("Server", "") from None

    run.__name__ = operation.message_name
    names = [f"a{index}" for index in range(len(operation.parameters))]
    return rpc(
        *(models.of(member) for member in operation.parameters),
        _args=names,
        _operation_name=operation.message_name,
        _returns=[models.of(member) for member in operation.results] or None,
        **(
            {"_out_variable_names": [member.name for member in operation.results]}
            if operation.results
            else {}
        ),
    )(run)


def _check_headers(call: Call) -> None:
    for header in call.unknown_headers:
        if header.must_understand:
            raise header_not_understood(header.name)


class _Models:
    """Spyne's models of the contract's types, each made once, also for each way to occur."""

    def __init__(self) -> None:
        self._made: dict[int, Any] = {}
        self._occurring: dict[tuple[Any, int, bool, bool], Any] = {}

    def of(self, member: Member) -> Any:
        model = self._of_type(member.type)
        key = (model, member.min_occurs, member.nillable, member.is_repeated)
        if key not in self._occurring:
            self._occurring[key] = model.customize(
                min_occurs=member.min_occurs,
                nullable=member.nillable,
                **({"max_occurs": "unbounded"} if member.is_repeated else {}),
            )
        return self._occurring[key]

    def _of_type(self, kind: Type) -> Any:
        if isinstance(kind, ComplexType):
            return self._array(kind) if kind.array_item else self._complex(kind)
        if isinstance(kind, AnyType | AnyXml):
            return SpyneAnyXml
        if isinstance(kind, Enumeration):
            return Unicode
        return _SCALARS.get(kind.name, Unicode)

    def _array(self, kind: ComplexType) -> Any:
        item = kind.array_item
        if id(kind) not in self._made and item is not None:
            self._made[id(kind)] = Array(self._of_type(item.type))
        return self._made[id(kind)]

    def _complex(self, kind: ComplexType) -> Any:
        if id(kind) not in self._made:
            self._made[id(kind)] = Unicode
            members = {member.name: self.of(member) for member in kind.all_members()}
            body = {"__namespace__": kind.namespace, "__type_name__": kind.name, **members}
            self._made[id(kind)] = type(ComplexModel)(kind.name, (ComplexModel,), body)
        return self._made[id(kind)]
