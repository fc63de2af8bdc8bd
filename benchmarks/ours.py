"""Ours: the bench as a service of our own stack, with the journal and metrics of the product."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks import hosting, operations, tickets
from soap_service.asmx import Endpoint, EndpointSettings, Limits, read_contract, record_classes
from soap_service.call import Call
from soap_service.config import Settings
from soap_service.journal import Journal
from soap_service.metrics import Metrics
from soap_service.naming import snake_case
from soap_service.web import WebApplication

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_CONTRACT = read_contract(hosting.WSDL.read_bytes())
_RECORDS = record_classes(_CONTRACT)


@dataclass(slots=True)
class Found:
    """A TicketInfoArrayResult: any object with its attributes will do."""

    message: str
    result: bool
    result_code: int
    tickets: Iterable[object]


def _ticket(row: dict[str, Any]) -> object:
    values = {snake_case(name): value for name, value in row.items()}
    values["last_reply_date_utc"] = datetime.fromisoformat(row["LastReplyDateUtc"])
    return _RECORDS["TicketInfo"](**values)


_TICKETS = [_ticket(row) for row in tickets.rows()]


def echo_int(call: Call, value: int) -> int:
    return value


def get_tickets(call: Call, auth_user_name: str, auth_password: str, count: int) -> Found:
    return Found("", True, 0, itertools.islice(itertools.cycle(_TICKETS), count))


def put_attachment(call: Call, content: bytes) -> int:
    return len(content)


@cache
def _attachment(megabytes: int) -> bytes:
    return operations.attachment(megabytes)


def get_attachment(call: Call, size_mb: int) -> bytes:
    return _attachment(size_mb)


def create_app(settings: Settings) -> WSGIApplication:
    """Return the application that answers the bench."""
    endpoint = Endpoint(
        _CONTRACT,
        {
            "EchoInt": echo_int,
            "GetTickets": get_tickets,
            "PutAttachment": put_attachment,
            "GetAttachment": get_attachment,
        },
        EndpointSettings(limits=Limits(request_bytes=settings.max_request_bytes)),
    )
    return WebApplication({operations.PATH: endpoint}, {}, Journal(settings.journal), Metrics())


if __name__ == "__main__":
    hosting.serve(create_app, int(sys.argv[1]))
