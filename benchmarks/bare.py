"""The bare peer of the database part: two operations, written by hand for these two alone.

It makes the same statements in the same transactions as ours, with SQLAlchemy Core, and writes the
same answers with string formatting. It has no journal, limits, rules or faults.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from xml.sax.saxutils import escape

from lxml import etree
from sqlalchemy import Connection, Row, bindparam, insert

from benchmarks.calls import NAMESPACE
from db import open_engine
from db.dialects.common import READ_ONLY
from db.models.own import OutgoingEvent
from db.models.smartertrack import Ticket, TicketEventLog, TicketMessage
from soap_service.accounts import Passwords, StoredPassword
from soap_service.accounts.directory import ACCOUNT
from soap_service.config import Settings
from soap_service.services.tickets.store import (
    ASSIGNMENT,
    CUSTOMER,
    GROUPS,
    NUMBERING,
    RECEIVING_MEMBER,
    TICKET_INFO,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_GROUP = GROUPS[True, False]
_SEARCH = TICKET_INFO.where(Ticket.customer_email_address == bindparam("address")).order_by(
    Ticket.ticket_id.desc()
)
_HEADERS = [("Content-Type", "text/xml; charset=utf-8")]
_CREDENTIALS = 2
_TICKETS, _MESSAGES = Ticket.__table__, TicketMessage.__table__
_LOG, _EVENTS = TicketEventLog.__table__, OutgoingEvent.__table__
_CREATED = 502000
_ids = itertools.count()


class Bare:
    """The handler; credentials that ``verify`` found right once are believed from then on."""

    def __init__(self, database_url: str) -> None:
        self.engine = open_engine(database_url)
        self._reader = self.engine.execution_options(**{READ_ONLY: True})
        self._passwords = Passwords()
        self._verified: set[bytes] = set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a call of CreateTicket or GetTicketsBySearch."""
        content = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        request = etree.fromstring(content)[0][0]
        operation = etree.QName(request).localname
        account = self._authenticate(request[0].text or "", request[1].text or "")
        if operation == "CreateTicket":
            answer = self._create(
                account, [element.text or "" for element in request[_CREDENTIALS:]]
            )
        else:
            answer = self._search(request[_CREDENTIALS][0].text.partition("=")[2])
        document = (
            '<?xml version="1.0" encoding="utf-8"?>'
            '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
            f'<{operation}Response xmlns="{NAMESPACE}"><{operation}Result><Message />'
            f"<Result>true</Result><ResultCode>0</ResultCode>{answer}</{operation}Result>"
            f"</{operation}Response></soap:Body></soap:Envelope>"
        ).encode()
        start_response("200 OK", [*_HEADERS, ("Content-Length", str(len(document)))])
        return [document]

    def _authenticate(self, name: str, password: str) -> Row[Any]:
        with self._reader.begin() as connection:
            row = connection.execute(ACCOUNT, {"user_name": name.lower()}).one()
        digest = hashlib.sha256(f"{row.password}\0{password}".encode()).digest()
        if digest not in self._verified:
            stored = StoredPassword(row.password_format, row.password, row.password_salt or "")
            if not self._passwords.verify(password, stored):
                raise PermissionError(name)
            self._verified.add(digest)
        return row

    def _create(self, account: Row[Any], arguments: list[str]) -> str:
        with self.engine.begin() as connection:
            number = _insert(connection, account, arguments)
        return f"<RequestResult>{number}</RequestResult>"

    def _search(self, address: str) -> str:
        with self._reader.begin() as connection:
            rows = connection.execute(_SEARCH, {"address": address}).all()
        return f"<Tickets>{''.join(map(_ticket, rows))}</Tickets>"


