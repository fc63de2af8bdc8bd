"""Whose tickets one reaches: those of one's groups and one's own, whatever the operation."""

from __future__ import annotations

from typing import Any

import pytest

from compat_tests.services.outcome import failure, success
from compat_tests.services.world import FIRST_LINE, NOON, ORDERS, SALES, SUPPORT, World, shapes
from soap_service.services import SERVICES

AGENTS = 3
NOT_FOUND = {100, 105, 121, 143}

[SHAPES] = [shapes(service) for service in SERVICES if service.name == "svcTickets"]
KEYS = {"ticketnumber", "ticketid", "ticketmessageid", "commentid", "ticketattachmentid"}
ARGUMENTS: dict[str, Any] = {
    "agentid": 0,
    "body": "x",
    "ccaddress": "",
    "closingcomment": "",
    "comment": "",
    "commentid": 1,
    "customfieldvalues": [],
    "data": b"x",
    "dateendutc": NOON,
    "datemessagereceived": NOON,
    "datecreatedutc": NOON,
    "dateenteredutc": NOON,
    "datestartutc": NOON,
    "description": "",
    "filelength": 2,
    "filename": "x.txt",
    "followupdateutc": NOON,
    "fromaddress": "",
    "isbillable": False,
    "ishtml": False,
    "messagetype": "general",
    "newagentid": 0,
    "newgroupid": 0,
    "newstatus": "",
    "notetext": "x",
    "pintoagent": False,
    "relateditemnumber": "",
    "requestedvalues": ["Subject"],
    "sendemail": False,
    "subject": "x",
    "targetagentid": 0,
    "targetdepartmentid": 0,
    "targetdepartmentname": "",
    "targetgroupid": 0,
    "targetgroupname": "",
    "targetusername": "",
    "ticketattachmentid": 1,
    "ticketid": 1,
    "ticketmessageid": 1,
    "ticketpropertyvalues": [],
    "ticketstatus": "",
    "timelogcategoryid": 0,
    "timelogid": 1,
    "toaddress": "",
    "tocustomer": False,
    "transfercomment": "",
    "transferserverid": 1,
    "userid": 0,
}


def reaching() -> list[str]:
    """Return the operations that name a ticket or what belongs to one."""
    return [name for name, shape in SHAPES.items() if KEYS & {each.lower() for each in shape[0]}]


def prepare(world: World) -> dict[str, Any]:
    """Open Anna's ticket with a note, a file and a time log, and another; return arguments."""
    number, other = world.create(), world.create()
    anna = world.as_user("anna")
    success(anna.AddTicketNote(number, "general", "x"))
    success(anna.AddTicketAttachment(number, 0, "x.txt", b"x", 9, NOON))
    success(anna.AddTicketTimeLog(1, "x", 0, 0, "", NOON, NOON, False))
    return ARGUMENTS | {"ticketnumber": number, "relateditemnumber": other}


def call(world: World, operation: str, arguments: dict[str, Any]) -> Any:
    names = [name.lower() for name in SHAPES[operation].parameters[2:]]
    return getattr(world, operation)(*(arguments[name] for name in names))


def test_most_operations_name_a_ticket() -> None:
    assert len(reaching()) == 36


@pytest.mark.parametrize("operation", reaching())
def test_nobody_reaches_the_tickets_of_foreign_groups(world: World, operation: str) -> None:
    """Known difference U7."""
    arguments = prepare(world)
    assert failure(call(world.as_user("ben"), operation, arguments)) in NOT_FOUND


@pytest.mark.parametrize("operation", reaching())
def test_members_of_its_group_reach_a_ticket(world: World, operation: str) -> None:
    arguments = prepare(world)
    assert call(world.as_user("anna"), operation, arguments).result_code not in NOT_FOUND


def test_a_ticket_of_a_foreign_group_is_related_to_nothing(world: World) -> None:
    foreign, own = world.create(), world.create(department=SALES, group=ORDERS, agent=0)
    assert failure(world.as_user("ben").AddRelatedItem(own, foreign)) == 141


def test_a_role_without_permissions_works_on_its_tickets(world: World) -> None:
    """Known difference S40."""
    success(world.SetTicketPermissions([], AGENTS))
    anna = world.as_user("anna")
    number = anna.create(department=SUPPORT, group=FIRST_LINE)
    success(anna.AddTicketNote(number, "general", "x"))
    success(anna.CloseTicket(number, "Done."))
