"""Services whose namespace nobody knows answer in whatever namespace they are asked in."""

from __future__ import annotations

import urllib.request
from xml.sax.saxutils import escape

import pytest

from compat_tests.serving import Server

_SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
_SOAP12 = "http://www.w3.org/2003/05/soap-envelope"
_NAMESPACE = "http://tempuri.org/"


def post(server: Server, path: str, body: str, version: str = _SOAP11) -> str:
    """Send the content of a body and return the answer's document."""
    content = f'<s:Envelope xmlns:s="{version}"><s:Body>{body}</s:Body></s:Envelope>'
    headers = {"Content-Type": "text/xml; charset=utf-8"}
    request = urllib.request.Request(server.url + path, content.encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        return str(response.read().decode())


def credentials(server: Server, user: str = "authUserName", password: str = "authPassword") -> str:
    admin = server.demo["admin"]
    return (
        f"<{user}>{escape(admin['username'])}</{user}>"
        f"<{password}>{escape(admin['password'])}</{password}>"
    )


@pytest.mark.parametrize("version", [_SOAP11, _SOAP12])
@pytest.mark.parametrize(
    ("path", "operation", "arguments"),
    [
        ("/Services2/svcCallLogs.asmx", "GetCallLogsBySearch", ""),
        ("/services2/svctasks.asmx", "GetTasksByUser", "<userId>0</userId>"),
        ("/Services/svcTickets.asmx", "GetTicketPropertiesList", "<ticketNumber>1</ticketNumber>"),
    ],
)
def test_an_answer_is_in_the_namespace_of_its_question(
    demo_server: Server, path: str, operation: str, arguments: str, version: str
) -> None:
    """Known difference U88."""
    content = f"{credentials(demo_server)}{arguments}"
    body = f'<{operation} xmlns="{_NAMESPACE}">{content}</{operation}>'
    answer = post(demo_server, path, body, version)
    assert f'<{operation}Response xmlns="{_NAMESPACE}">' in answer
    assert "<ResultCode>" in answer


def test_the_old_and_the_new_service_of_one_name_are_apart(demo_server: Server) -> None:
    department, customer = demo_server.demo["departments"][0], demo_server.demo["customers"][0]
    body = (
        f'<CreateTicket xmlns="{_NAMESPACE}">'
        f"{credentials(demo_server, 'agentName', 'agentPassword')}"
        f"<departmentId>{department['id']}</departmentId><from>{customer['email']}</from>"
        "<subject>Old</subject><body>x</body><isHtmlBody>false</isHtmlBody>"
        "<sendAutoResponder>false</sendAutoResponder></CreateTicket>"
    )
    answer = post(demo_server, "/Services/svcTickets.asmx", body)
    assert "<CreateTicketResult>" in answer
    assert "<ResultCode>" not in answer


def test_the_old_service_knows_parameters_of_other_names_by_their_places(
    demo_server: Server,
) -> None:
    """Known difference U88."""
    department, customer = demo_server.demo["departments"][0], demo_server.demo["customers"][0]
    body = (
        f'<CreateTicket xmlns="{_NAMESPACE}">{credentials(demo_server, "user", "password")}'
        f"<departmentID>{department['id']}</departmentID><email>{customer['email']}</email>"
        "<title>Older</title><text>x</text><html>false</html><notify>false</notify></CreateTicket>"
    )
    answer = post(demo_server, "/Services/svcTickets.asmx", body)
    number = answer.partition("<CreateTicketResult>")[2].partition("<")[0]
    asked = f"{credentials(demo_server)}<ticketNumber>{number}</ticketNumber>"
    properties = f'<GetTicketPropertiesList xmlns="urn:x">{asked}</GetTicketPropertiesList>'
    assert "Subject=Older<" in post(demo_server, "/Services/svcTickets.asmx", properties)