def _insert(connection: Connection, account: Row[Any], arguments: list[str]) -> str:
    department, _group_id, _agent, address, subject, text, *_flags = arguments
    now = datetime.now(UTC).replace(tzinfo=None)
    place = connection.execute(_GROUP, {"department_id": int(department)}).one()
    where = {"department": place.department_id, "group": place.group_id}
    agent = connection.execute(RECEIVING_MEMBER, where).scalar_one()
    connection.execute(ASSIGNMENT, {**where, "member": agent, "now": now})
    customer = connection.execute(CUSTOMER, {"email": address.lower()}).scalar()
    ticket = {
        "DepartmentID": place.department_id,
        "GroupID": place.group_id,
        "UserID": agent,
        "TicketStatusID": 1,
        "TicketPriorityID": 2,
    }
    new = {
        **ticket,
        "TicketNumber": uuid4().hex,
        "DateOpenedUTC": now,
        "IdleStartTimeUTC": now,
        "Subject": subject,
        "CustomerEmailAddress": address,
        "UserID_Customer": customer,
        "ReplyCountOut": 1,
    }
    key = connection.execute(insert(_TICKETS), new).inserted_primary_key
    ticket_id = int(key[0]) if key else 0
    seconds = int((now - datetime(2000, 1, 1)).total_seconds())
    number = f"{secrets.randbelow(1000):03X}-{seconds:08X}-{ticket_id & 0xFFFF:04X}"
    connection.execute(NUMBERING, {"ticket": ticket_id, "number": number})
    message = {
        "TicketID": ticket_id,
        "DateReceivedUTC": now,
        "UserID_From": account.user_id,
        "Subject": subject,
        "BodyText": text,
        "BodyHTML": escape(text),
        "MessageDirection": 1,
        "ToAddress": address,
        "IsFirstMessageOfTicket": True,
    }
    connection.execute(insert(_MESSAGES), message)
    logged = {
        **ticket,
        "EventDateUTC": now,
        "Uniquifier": next(_ids) % 30_000,
        "EventTypeID": _CREATED,
        "TicketID": ticket_id,
        "UserIDTakingAction": account.user_id,
        "InterfaceUsed": 5,
    }
    connection.execute(insert(_LOG), logged)
    told = {
        "title": subject,
        "ticketid": ticket_id,
        "ticketnumber": number,
        "customeremail": address,
        "departmentid": place.department_id,
        "groupid": place.group_id,
        "agentid": agent,
        "statusid": 1,
        "priorityid": 2,
        "actinguserid": account.user_id,
        "actinguser": account.user_name,
    }
    event = {
        "delivery_id": str(uuid4()),
        "event_type_id": _CREATED,
        "object_kind": "ticket",
        "object_id": ticket_id,
        "arguments": json.dumps(told, ensure_ascii=False),
        "created_utc": now,
        "next_attempt_utc": now,
    }
    connection.execute(insert(_EVENTS), event)
    return number


def _ticket(row: Row[Any]) -> str:
    return (
        f"<TicketInfo><CustomerEmailAddress>{escape(row[0])}</CustomerEmailAddress><ID>{row[1]}</ID>"
        f"<IdAgent>{row[2]}</IdAgent><IdCustomer>{row[3]}</IdCustomer>"
        f"<IdDepartment>{row[4]}</IdDepartment><IdGroup>{row[5]}</IdGroup>"
        f"<IsActive>{_bool(row[6])}</IsActive><IsDeleted>{_bool(row[7])}</IsDeleted>"
        f"<IsOpen>{_bool(row[8])}</IsOpen><IsPinnedToAgent>{_bool(row[9])}</IsPinnedToAgent>"
        f"<IsSpam>{_bool(row[10])}</IsSpam><LastReplyDateUtc>{row[11].isoformat()}Z</LastReplyDateUtc>"
        f"<Priority>{row[12]}</Priority><ReplyCountIn>{row[13]}</ReplyCountIn>"
        f"<ReplyCountOut>{row[14]}</ReplyCountOut><RequiresFollowUp>{_bool(row[15])}</RequiresFollowUp>"
        f"<ShowInFollowUpView>{_bool(row[16])}</ShowInFollowUpView><Subject>{escape(row[17])}</Subject>"
        f"<TicketNumber>{row[18]}</TicketNumber></TicketInfo>"
    )


def _bool(value: object) -> str:
    return "true" if value else "false"


def create_app(settings: Settings) -> WSGIApplication:
    """Return the handler over the same database."""
    return Bare(settings.database)
