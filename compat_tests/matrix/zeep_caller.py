"""Calls through zeep."""

import base64
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from zeep import Client
from zeep.exceptions import Fault
from zeep.proxy import ServiceProxy
from zeep.transports import Transport

from compat_tests.clients.stories import address
from compat_tests.serving import Server
from soap_service.asmx.contract import ComplexType, Member, Type

from .contracts import CONTRACTS
from .expectations import Result, told_by_fault

_CALL_S = 100
_PORT = {"1.1": "Soap", "1.2": "Soap12"}


class ZeepCaller:
    """Calls a server with one version of SOAP."""

    def __init__(self, server: Server, version: str) -> None:
        self._server = server
        self._version = version
        self._bound = cache(self._bind)

    def call(self, service: str, operation: str, arguments: Mapping[str, Any]) -> Result:
        """Make a call with arguments that are complete. Raises what zeep raises.

        A bare text is the only member of its result; where it fails, the fault is.
        """
        contract = CONTRACTS[service].operations[operation]
        bound = self._bound(service)[operation]
        values = _members(contract.parameters, arguments)
        member = contract.results[0]
        if isinstance(member.type, ComplexType):
            return _result(member.type, bound(**values))
        try:
            return {member.name: bound(**values)}
        except Fault as fault:
            return told_by_fault(fault.message)

    def _bind(self, service: str) -> ServiceProxy:
        transport = Transport(timeout=_CALL_S, operation_timeout=_CALL_S)
        client = Client(f"{address(self._server, service)}?WSDL", transport=transport)
        name = CONTRACTS[service].name
        return client.bind(name, name + _PORT[self._version])


def _members(members: Iterable[Member], values: Mapping[str, Any]) -> dict[str, Any]:
    return {member.name: _argument(member.type, values[member.name]) for member in members}


def _argument(type_: Type, value: Any) -> Any:
    """Arrays are structures of one repeated member, dates objects."""
    if value is None:
        return None
    if type_.name == "dateTime":
        return datetime.fromisoformat(value)
    if not isinstance(type_, ComplexType):
        return value
    item = type_.array_item
    if item is not None:
        return {item.name: [_argument(item.type, each) for each in value]}
    return _members(type_.all_members(), value)


def _result(type_: ComplexType, answer: Any) -> dict[str, Any]:
    """zeep shows a result of one member as that member."""
    members = type_.all_members()
    if len(members) == 1:
        return {members[0].name: _value(members[0].type, answer)}
    return {member.name: _value(member.type, answer[member.name]) for member in members}


def _value(type_: Type, value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(type_, ComplexType):
        return _scalar(value)
    item = type_.array_item
    if item is not None:
        return [_value(item.type, each) for each in value[item.name]]
    return {member.name: _value(member.type, value[member.name]) for member in type_.all_members()}


def _scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        text = value.replace(tzinfo=None).isoformat(timespec="microseconds")
        return text.rstrip("0").rstrip(".") + ("" if value.tzinfo is None else "Z")
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
