"""The contracts of the sample service and what their schemas cannot tell."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from soap_service.asmx.contract import ComplexType, Contract
from soap_service.asmx.wsdl import read_contract

WSDL_FOLDER = Path(__file__).parent / "wsdl"

_LISTS = {("TicketInfo", "Messages")}
"""Members that are ``List<T>`` in the class behind the type, which a schema shows as arrays."""


@cache
def contract(file_name: str) -> Contract:
    """Read a WSDL of the sample service and mark what only its source code would tell."""
    read = read_contract((WSDL_FOLDER / file_name).read_bytes())
    for kind in read.types:
        for member in kind.members if isinstance(kind, ComplexType) else ():
            member.is_list = (kind.name, member.name) in _LISTS
    return read
