"""Everything below an ``.asmx``: ``svc.asmx/Method`` (wire rules, section 1)."""

from __future__ import annotations

from collections.abc import Mapping

from soap_service.asmx import error_pages, forms, script
from soap_service.asmx.contract import Contract
from soap_service.asmx.exceptions import Refusal, UnreadableCall
from soap_service.asmx.forms import Handler
from soap_service.asmx.http import Request, Response
from soap_service.asmx.limits import Limits
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.records import Records
from soap_service.call import Call
from soap_service.exceptions import SoapFault


class Methods:
    """Answers the requests with path info: JSON callers first, then GET and form POST."""

    def __init__(
        self,
        contract: Contract,
        records: Records,
        handlers: Mapping[str, Handler],
        protocols: Protocols,
        limits: Limits,
    ) -> None:
        self._protocols = protocols
        self._forms = forms.Forms(contract, records, handlers, limits)
        self._script = script.Script(contract, records, handlers, protocols, limits)

    def answer(self, request: Request, call: Call, details: bool) -> Response:
        """Answer a request; ``details`` says whether the caller may see types and stack."""
        if script.is_script_request(request):
            return self._answer_script(request, call, details)
        if not self._takes(request):
            return error_pages.unrecognized(request)
        try:
            return self._forms.answer(request, call)
        except Exception as error:
            _record(call, error)
            return forms.failure(error, details)

    def _takes(self, request: Request) -> bool:
        if len(request.path_info) < 2:
            return False
        if request.method == "GET":
            return self._protocols.http_get
        return request.method == "POST" and self._protocols.takes_forms(request.is_local)

    def _answer_script(self, request: Request, call: Call, details: bool) -> Response:
        page = self._script.refusal(request)
        if page is not None:
            return page
        try:
            return self._script.answer(request, call)
        except Exception as error:
            _record(call, error)
            return script.failure(error, details)


def _record(call: Call, error: Exception) -> None:
    call.outcome = "fault"
    call.error = error
    call.code = "Client" if isinstance(error, UnreadableCall | Refusal) else "Server"
    if isinstance(error, SoapFault):
        call.code = error.code if isinstance(error.code, str) else error.code[1]
