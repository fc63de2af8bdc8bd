"""svcCallLogs: noting, changing, finding, tying and deleting call logs, and time spent on them."""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_NO_TICKET = "000-00000000-0000"
_SUBJECT = 'Zoë\'s "Drücker" <&> 日本語 😀'
_ZERO = "0001-01-01T00:00:00"


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcCallLogs", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcCallLogs", operation, arguments, expect or {}, succeeds=False)


_REQUIRED = [f"Subject={_SUBJECT}", "GroupId={group_id}", "UserId={agent_id}"]
_NOTED = [
    *_REQUIRED,
    "PhoneNumber=+49 30 1234",
    "CustomerName=Kim Müller",
    "EmailAddress={customer_email}",
    "Description=First line\nSecond = line",
    "DateStart=1/31/2015 2:05:00 PM",
    "DateEnd=1/31/2015 2:15:00 PM",
    "IncomingCall=False",
]
_OLD = {"subject": "By hand", "groupId": "{group_id}", "userId": "{agent_id}", "incomingCall": True}

_NOTING = (
    Case(
        "svcTickets",
        "CreateTicket",
        {
            "departmentID": "{department_id}",
            "groupId": "{group_id}",
            "userIdOfAgent": "{agent_id}",
            "toAddress": "{customer_email}",
            "subject": "Printer",
            "body": "It does not print.",
        },
        {"RequestResult": "*nonempty"},
        {"number": "RequestResult"},
    ),
    _good(
        "CreateCallLog2",
        {"parameters": _NOTED},
        {"CallLogId": "*positive", "CallNumber": "*nonempty"},
        call="CallLogId",
        call_number="CallNumber",
    ),
    _bad("CreateCallLog2", {"parameters": ["Subject=x"]}, {"CallLogId": "*zero"}),
    _good("CreateCallLog", {**_OLD, "dateStartUTC": "2024-02-29T13:04:05Z"}),
    _bad("CreateCallLog", {**_OLD, "groupId": _NOBODY}),
    _good(
        "GetCallLog",
        {"callLogId": "{call}"},
        {
            "CallLog.CallLogID": "{call}",
            "CallLog.CallNumber": "{call_number}",
            "CallLog.CustomerName": "Kim Müller",
            "CallLog.DateStartUTC": "2015-01-31T14:05:00",
            "CallLog.DateEndUTC": "2015-01-31T14:15:00",
            "CallLog.DepartmentID": "{department_id}",
            "CallLog.Description": "First line\nSecond = line",
            "CallLog.EmailAddress": "{customer_email}",
            "CallLog.GroupID": "{group_id}",
            "CallLog.IncomingCall": False,
            "CallLog.PhoneNumber": "+49 30 1234",
            "CallLog.Subject": _SUBJECT,
            "CallLog.UserID": "{agent_id}",
        },
    ),
    _bad("GetCallLog", {"callLogId": _NOBODY}, {"CallLog": "*zero"}),
    _good("ModifyCallLog", {"callLogId": "{call}", "parameters": ["incomingcall=true"]}),
    _bad("ModifyCallLog", {"callLogId": "{call}", "parameters": ["Colour=red"]}),
)

_BETWEEN = {"dateStartUTC": "2015-01-31T00:00:00Z", "dateEndUTC": "2015-02-01T00:00:00Z"}
_FOUND = {"CallLogs.0.CallLogID": "{call}", "CallLogs.0.IncomingCall": True}

_FINDING = (
    _good("GetCallLogByGroup", {"groupId": "{group_id}", **_BETWEEN}, _FOUND),
    _good(
        "GetCallLogByGroup",
        {"groupId": "{other_group_id}", "dateStartUTC": _ZERO, "dateEndUTC": _ZERO},
        {"CallLogs.0.CallLogID": "*positive"},
    ),
    _good("GetCallLogByGroup", {"groupId": "{other_group_id}", **_BETWEEN}, {"CallLogs": []}),
    _bad("GetCallLogByGroup", {"groupId": _NOBODY, **_BETWEEN}, {"CallLogs": None}),
    _good("GetCallLogByUser", {"userId": "{agent_id}", **_BETWEEN}, _FOUND),
    _bad("GetCallLogByUser", {"userId": _NOBODY, **_BETWEEN}, {"CallLogs": None}),
    _good("GetCallLogsBySearch", {"searchCriteria": ["Text=drücker", "ID={call}"]}, _FOUND),
    _bad("GetCallLogsBySearch", {"searchCriteria": ["Colour=red"]}, {"CallLogs": None}),
)

_TYING = (
    _good("AttachCallLogToTicket", {"callLogId": "{call}", "ticketNumber": "{number}"}),
    _bad("AttachCallLogToTicket", {"callLogId": "{call}", "ticketNumber": _NO_TICKET}),
    _good(
        "GetTicketsForCallLog",
        {"callLogId": "{call}"},
        {"RequestResults": ["TicketNumber={number}"]},
    ),
    _bad("GetTicketsForCallLog", {"callLogId": _NOBODY}, {"RequestResults": None}),
    _good("GetCallLogsBySearch", {"searchCriteria": ["TicketNumber={number}"]}, _FOUND),
    _good("DetachCallLogFromTicket", {"callLogId": "{call}", "ticketNumber": "{number}"}),
    _bad("DetachCallLogFromTicket", {"callLogId": "{call}", "ticketNumber": "{number}"}),
)

_SPENT = {
    "callLogId": "{call}",
    "subject": "Call back",
    "agentId": "{agent_id}",
    "description": "There & back",
    "dateStartUTC": "2024-02-29T13:00:00Z",
    "dateEndUTC": "2024-02-29T13:45:00Z",
    "isBillable": True,
}

_TIME = (
    _good("AddCallLogTimeLog", _SPENT),
    _bad("AddCallLogTimeLog", {**_SPENT, "agentId": _NOBODY}),
    _good(
        "GetCallLogTimeLogs",
        {"callLogId": "{call}"},
        {"TimeLogs.0.Subject": "Call back", "TimeLogs.0.CallLogID": "{call}"},
        time_log="TimeLogs.0.ID",
    ),
    _bad("GetCallLogTimeLogs", {"callLogId": _NOBODY}, {"TimeLogs": None}),
    _good(
        "GetCallLogTimeLog",
        {"callLogId": "{call}", "timeLogId": "{time_log}"},
        {
            "TimeLog.AgentID": "{agent_id}",
            "TimeLog.DateEndUTC": "2024-02-29T13:45:00",
            "TimeLog.Description": "There & back",
            "TimeLog.IsBillable": True,
            "TimeLog.TicketID": 0,
        },
    ),
    _bad("GetCallLogTimeLog", {"callLogId": "{call}", "timeLogId": _NOBODY}, {"TimeLog": "*zero"}),
)

_DELETING = (
    _good("DeleteCallLog", {"callLogId": "{call}"}),
    _bad("DeleteCallLog", {"callLogId": "{call}"}),
)

CASES = (*_NOTING, *_FINDING, *_TYING, *_TIME, *_DELETING)
