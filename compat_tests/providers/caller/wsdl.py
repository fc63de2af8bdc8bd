"""WSDLs of providers, as ASP.NET publishes them and as others do."""

from __future__ import annotations

from collections.abc import Sequence

ALL = (
    "Authenticate",
    "GetSignInCookieInfo",
    "GetCustomFieldOptions",
    "StartTicket",
    "StartChat",
    "GetUserDetails",
    "NotifyEventFired",
)
TEMPURI = "http://tempuri.org/"

_SOAP11 = "http://schemas.xmlsoap.org/wsdl/soap/"
_SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/"


def wsdl(
    operations: Sequence[str] = ALL,
    namespace: str = TEMPURI,
    *,
    parameter: str = "inputs",
    texts: str = "InputVariables",
    form: str = "qualified",
    versions: Sequence[str] = (_SOAP11, _SOAP12),
    more_types: str = "",
    more_operations: Sequence[str] = (),
    location: str = "http://internal.invalid/x.asmx",
) -> bytes:
    """Return the WSDL of a service whose operations have the shape of a provider's.

    ``more_operations`` are named only; ``more_types`` are the schema elements of their messages.
    """
    elements = "".join(_elements(name, parameter) for name in operations)
    names = (*operations, *more_operations)
    bindings = "".join(_binding(names, namespace, each) for each in versions)
    ports = "".join(
        f'<wsdl:port name="p{number}" binding="tns:b{_digits(each)}">'
        f'<s:address xmlns:s="{each}" location="{location}"/></wsdl:port>'
        for number, each in enumerate(versions)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="{namespace}"'
        ' xmlns:s="http://www.w3.org/2001/XMLSchema"'
        f' targetNamespace="{namespace}"><wsdl:types>'
        f'<s:schema elementFormDefault="{form}" targetNamespace="{namespace}">'
        f"{elements}{more_types}{_TYPES.format(texts=texts)}</s:schema></wsdl:types>"
        + "".join(_messages(name) for name in names)
        + '<wsdl:portType name="Soap">'
        + "".join(_port_operation(name) for name in names)
        + f"</wsdl:portType>{bindings}"
        f'<wsdl:service name="Provider">{ports}</wsdl:service></wsdl:definitions>'
    ).encode()


_TYPES = (
    '<s:complexType name="Inputs"><s:sequence><s:element minOccurs="0" name="{texts}"'
    ' type="tns:ArrayOfString"/></s:sequence></s:complexType>'
    '<s:complexType name="ArrayOfString"><s:sequence><s:element minOccurs="0"'
    ' maxOccurs="unbounded" name="string" nillable="true" type="s:string"/></s:sequence>'
    "</s:complexType>"
    '<s:complexType name="Result"><s:sequence><s:element name="Success" type="s:boolean"/>'
    '<s:element minOccurs="0" name="Message" type="s:string"/>'
    '<s:element minOccurs="0" name="OutputVariables" type="tns:ArrayOfString"/>'
    "</s:sequence></s:complexType>"
)

DATA_SET = (
    '<s:import namespace="http://www.w3.org/2001/XMLSchema"/>'
    '<s:element name="GetOrders"><s:complexType/></s:element>'
    '<s:element name="GetOrdersResponse"><s:complexType><s:sequence>'
    '<s:element minOccurs="0" name="GetOrdersResult"><s:complexType><s:sequence>'
    '<s:element ref="s:schema"/><s:any/></s:sequence></s:complexType></s:element>'
    "</s:sequence></s:complexType></s:element>"
)
"""The messages of an unrelated ``GetOrders`` that returns a DataSet."""


def _elements(name: str, parameter: str) -> str:
    return (
        f'<s:element name="{name}"><s:complexType><s:sequence><s:element minOccurs="0"'
        f' name="{parameter}" type="tns:Inputs"/></s:sequence></s:complexType></s:element>'
        f'<s:element name="{name}Response"><s:complexType><s:sequence><s:element minOccurs="0"'
        f' name="{name}Result" type="tns:Result"/></s:sequence></s:complexType></s:element>'
    )


def _messages(name: str) -> str:
    return (
        f'<wsdl:message name="{name}In"><wsdl:part name="parameters" element="tns:{name}"/>'
        f'</wsdl:message><wsdl:message name="{name}Out"><wsdl:part name="parameters"'
        f' element="tns:{name}Response"/></wsdl:message>'
    )


def _port_operation(name: str) -> str:
    return (
        f'<wsdl:operation name="{name}"><wsdl:input message="tns:{name}In"/>'
        f'<wsdl:output message="tns:{name}Out"/></wsdl:operation>'
    )


def _binding(names: Sequence[str], namespace: str, version: str) -> str:
    slash = "" if namespace.endswith("/") else "/"
    operations = "".join(
        f'<wsdl:operation name="{name}"><soap:operation'
        f' soapAction="{namespace}{slash}{name}" style="document"/><wsdl:input>'
        '<soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/>'
        "</wsdl:output></wsdl:operation>"
        for name in names
    )
    return (
        f'<wsdl:binding name="b{_digits(version)}" type="tns:Soap" xmlns:soap="{version}">'
        f'<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>{operations}'
        "</wsdl:binding>"
    )


def _digits(version: str) -> str:
    return "12" if version == _SOAP12 else "11"


SOAP12_ONLY = (_SOAP12,)
