"""The door: WSDL, XSD, SOAP and HTTP as ASMX speaks them; it knows nothing of tickets."""

from soap_service.asmx.adaptation import Adaptation
from soap_service.asmx.contract import Contract
from soap_service.asmx.differences import Difference, differences
from soap_service.asmx.endpoint import Endpoint, EndpointSettings
from soap_service.asmx.exceptions import BindingError, ContractError, WireError
from soap_service.asmx.limits import Limits
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.records import record_classes, record_source
from soap_service.asmx.wsdl import read_contract

__all__ = [
    "Adaptation",
    "BindingError",
    "Contract",
    "ContractError",
    "Difference",
    "Endpoint",
    "EndpointSettings",
    "Limits",
    "Protocols",
    "WireError",
    "differences",
    "read_contract",
    "record_classes",
    "record_source",
]
