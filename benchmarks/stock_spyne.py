"""The peer "stock Spyne": the same operations with Spyne's own Soap11 protocol and lxml.

Served by the same gunicorn worker as ours, so that only the stack between WSGI and handler differs.
"""

from __future__ import annotations

import itertools
import sys
from datetime import datetime
from functools import cache
from typing import Any, ClassVar

import soap_service.asmx.spyne_bridge  # noqa: F401 - lets Spyne be imported beyond Python 3.11

# isort: split
from spyne import (
    Application,
    Array,
    Boolean,
    ByteArray,
    ComplexModel,
    DateTime,
    Int,
    ServiceBase,
    Unicode,
    rpc,
)
from spyne.protocol.soap import Soap11
from spyne.server.wsgi import WsgiApplication

from benchmarks import hosting, operations, tickets


class TicketInfo(ComplexModel):
    __namespace__ = operations.NAMESPACE
    _type_info: ClassVar = [
        ("CustomerEmailAddress", Unicode),
        ("ID", Int),
        ("IdAgent", Int),
        ("IdCustomer", Int),
        ("IdDepartment", Int),
        ("IdGroup", Int),
        ("IsActive", Boolean),
        ("IsDeleted", Boolean),
        ("IsOpen", Boolean),
        ("IsPinnedToAgent", Boolean),
        ("IsSpam", Boolean),
        ("LastReplyDateUtc", DateTime),
        ("Priority", Int),
        ("ReplyCountIn", Int),
        ("ReplyCountOut", Int),
        ("RequiresFollowUp", Boolean),
        ("ShowInFollowUpView", Boolean),
        ("Subject", Unicode),
        ("TicketNumber", Unicode),
    ]


class TicketInfoArrayResult(ComplexModel):
    __namespace__ = operations.NAMESPACE
    _type_info: ClassVar = [
        ("Message", Unicode),
        ("Result", Boolean),
        ("ResultCode", Int),
        ("Tickets", Array(TicketInfo)),
    ]


def _ticket(row: dict[str, Any]) -> TicketInfo:
    return TicketInfo(**row | {"LastReplyDateUtc": datetime.fromisoformat(row["LastReplyDateUtc"])})


_TICKETS = [_ticket(row) for row in tickets.rows()]


@cache
def _attachment(megabytes: int) -> list[bytes]:
    return [operations.attachment(megabytes)]


class BenchService(ServiceBase):
    @rpc(Int, _returns=Int)
    def EchoInt(self, value: int) -> int:  # noqa: N802
        return value

    @rpc(Unicode, Unicode, Int, _returns=TicketInfoArrayResult)
    def GetTickets(  # noqa: N802
        self,
        authUserName: str,  # noqa: N803
        authPassword: str,  # noqa: N803
        count: int,
    ) -> TicketInfoArrayResult:
        found = list(itertools.islice(itertools.cycle(_TICKETS), count))
        return TicketInfoArrayResult(Message="", Result=True, ResultCode=0, Tickets=found)

    @rpc(ByteArray, _returns=Int)
    def PutAttachment(self, content: list[bytes]) -> int:  # noqa: N802
        return sum(map(len, content))

    @rpc(Int, _returns=ByteArray)
    def GetAttachment(self, sizeMB: int) -> list[bytes]:  # noqa: N802, N803
        return _attachment(sizeMB)


application = WsgiApplication(
    Application(
        [BenchService],
        operations.NAMESPACE,
        in_protocol=Soap11(huge_tree=True),
        out_protocol=Soap11(),
    ),
    max_content_length=hosting.BODY_LIMIT,
)

if __name__ == "__main__":
    hosting.serve(lambda _: application, int(sys.argv[1]))
