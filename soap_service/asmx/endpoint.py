"""An endpoint: everything that one ``.asmx`` answers (wire rules, sections 1 and 7)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from soap_service.asmx import error_pages, faults, http
from soap_service.asmx.contract import ComplexType, Contract
from soap_service.asmx.envelope import Envelope
from soap_service.asmx.exceptions import BadRequest, BindingError, TooLarge, UnsupportedMedia
from soap_service.asmx.http import Request, Response
from soap_service.asmx.limits import Limits, chunks
from soap_service.asmx.methods import Methods
from soap_service.asmx.pages import Pages
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.publish import Publisher
from soap_service.asmx.readers import RequestReader
from soap_service.asmx.records import Records, record_classes
from soap_service.asmx.soap import SOAP11, SOAP12, ContentType, Version
from soap_service.asmx.spyne_bridge import Exchange, Handler, SpyneService
from soap_service.asmx.writing import ResponseWriter
from soap_service.call import Call
from soap_service.exceptions import SoapFault

_MEDIA_TYPES = frozenset(version.media_type for version in (SOAP11, SOAP12))
_BUFFERED = 512 * 1024


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """How an endpoint behaves: its protocols, its limits and who may see details of errors.

    ``custom_errors`` is ASP.NET's setting: ``Off`` shows details to everybody, ``RemoteOnly`` to
    local callers, ``On`` to nobody (section 8). ``keep_arguments`` leaves the arguments in the
    call, for a journal that shows them. With ``any_namespace`` callers may put their elements into
    whatever namespace they believe to be the service's: the body's element names the operation, a
    SOAPAction may only not name another one, and the answer is in the namespace of the request.
    A parameter of a name that is not the contract's is the one at its place.
    ``reference`` is the way to a page about all services, for the help pages.
    A ``verbatim`` document is published without the HTTP bindings that it lacks.
    """

    protocols: Protocols = field(default_factory=Protocols)
    limits: Limits = field(default_factory=Limits)
    custom_errors: Literal["On", "Off", "RemoteOnly"] = "RemoteOnly"
    keep_arguments: bool = False
    reference: str = ""
    any_namespace: bool = False
    verbatim: bool = False


class Endpoint:
    """Answers the requests for one ``.asmx``.

    ``handlers`` are keyed by message name; ``gaps`` names the operations that are known to have
    none. Raises `BindingError` when an operation has neither, or a handler no operation, and when
    any namespace is to be taken for a contract of several.
    """

    def __init__(
        self,
        contract: Contract,
        handlers: Mapping[str, Handler],
        settings: EndpointSettings | None = None,
        *,
        records: Records | None = None,
        gaps: Collection[str] = (),
    ) -> None:
        self.contract = contract
        self._settings = settings = settings or EndpointSettings()
        protocols = settings.protocols
        self._versions = tuple(
            version
            for version, is_on in ((SOAP11, protocols.soap11), (SOAP12, protocols.soap12))
            if is_on
        )
        records = records or record_classes(contract)
        bound = _bound(contract, handlers, gaps)
        if settings.any_namespace:
            _check_one_namespace(contract)
        self._service = SpyneService(
            contract,
            bound,
            RequestReader(
                contract,
                records,
                self._versions,
                settings.limits,
                any_namespace=settings.any_namespace,
            ),
            ResponseWriter(contract, records),
        )
        self._publisher = Publisher(contract, protocols, verbatim=settings.verbatim)
        self._pages = Pages(contract, protocols, settings.reference)
        self._methods = Methods(contract, records, bound, protocols, settings.limits)

    def answer(self, request: Request, call: Call) -> Response:
        """Answer a request; ``call`` is filled with what became known of it."""
        if request.path_info:
            return self._methods.answer(request, call, self._shows_details(call))
        if request.method == "POST":
            return self._soap(request, call)
        if request.method == "GET" and self._settings.protocols.documentation:
            return self._publisher.answer(request) or self._pages.answer(request)
        return error_pages.method_not_allowed(request)

    # SOAP

    def _soap(self, request: Request, call: Call) -> Response:
        content_type = ContentType.parse(request.content_type)
        soap_action = request.headers.get("soapaction")
        envelope = Envelope(
            self._guess(content_type, soap_action),
            content_type.media_type,
            soap_action,
            content_type.action,
        )
        if content_type.media_type not in _MEDIA_TYPES:
            return self._refuse(call, envelope, http.UNSUPPORTED_MEDIA_TYPE)
        body = chunks(request.body, self._settings.limits, _length(request))
        exchange = Exchange(envelope, call, body, content_type.charset)
        try:
            self._service.exchange(exchange)
        except BadRequest:
            return self._refuse(call, envelope, http.BAD_REQUEST)
        except UnsupportedMedia:
            return self._refuse(call, envelope, http.UNSUPPORTED_MEDIA_TYPE)
        except TooLarge:
            return self._fault(call, envelope, faults.request_too_large(), None)
        except SoapFault as fault:
            return self._fault(call, envelope, fault, fault)
        finally:
            call.protocol = envelope.version.label
            if self._settings.keep_arguments and envelope.operation is not None:
                call.arguments = _arguments(envelope)
        return self._outcome(exchange)

    def _guess(self, content_type: ContentType, soap_action: str | None) -> Version:
        if len(self._versions) == 1:
            return self._versions[0]
        is_soap12 = soap_action is None or content_type.media_type == SOAP12.media_type
        return SOAP12 if is_soap12 else SOAP11

    def _outcome(self, exchange: Exchange) -> Response:
        call, envelope = exchange.call, exchange.envelope
        operation = envelope.operation
        if operation is not None and operation.is_one_way:
            call.error = exchange.error
            call.outcome = "fault" if exchange.error else call.outcome
            return Response(http.ACCEPTED, [http.PRIVATE])
        error = exchange.error
        if error is None:
            try:
                body = _buffered(exchange.answer)
            except Exception as crash:
                error = crash
        if error is not None:
            return self._fault(call, envelope, faults.from_exception(error), error)
        headers = [
            http.PRIVATE_NOW,
            ("Content-Type", envelope.version.content_type),
            *call.response_headers,
        ]
        return Response(http.OK, headers, body)

    def _fault(
        self, call: Call, envelope: Envelope, fault: SoapFault, error: Exception | None
    ) -> Response:
        call.outcome = "fault"
        call.error = error
        call.code = fault.code if isinstance(fault.code, str) else fault.code[1]
        if self._shows_details(call):
            fault = faults.detailed(fault, error)
        upgrade = fault.code == "VersionMismatch" and SOAP12 in self._versions
        return http.response(
            http.INTERNAL_SERVER_ERROR,
            envelope.version.content_type,
            faults.write_fault(fault, envelope.version, upgrade),
            http.PRIVATE,
        )

    def _shows_details(self, call: Call) -> bool:
        setting = self._settings.custom_errors
        return setting == "Off" or (setting == "RemoteOnly" and call.is_local)

    def _refuse(self, call: Call, envelope: Envelope, status: str) -> Response:
        call.outcome = "refused"
        call.protocol = envelope.version.label
        return http.response(status, envelope.version.content_type, b"", http.PRIVATE)


def _arguments(envelope: Envelope) -> dict[str, object]:
    assert envelope.operation is not None
    names = (member.name for member in envelope.operation.parameters)
    return dict(zip(names, envelope.arguments, strict=False))


def _length(request: Request) -> int | None:
    text = request.headers.get("content-length", "")
    return int(text) if text.isdecimal() else None


def _buffered(answer: Iterator[bytes]) -> bytes | Iterator[bytes]:
    """Return a small answer whole, so that it has a length; a large one as a stream."""
    head: list[bytes] = []
    size = 0
    for block in answer:
        head.append(block)
        size += len(block)
        if size > _BUFFERED:
            return _Stream(head, answer)
    return b"".join(head)


class _Stream:
    """The blocks of a large answer; closing it closes what it is read from."""

    def __init__(self, head: list[bytes], rest: Iterator[bytes]) -> None:
        self._head = iter(head)
        self._rest = rest

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        for block in self._head:
            return block
        return next(self._rest)

    def close(self) -> None:
        close = getattr(self._rest, "close", None)
        if close is not None:
            close()


def _bound(
    contract: Contract, handlers: Mapping[str, Handler], gaps: Collection[str]
) -> dict[str, Handler]:
    unknown = sorted(handlers.keys() - contract.operations.keys())
    missing = sorted(contract.operations.keys() - handlers.keys() - set(gaps))
    if unknown or missing:
        raise BindingError(
            f"{contract.name}: handlers without operation: {unknown}; "
            f"operations without handler that are no listed gap: {missing}"
        )
    return {name: handlers.get(name) or _gap(name) for name in contract.operations}


def _check_one_namespace(contract: Contract) -> None:
    kinds = (kind for kind in contract.types if isinstance(kind, ComplexType))
    others = sorted({kind.namespace for kind in kinds} - {contract.namespace})
    if others:
        raise BindingError(f"{contract.name}: any namespace is taken, but types are in {others}")


def _gap(name: str) -> Handler:
    def answer(*_: object) -> object:
        raise SoapFault("Server", f"The operation {name} is not available on this server.")

    return answer
