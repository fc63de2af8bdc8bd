"""What a WSDL does not tell, and what we take it to be."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from compat_tests.sample.contracts import WSDL_FOLDER
from compat_tests.sample.requests import envelope, wrapper
from soap_service.asmx import Endpoint, EndpointSettings, Protocols, read_contract
from soap_service.asmx.http import Request, Response
from soap_service.call import Call

_WHEN = datetime(2024, 2, 29, tzinfo=UTC)
_URL = "http://h/Services2/svc.asmx"
_ACTION = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx/EchoTicket"


def _request(path_info: str, content_type: str, body: bytes) -> Request:
    headers = {"soapaction": _ACTION, "content-length": str(len(body))}
    return Request(
        method="POST",
        path="/Services2/svc.asmx",
        path_info=path_info,
        url=_URL,
        query_string="",
        content_type=content_type,
        headers=headers,
        body=BytesIO(body),
        client_address="127.0.0.1",
        is_local=True,
    )


def _answer(endpoint: Endpoint, request: Request) -> Response:
    call = Call("", "svc", "", request.client_address, request.is_local, "http://h")
    return endpoint.answer(request, call)


def _echo(call: Call, value: Any) -> Any:
    return value


def _endpoint(document: str, name: str, protocols: Protocols) -> Endpoint:
    """Make an endpoint with one operation that answers what it was given."""
    contract = read_contract((WSDL_FOLDER / document).read_bytes())
    gaps = set(contract.operations) - {name}
    return Endpoint(contract, {name: _echo}, EndpointSettings(protocols), gaps=gaps)


def test_a_missing_array_is_null_unless_it_is_known_to_be_a_list() -> None:
    """Known difference U1."""
    endpoint = _endpoint("svcTickets.wsdl", "EchoTicket", Protocols())
    body = envelope(wrapper("EchoTicket", "<ticket />")).encode()
    answer = _answer(endpoint, _request("", "text/xml; charset=utf-8", body))
    assert isinstance(answer.body, bytes)
    assert b"<Score>0</Score></EchoTicketResult>" in answer.body


@pytest.mark.parametrize(("namespace", "type_name"), [("RefPeer", "RefPeer.Pair"), ("", "Pair")])
def test_a_json_object_names_its_class_as_far_as_it_is_known(
    namespace: str, type_name: str
) -> None:
    """Known difference U2."""
    contract = read_contract((WSDL_FOLDER / "svcScript.wsdl").read_bytes())
    protocols = Protocols(script=True, clr_namespace=namespace)
    gaps = set(contract.operations) - {"GetPair"}
    handlers = {"GetPair": lambda call, id_: SimpleNamespace(id=id_, name=None, when=_WHEN)}
    endpoint = Endpoint(contract, handlers, EndpointSettings(protocols), gaps=gaps)
    answer = _answer(endpoint, _request("/GetPair", "application/json", b'{"id":1}'))
    assert isinstance(answer.body, bytes)
    assert answer.body.startswith(b'{"d":{"__type":"%b","Id":1' % type_name.encode())
