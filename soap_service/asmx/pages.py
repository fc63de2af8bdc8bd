"""The pages a browser sees at an ``.asmx``: its operations, and one operation (section 12)."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from soap_service.asmx import http
from soap_service.asmx.contract import Contract, Operation
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.asmx.http_binding import has_primitive_parameters, is_offered
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.query import Query
from soap_service.asmx.samples import samples

_LOCAL_ONLY = "The test form is only available for requests from the local machine."
_PRIMITIVE_ONLY = "The test form is only available for methods with primitive types as parameters."


class Pages:
    """Answers a GET without path info that asks for nothing else.

    ``reference`` is the way to a page about all services, if there is one.
    """

    def __init__(self, contract: Contract, protocols: Protocols, reference: str = "") -> None:
        self._reference = reference
        self._contract = contract
        self._protocols = protocols
        self._operations = sorted(contract.operations.values(), key=lambda o: o.message_name)
        names = Counter(operation.name for operation in self._operations)
        self._overloads = [name for name, count in names.items() if count > 1]

    def answer(self, request: Request) -> Response:
        """Return the operation page for ``?op=M``, the service page for any other query."""
        asked = Query(request.query_string).get("op")
        body = self._service(request) if asked is None else self._operation(request, asked)
        return http.response(http.OK, http.HTML, body, http.PRIVATE_NOW)

    def _service(self, request: Request) -> bytes:
        return self._render(
            "service.html",
            request,
            operations=self._operations,
            overloads=self._overloads,
        )

    def _operation(self, request: Request, asked: str) -> bytes:
        operation = self._contract.operations.get(asked)
        found = []
        if operation is not None:
            found = samples(self._contract, operation, self._protocols, request)
        return self._render(
            "operation.html",
            request,
            asked=asked,
            operation=operation,
            samples=found,
            refusal=self._refusal(request, operation),
        )

    def _refusal(self, request: Request, operation: Operation | None) -> str:
        if not self._protocols.takes_forms(request.is_local):
            return _LOCAL_ONLY
        has_form = operation and is_offered(operation) and has_primitive_parameters(operation)
        return "" if has_form else _PRIMITIVE_ONLY

    def _render(self, template: str, request: Request, **values: object) -> bytes:
        path = urlsplit(request.url).path
        return render(
            template,
            title=f"{self._contract.name} Web Service",
            contract=self._contract,
            reference=self._reference,
            path=path,
            file_name=path.rpartition("/")[2],
            **values,
        )
