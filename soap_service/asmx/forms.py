"""The HTTP GET and form POST bindings: ``svc.asmx/Method`` (wire rules, section 9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from soap_service.asmx import faults, http
from soap_service.asmx.charset import codec_of
from soap_service.asmx.clr_text import read_value
from soap_service.asmx.contract import (
    Contract,
    Enumeration,
    Member,
    Operation,
    Scalar,
)
from soap_service.asmx.error_pages import plain_error
from soap_service.asmx.exceptions import UnreadableCall
from soap_service.asmx.form_writer import FormWriter
from soap_service.asmx.http import Request, Response
from soap_service.asmx.http_binding import array_item, is_offered
from soap_service.asmx.limits import Limits, chunks
from soap_service.asmx.query import Query
from soap_service.asmx.records import Records
from soap_service.asmx.soap import ContentType
from soap_service.call import Call
from soap_service.exceptions import SoapFault

Handler = Callable[..., object]

_NULL_REFERENCE = "Object reference not set to an instance of an object."
_FORM = "application/x-www-form-urlencoded"
_ENCODINGS = frozenset(("utf-8", "ascii", "latin-1", "iso8859-15", "cp1252"))


class Forms:
    """Answers the requests for a method by its URL."""

    def __init__(
        self,
        contract: Contract,
        records: Records,
        handlers: Mapping[str, Handler],
        limits: Limits,
    ) -> None:
        offered = {
            name: operation
            for name, operation in contract.operations.items()
            if is_offered(operation)
        }
        self._writer = FormWriter(contract, records)
        self._limits = limits
        self._handlers = handlers
        self._operations = offered
        self._spellings = {name.lower(): name for name in offered}

    def answer(self, request: Request, call: Call) -> Response:
        """Run the method that the path info names.

        Raises `UnreadableCall` when the request does not state a call, `Refusal` when it breaks
        a limit, and whatever the operation raises; `failure` makes an answer of each.
        """
        operation = self._find(request.path_info[1:])
        call.operation = operation.message_name
        call.protocol = request.method
        arguments = self._arguments(request, operation)
        result = self._handlers[operation.message_name](call, *arguments)
        if not operation.results:
            return Response(http.OK, [http.PRIVATE_NOW, *call.response_headers])
        body = self._writer.document(operation, result)
        return http.response(http.OK, http.XML, body, http.PRIVATE_NOW, *call.response_headers)

    def _find(self, name: str) -> Operation:
        if name in self._operations:
            return self._operations[name]
        spelling = self._spellings.get(name.lower())
        if spelling is None:
            raise UnreadableCall(f"{name} Web Service method name is not valid.")
        raise UnreadableCall(
            f"Invalid method name '{name}',  method names are case sensitive.   The method name "
            f"'{spelling}' with the same name but different casing was found.\r\n"
            "Parameter name: methodName",
            "System.ArgumentException",
        )

    # Reading

    def _arguments(self, request: Request, operation: Operation) -> list[object]:
        if not operation.parameters:
            return []
        fields = Query(request.query_string) if request.method == "GET" else self._form(request)
        return [_argument(parameter, fields) for parameter in operation.parameters]

    def _form(self, request: Request) -> Query:
        content_type = ContentType.parse(request.content_type)
        if content_type.media_type != _FORM:
            raise UnreadableCall(f"Request format is invalid: {request.content_type}.")
        body = b"".join(chunks(request.body, self._limits, request.content_length))
        encoding = _known_encoding(content_type.charset)
        return Query(body.decode(encoding, "replace"), encoding)


def failure(error: Exception, details: bool) -> Response:
    """Return the 500 for what a call raised.

    That is its message and those of its causes, with ``details`` also types and stack.
    """
    return plain_error(_details(error) if details else _message(error))


def _message(error: Exception) -> str:
    if isinstance(error, SoapFault):
        return error.message
    if isinstance(error, UnreadableCall):
        return f"{error.message} ---> {error.reason[1]}" if error.reason else error.message
    return " ---> ".join(faults.messages(error))


def _details(error: Exception) -> str:
    if isinstance(error, SoapFault):
        return faults.detailed(error, error).message
    if not isinstance(error, UnreadableCall):
        return faults.describe(error)
    if error.reason is None:
        return f"{error.clr_name}: {error.message}"
    cause = f" ---> {error.reason[0]}: {error.reason[1]}{faults.END_OF_INNER}"
    return f"{error.clr_name}: {error.message}{cause}"


def _argument(parameter: Member, fields: Query) -> object:
    item = array_item(parameter)
    if item is None:
        text = fields.get(parameter.name)
        if text is None:
            raise UnreadableCall(f"Missing parameter: {parameter.name}.")
        return read_value(_simple(parameter.type), text)
    texts = fields.values(parameter.name)
    if not texts:
        raise UnreadableCall(_NULL_REFERENCE, "System.NullReferenceException")
    values = [read_value(_simple(item), text) for text in texts]
    is_binary = isinstance(parameter.type, Scalar) and parameter.type.name == "base64Binary"
    return bytes(values) if is_binary else values


def _simple(kind: object) -> Scalar | Enumeration:
    assert isinstance(kind, Scalar | Enumeration)
    return kind


def _known_encoding(charset: str | None) -> str:
    codec = codec_of(charset)
    return codec if codec in _ENCODINGS else "utf-8"
