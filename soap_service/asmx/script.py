"""JSON callers: ``svc.asmx/Method`` with ``application/json`` (wire rules, section 10)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from soap_service.asmx import error_pages, http
from soap_service.asmx.contract import Contract, Operation
from soap_service.asmx.exceptions import UnreadableCall
from soap_service.asmx.forms import Handler
from soap_service.asmx.http import Request, Response
from soap_service.asmx.json_values import JsonValues
from soap_service.asmx.limits import Limits, chunks
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.query import Query
from soap_service.asmx.records import Records
from soap_service.call import Call

_NOT_SCRIPT = (
    "Only Web services with a [ScriptService] attribute on the class definition "
    "can be called from script."
)
_HIDDEN = "There was an error processing the request."


def is_script_request(request: Request) -> bool:
    """Tell whether the request is for the script handler, before any other protocol."""
    if request.path_info.lower() in ("/js", "/jsdebug"):
        return True
    content_type = request.content_type.lower()
    is_json = content_type == "application/json" or content_type.startswith("application/json;")
    return bool(request.path_info) and is_json


class Script:
    """Answers the JSON callers of one endpoint, if it is a script service."""

    def __init__(
        self,
        contract: Contract,
        records: Records,
        handlers: Mapping[str, Handler],
        protocols: Protocols,
        limits: Limits,
    ) -> None:
        self._operations = contract.operations
        self._values = JsonValues(contract, records, protocols.clr_namespace)
        self._handlers = handlers
        self._protocols = protocols
        self._limits = limits

    def refusal(self, request: Request) -> Response | None:
        """Return the error page when the request cannot be for an operation, else None."""
        if not self._protocols.script:
            return error_pages.server_error(request, _NOT_SCRIPT)
        name = request.path_info[1:]
        if name not in self._operations:
            message = f"Unknown web method {name}.\r\nParameter name: methodName"
            return error_pages.server_error(request, message)
        return None

    def answer(self, request: Request, call: Call) -> Response:
        """Run the operation that the path info names.

        Raises `UnreadableCall` when the request does not state a call, `Refusal` when it breaks
        a limit, and whatever the operation raises; `failure` makes an answer of each.
        """
        operation = self._operations[request.path_info[1:]]
        call.operation = operation.message_name
        call.protocol = "JSON"
        arguments = self._arguments(operation, self._given(request, operation))
        result = self._handlers[operation.message_name](call, *arguments)
        body = f'{{"d":{self._result(operation, result)}}}'.encode()
        return http.response(http.OK, http.JSON, body, http.PRIVATE_NOW, *call.response_headers)

    def _given(self, request: Request, operation: Operation) -> dict[str, Any]:
        if request.method == "GET" and operation.message_name in self._protocols.script_gets:
            query = Query(request.query_string)
            texts = ((p.name, query.get(p.name)) for p in operation.parameters)
            return {name: _parsed(text) for name, text in texts if text is not None}
        if request.method != "POST":
            raise UnreadableCall(
                f"An attempt was made to call the method '{operation.message_name}' "
                f"using a {request.method} request, which is not allowed."
            )
        body = b"".join(chunks(request.body, self._limits, request.content_length))
        given = _parsed(body.decode("utf-8-sig", "replace") or "{}")
        if not isinstance(given, dict):
            raise UnreadableCall("The body of the request is not a JSON object.")
        return given

    def _arguments(self, operation: Operation, given: dict[str, Any]) -> list[Any]:
        for parameter in operation.parameters:
            if parameter.name not in given:
                raise UnreadableCall(
                    f"Invalid web service call, missing value for parameter: '{parameter.name}'."
                )
        return [self._values.read(p, given[p.name]) for p in operation.parameters]

    def _result(self, operation: Operation, result: Any) -> str:
        if not operation.results:
            return "null"
        first = result if len(operation.results) == 1 else result[0]
        return self._values.write(operation.results[0], first)


def failure(error: Exception, details: bool) -> Response:
    """Return the 500 for what a call raised; only with ``details`` does it say what."""
    message, name = _HIDDEN, ""
    if details:
        message = str(error)
        name = error.clr_name if isinstance(error, UnreadableCall) else type(error).__qualname__
    body = {"Message": message, "StackTrace": "", "ExceptionType": name}
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    is_error = ("jsonerror", "true")
    return http.response(
        http.INTERNAL_SERVER_ERROR, http.JSON, text.encode(), http.PRIVATE, is_error
    )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:
        message = "The text is not well-formed JSON."
        raise UnreadableCall(message, "System.ArgumentException") from error
