"""The stories: their steps, the operations these verify, and what a driver is told and reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compat_tests.serving import Server
from soap_service.services import SERVICES

STORIES: Mapping[str, Mapping[str, str]] = {
    "tickets": {
        "ping": "svcTickets/PingService",
        "create": "svcTickets/CreateTicket",
        "create_from_customer": "svcTickets/CreateTicketFromCustomer",
        "info_by_number": "svcTickets/GetTicketInfoByTicketNumber",
        "info": "svcTickets/GetTicketInfo",
        "note": "svcTickets/AddTicketNote",
        "attach": "svcTickets/AddTicketAttachment",
        "attachments": "svcTickets/GetTicketAttachments",
        "search": "svcTickets/GetTicketsBySearch",
        "parts": "svcTickets/GetTicketConversationPartList",
        "plain_text": "svcTickets/GetTicketMessagePlainText",
        "html": "svcTickets/GetTicketMessageHtml",
        "rename": "svcTickets/SetTicketProperties",
        "close": "svcTickets/CloseTicket",
        "closed": "svcTickets/GetTicketInfoByTicketNumber",
    },
    "refusals": {
        "wrong_password": "svcTickets/GetTicketInfoByTicketNumber",
        "unknown_ticket": "svcTickets/GetTicketInfoByTicketNumber",
    },
    "fault": {
        "wrong_address": "svcTickets/PingService",
    },
    "organization": {
        "validate_agent": "svcOrganization/ValidateAgent",
        "departments": "svcOrganization/GetAllDepartments",
        "agents": "svcOrganization/GetAllAgents",
        "groups": "svcOrganization/GetAllGroups",
    },
}
"""Story -> step -> the operation that the step verifies."""

_PATHS = {service.name: service.path for service in SERVICES}

EVERY_BYTE = bytes(range(256)) * 400
"""What the drivers attach."""

_TEXTS = {
    "SUBJECT": 'Zoë\'s Ünïcode 日本語 😀 <&> "quoted"',
    "BODY": "Grüße aus Köln, 日本語 😀\r\n<b>not bold</b> & 'so' \"on\"\r\n\r\nZoë",
    "HTML": "<p>Grüße, 日本語 😀</p>\r\n<p>1 &lt; 2 &amp; 'so' \"on\"</p>",
    "NOTE": "Called back: Zoë is <happy> & 満足 😀",
    "RENAMED": "a=b, ¿y después? 日本語 😀",
}


_PING = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx/PingService"
_UNKNOWN_ACTION = {
    "1.1": f"Server did not recognize the value of HTTP Header SOAPAction: {_PING}.",
    "1.2": f"Unable to handle request. The action '{_PING}' was not recognized.",
}
_NO_ACTION = (
    "Unable to handle request without a valid action parameter. Please supply a valid soap action."
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a driver reports of one step; `detail` says what failed.

    When `attach` passed, it is the name that the server gave the file on its disk; when
    `wrong_address` passed, the text of the fault.
    """

    name: str
    passed: bool
    detail: str


def address(server: Server, service: str) -> str:
    """Return the URL of a service, `svcTickets` for example."""
    return server.url + _PATHS[service]


def settings(server: Server, version: str) -> dict[str, str]:
    """The environment of a driver: every name begins with `STORY_`, values are UTF-8.

    The wrong password is tried on the last agent's account, so that no lockout can disturb what
    the others do meanwhile.
    """
    agent, other = server.demo["agents"][0], server.demo["agents"][-1]
    department = server.demo["departments"][0]
    groups = server.demo["groups"]
    group = next(one for one in groups if one["department_id"] == department["id"])
    values = {
        "SOAP_VERSION": version,
        "TICKETS_URL": address(server, "svcTickets"),
        "ORGANIZATION_URL": address(server, "svcOrganization"),
        "USERNAME": agent["username"],
        "PASSWORD": agent["password"],
        "AGENT_ID": str(agent["id"]),
        "OTHER_USERNAME": other["username"],
        "CUSTOMER": server.demo["customers"][0]["email"],
        "DEPARTMENT_ID": str(department["id"]),
        "DEPARTMENT_NAME": department["name"],
        "GROUP_ID": str(group["id"]),
        "GROUP_NAME": group["name"],
        **_TEXTS,
    }
    return {f"STORY_{name}": value for name, value in values.items()}


def read_report(output: str) -> tuple[Step, ...]:
    """Read a driver's output: one line per step, `step TAB ok|fail TAB detail`."""
    rows = (line.split("\t") for line in output.splitlines())
    return tuple(Step(row[0], row[1] == "ok", row[2]) for row in rows if len(row) == 3)


def shortcomings(story: str, report: Iterable[Step]) -> list[str]:
    """Say which steps of a story failed or were never told."""
    told = {step.name: step for step in report}
    missing = [f"{name}: not told" for name in STORIES[story] if name not in told]
    steps = [told[name] for name in STORIES[story] if name in told]
    return missing + [f"{step.name}: {step.detail}" for step in steps if not step.passed]


def detail(report: Iterable[Step], name: str) -> str:
    """Return the detail of a step. Raises KeyError when it was not told."""
    return {step.name: step.detail for step in report}[name]


def misdirection(version: str, sends_action: bool) -> str:
    """Return the text of the fault that answers `wrong_address`.

    It begins with the name of the exception, as for every caller on the server's own machine.
    """
    text = _UNKNOWN_ACTION[version] if sends_action else _NO_ACTION
    return f"System.Web.Services.Protocols.SoapException: {text}"


def verified_operations(report: Iterable[Step]) -> set[str]:
    """Return the operations all of whose steps passed, each as `service/Operation`."""
    passed = {step.name for step in report if step.passed}
    steps = [step for story in STORIES.values() for step in story.items()]
    failed = {operation for name, operation in steps if name not in passed}
    return {operation for _, operation in steps} - failed
