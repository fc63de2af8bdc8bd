"""The story as Python programs tell it, whichever library makes the calls."""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

Call = Callable[[str, str, Mapping[str, Any]], Any]
"""A call of service, operation and parameters; the answer's members are attributes."""

UNKNOWN_TICKET = "000-00000000-0000"
EVERY_BYTE = bytes(range(256)) * 400
CREATED = datetime(2024, 2, 29, 13, 4, 5, tzinfo=UTC)


def setting(name: str) -> str:
    """What the caller of the driver says about the server, the accounts and the texts."""
    return os.environ[f"STORY_{name}"]


def address(service: str) -> str:
    """The URL of `svcTickets` or `svcOrganization`."""
    return setting({"svcTickets": "TICKETS_URL", "svcOrganization": "ORGANIZATION_URL"}[service])


def tell(call: Call, misdirected: Callable[[], str], line_end: str = "\n") -> None:
    """Tell every step.

    `misdirected` sends PingService to the other service and returns the text of the fault.
    `line_end` is what CR LF of a text box looks like through this library; a reader of XML 1.0
    sees a bare CR LF as LF, hence the default.
    """
    _Tickets(call, line_end).tell()
    _Refusals(call).tell()
    _step("wrong_address", misdirected)
    _Organization(call).tell()


class _Tickets:
    """The life of two tickets: one in plain text, one in HTML."""

    def __init__(self, call: Call, line_end: str) -> None:
        self._call = call
        self._line_end = line_end
        self._number = self._page = ""
        self._id = self._page_id = 0

    def tell(self) -> None:
        _step("ping", self._ping)
        _step("create", self._create)
        _step("create_from_customer", self._create_from_customer)
        _step("info_by_number", self._info_by_number)
        _step("info", self._info)
        _step("note", self._note)
        _step("attach", self._attach)
        _step("attachments", self._attachments)
        _step("search", self._search)
        _step("parts", self._parts)
        _step("plain_text", self._plain_text)
        _step("html", self._html)
        _step("rename", self._rename)
        _step("close", self._close)
        _step("closed", self._closed)

    def _ask(self, operation: str, **parameters: Any) -> Any:
        return self._call("svcTickets", operation, _by_agent(parameters))

    def _ticket(self, number: str) -> Any:
        return _accepted(self._ask("GetTicketInfoByTicketNumber", ticketNumber=number)).Ticket

    def _part_list(self, ticket_id: int) -> list[Any]:
        listed = _accepted(self._ask("GetTicketConversationPartList", ticketId=ticket_id))
        return _items(listed.Parts.TicketPartInfo)

    def _message_id(self, ticket_id: int) -> int:
        return _only(part for part in self._part_list(ticket_id) if part.Type == 1).PartId

    def _shown(self, text: str) -> str:
        return text.replace("\r\n", self._line_end)

    def _ping(self) -> None:
        account = {"authUsername": setting("USERNAME"), "authPassword": setting("PASSWORD")}
        _same(
            True,
            self._call("svcTickets", "PingService", account | {"dataUsername": ""}).IsAvailable,
        )

    def _create(self) -> None:
        made = self._ask(
            "CreateTicket",
            departmentID=int(setting("DEPARTMENT_ID")),
            groupId=int(setting("GROUP_ID")),
            userIdOfAgent=0,
            toAddress=setting("CUSTOMER"),
            subject=setting("SUBJECT"),
            body=setting("BODY"),
            isHtml=False,
            setWaiting=False,
            sendEmail=False,
        )
        self._number = _ticket_number(_accepted(made).RequestResult)

    def _create_from_customer(self) -> None:
        made = self._ask(
            "CreateTicketFromCustomer",
            departmentId=int(setting("DEPARTMENT_ID")),
            fromAddress=setting("CUSTOMER"),
            subject=setting("SUBJECT"),
            body=setting("HTML"),
            isHtml=True,
            sendAutoResponder=False,
        )
        self._page = _ticket_number(_accepted(made).RequestResult)

    def _info_by_number(self) -> None:
        ticket = self._ticket(self._number)
        self._id = ticket.ID
        _same(setting("SUBJECT"), ticket.Subject)
        _same(setting("CUSTOMER"), ticket.CustomerEmailAddress)
        _same(True, ticket.IsOpen)

    def _info(self) -> None:
        self._page_id = self._ticket(self._page).ID
        found = _accepted(self._ask("GetTicketInfo", ticketId=self._page_id))
        _same(self._page, found.Ticket.TicketNumber)

    def _note(self) -> None:
        note = {"messageType": "general", "notetext": setting("NOTE")}
        _accepted(self._ask("AddTicketNote", ticketNumber=self._number, **note))

    def _attach(self) -> str:
        kept = self._ask(
            "AddTicketAttachment",
            ticketNumber=self._number,
            ticketMessageId=0,
            fileName="every byte.bin",
            data=EVERY_BYTE,
            fileLength=len(EVERY_BYTE),
            dateCreatedUTC=CREATED,
        )
        _same(len(EVERY_BYTE), _accepted(kept).File.fileSizeInBytes)
        return str(kept.File.fileNameOnDisk)

    def _attachments(self) -> None:
        listed = _accepted(self._ask("GetTicketAttachments", ticketId=self._id))
        file = _only(_items(listed.Files.TicketAttachmentInfo))
        _same("every byte.bin", file.fileNameOriginal)
        _same(len(EVERY_BYTE), file.fileSizeInBytes)
        _same("2024-02-29T13:04:05", _moment(file.fileDateUtc))

    def _search(self) -> None:
        criteria = {"string": [f"EmailAddress={setting('CUSTOMER')}", "IsOpen=true"]}
        found = _items(
            _accepted(self._ask("GetTicketsBySearch", searchCriteria=criteria)).Tickets.TicketInfo
        )
        _same(
            setting("SUBJECT"),
            _only(one for one in found if one.TicketNumber == self._number).Subject,
        )

    def _parts(self) -> None:
        _same([1, 10], sorted(part.Type for part in self._part_list(self._id)))

    def _plain_text(self) -> None:
        message_id = self._message_id(self._id)
        read = _accepted(self._ask("GetTicketMessagePlainText", ticketMessageId=message_id))
        _same(self._shown(setting("BODY")), read.messageBody)

    def _html(self) -> None:
        message_id = self._message_id(self._page_id)
        read = _accepted(self._ask("GetTicketMessageHtml", ticketMessageId=message_id))
        _same(self._shown(setting("HTML")), read.messageBody)

    def _rename(self) -> None:
        values = {"string": [f"Subject={setting('RENAMED')}"]}
        _accepted(
            self._ask("SetTicketProperties", ticketNumber=self._number, ticketPropertyValues=values)
        )
        _same(setting("RENAMED"), self._ticket(self._number).Subject)

    def _close(self) -> None:
        _accepted(self._ask("CloseTicket", ticketNumber=self._number, closingComment="Solved, ✓"))

    def _closed(self) -> None:
        _same(False, self._ticket(self._number).IsOpen)


