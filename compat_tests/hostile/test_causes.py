"""Exceptions that a handler can raise by mistake, told in a fault."""

from __future__ import annotations

from typing import Literal

import pytest

from compat_tests.hostile.endpoints import Handler, content, endpoint, fresh_call, request
from compat_tests.hostile.envelopes import call, envelope
from soap_service.asmx import EndpointSettings
from soap_service.call import Call


def raise_from_itself(_: Call, *__: object) -> object:
    error = ValueError("first")
    raise error from error


def raise_in_a_circle(_: Call, *__: object) -> object:
    first, second = ValueError("first"), KeyError("second")
    second.__cause__ = first
    raise first from second


@pytest.mark.timeout(20)
@pytest.mark.parametrize("handler", [raise_from_itself, raise_in_a_circle])
@pytest.mark.parametrize("custom_errors", ["On", "Off"])
def test_an_exception_that_caused_itself_is_told_once(
    handler: Handler, custom_errors: Literal["On", "Off"]
) -> None:
    served = endpoint({"PingService": handler}, EndpointSettings(custom_errors=custom_errors))
    body = envelope(call("PingService")).encode()
    response = served.answer(request(body), fresh_call())
    assert response.status == "500 Internal Server Error"
    assert content(response).count(b"first") == 1
