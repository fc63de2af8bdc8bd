"""svcBasic and svcScript: two small services in the namespace ``http://tempuri.org/``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from compat_tests.sample.contracts import contract
from compat_tests.sample.tickets import Handler
from soap_service.asmx.records import record_classes
from soap_service.call import Call

RECORDS = record_classes(contract("svcScript.wsdl"))


def basic_handlers() -> Mapping[str, Handler]:
    """Return the handlers of svcBasic by message name."""
    return {"HelloWorld": lambda call: "Hello World", "Add": lambda call, a, b: a + b}


def script_handlers() -> Mapping[str, Handler]:
    """Return the handlers of svcScript by message name."""
    return {
        "Hello": lambda call, name: f"Hello {'null' if name is None else name}",
        "GetPair": _get_pair,
        "Twice": lambda call, n: 2 * n,
        "Boom": _boom,
        "Nothing": lambda call: None,
    }


def _get_pair(call: Call, id_: int) -> Any:
    when = datetime(2024, 2, 29, 13, 4, 5, tzinfo=UTC)
    return RECORDS["Pair"](id=id_, when=when)


def _boom(call: Call) -> None:
    raise RuntimeError("script boom")