class _Refusals:
    """What cannot be answered is refused inside an ordinary answer, not by a fault."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def tell(self) -> None:
        _step("wrong_password", self._wrong_password)
        _step("unknown_ticket", self._unknown_ticket)

    def _ask(self, account: Mapping[str, str]) -> Any:
        parameters = {**account, "ticketNumber": UNKNOWN_TICKET}
        return _refused(self._call("svcTickets", "GetTicketInfoByTicketNumber", parameters))

    def _wrong_password(self) -> None:
        self._ask({"authUserName": setting("OTHER_USERNAME"), "authPassword": "wrong"})

    def _unknown_ticket(self) -> None:
        ticket = self._ask(_by_agent({})).Ticket
        _same(0, ticket.ID)
        _same("0001-01-01T00:00:00", _moment(ticket.LastReplyDateUtc))
        _same(None, getattr(ticket, "TicketNumber", None))


class _Organization:
    """Who and what there is."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def tell(self) -> None:
        _step("validate_agent", self._validate_agent)
        _step("departments", self._departments)
        _step("agents", self._agents)
        _step("groups", self._groups)

    def _all(self, operation: str) -> Any:
        return _accepted(self._call("svcOrganization", operation, _by_agent({})))

    def _validate_agent(self) -> None:
        account = {"agentUserName": setting("USERNAME"), "agentPassword": setting("PASSWORD")}
        agent = _accepted(self._call("svcOrganization", "ValidateAgent", account)).Agent
        _same(int(setting("AGENT_ID")), agent.ID)
        _same(setting("USERNAME"), agent.UserName)

    def _departments(self) -> None:
        departments = _items(self._all("GetAllDepartments").Departments.DepartmentInfo)
        _same(setting("DEPARTMENT_NAME"), _by_id(departments, "DEPARTMENT_ID").Name)

    def _agents(self) -> None:
        agents = _items(self._all("GetAllAgents").Agents.AgentInfo)
        _same(setting("USERNAME"), _by_id(agents, "AGENT_ID").UserName)

    def _groups(self) -> None:
        groups = _items(self._all("GetAllGroups").Groups.GroupInfo)
        _same(setting("GROUP_NAME"), _by_id(groups, "GROUP_ID").Name)


def _step(name: str, action: Callable[[], str | None]) -> None:
    try:
        print(name, "ok", action() or "", sep="\t")
    except Exception as error:  # whatever a library raises is the step's failure
        print(name, "fail", re.sub(r"\s+", " ", f"{type(error).__name__}: {error}"), sep="\t")


def _by_agent(parameters: Mapping[str, Any]) -> dict[str, Any]:
    account = {"authUserName": setting("USERNAME"), "authPassword": setting("PASSWORD")}
    return account | dict(parameters)


def _accepted(answer: Any) -> Any:
    assert (answer.Result, answer.ResultCode) == (True, 0), f"refused: {answer}"
    return answer


def _refused(answer: Any) -> Any:
    assert not answer.Result, f"not refused: {answer}"
    assert answer.ResultCode != 0, f"no code: {answer}"
    assert answer.Message, f"no reason: {answer}"
    return answer


def _ticket_number(text: str) -> str:
    assert re.fullmatch(r"[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}", text), f"no ticket number: {text}"
    return text


def _same(expected: Any, actual: Any) -> None:
    assert expected == actual, f"expected {expected!r}, got {actual!r}"


def _moment(value: datetime | str) -> str:
    return str(value).replace(" ", "T")[:19]


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _only(items: Iterable[Any]) -> Any:
    (item,) = items
    return item


def _by_id(items: Iterable[Any], name: str) -> Any:
    wanted = int(setting(name))
    return _only(item for item in items if wanted == item.ID)
