"""The contract of svcTickets as another version of the product might have published it."""

from __future__ import annotations

from compat_tests.serving import PROJECT

OURS = (PROJECT / "wsdl" / "svcTickets.wsdl").read_text("utf-8")
NAMESPACE = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx"
OTHER_NAMESPACE = "http://helpdesk.example/2013/tickets"

_MEMBER = '<s:element minOccurs="{}" maxOccurs="1" name="{}" type="s:{}" />'
_REQUEST = """\
      <s:element name="EscalateTicket">
        <s:complexType>
          <s:sequence>
            <s:element minOccurs="0" maxOccurs="1" name="authUserName" type="s:string" />
          </s:sequence>
        </s:complexType>
      </s:element>
      <s:element name="EscalateTicketResponse">
        <s:complexType>
          <s:sequence>
            <s:element minOccurs="0" maxOccurs="1" name="EscalateTicketResult" type="s:string" />
          </s:sequence>
        </s:complexType>
      </s:element>
    </s:schema>"""
_MESSAGES = """\
  <wsdl:message name="EscalateTicketSoapIn">
    <wsdl:part name="parameters" element="tns:EscalateTicket" />
  </wsdl:message>
  <wsdl:message name="EscalateTicketSoapOut">
    <wsdl:part name="parameters" element="tns:EscalateTicketResponse" />
  </wsdl:message>
  <wsdl:portType"""
_DECLARED = """\
    <wsdl:operation name="EscalateTicket">
      <wsdl:input message="tns:EscalateTicketSoapIn" />
      <wsdl:output message="tns:EscalateTicketSoapOut" />
    </wsdl:operation>
  </wsdl:portType>"""
_BOUND = """\
    <wsdl:operation name="EscalateTicket">
      <{0}:operation soapAction="{1}/EscalateTicket" style="document" />
      <wsdl:input>
        <{0}:body use="literal" />
      </wsdl:input>
      <wsdl:output>
        <{0}:body use="literal" />
      </wsdl:output>
    </wsdl:operation>
  </wsdl:binding>"""


def replaced(text: str, old: str, new: str, *, after: str = "", times: int = 1) -> str:
    """Replace a text that must be there, the first time behind ``after``."""
    start = text.index(after)
    assert old in text[start:]
    return text[:start] + text[start:].replace(old, new, times)


def with_operation(text: str) -> str:
    """Add an operation that no handler is made for."""
    text = replaced(text, "    </s:schema>", _REQUEST)
    text = replaced(text, "  <wsdl:portType", _MESSAGES)
    text = replaced(text, "  </wsdl:portType>", _DECLARED)
    for prefix, binding in (("soap", '"svcTicketsSoap"'), ("soap12", '"svcTicketsSoap12"')):
        text = replaced(
            text,
            "  </wsdl:binding>",
            _BOUND.format(prefix, NAMESPACE),
            after=f"<wsdl:binding name={binding}",
        )
    return text


def with_parameters(text: str) -> str:
    """Let CreateTicket take a template's name, too, and tell no more of sending mail."""
    subject, mail = (
        _MEMBER.format(0, "subject", "string"),
        _MEMBER.format(1, "sendEmail", "boolean"),
    )
    request = '<s:element name="CreateTicket">'
    added = f"{_MEMBER.format(0, 'templateName', 'string')}\n            {subject}"
    text = replaced(text, subject, added, after=request)
    return replaced(text, f"            {mail}\n", "", after=request)


def with_members(text: str) -> str:
    """Let tickets be of a type of another name that has two members more and one less."""
    spam = _MEMBER.format(1, "IsSpam", "boolean")
    added = f"{_MEMBER.format(1, 'Escalations', 'int')}\n          "
    added += _MEMBER.format(0, "Mood", "string")
    text = replaced(text, spam, added, after='<s:complexType name="TicketInfo">')
    text = replaced(text, 'complexType name="TicketInfo"', 'complexType name="TicketRecord"')
    return replaced(text, '"tns:TicketInfo"', '"tns:TicketRecord"', times=-1)


def with_names(text: str) -> str:
    """Rename the namespace, the service and its first port."""
    text = replaced(text, NAMESPACE, OTHER_NAMESPACE, times=-1)
    text = replaced(text, 'wsdl:service name="svcTickets"', 'wsdl:service name="HelpDesk"')
    return replaced(text, 'port name="svcTicketsSoap"', 'port name="HelpDeskPort"')


def as_saved(text: str) -> bytes:
    """Return a document with the line ends that ASMX writes."""
    return text.replace("\n", "\r\n").encode()


MODIFIED = with_names(with_members(with_parameters(with_operation(OURS))))
