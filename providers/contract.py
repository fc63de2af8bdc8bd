"""What is known of a provider's service: its operations, and how their elements are called.

Names of elements are ``(namespace, name)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "DEFAULT_NAMESPACE",
    "Choice",
    "Description",
    "Name",
    "Operation",
    "Soap",
    "assumed",
    "conventional",
]

DEFAULT_NAMESPACE = "http://tempuri.org/"
"""The namespace of an ASMX service whose author gave it none."""


class Soap(StrEnum):
    """A version of SOAP, by the namespace of its envelopes."""

    V11 = "http://schemas.xmlsoap.org/soap/envelope/"
    V12 = "http://www.w3.org/2003/05/soap-envelope"


class Name(NamedTuple):
    """The name of an element; an empty namespace is none."""

    namespace: str
    name: str

    def __str__(self) -> str:
        """Return it as ElementTree writes tags."""
        return f"{{{self.namespace}}}{self.name}" if self.namespace else self.name


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its request is ``wrapper`` > ``parameter`` > ``list`` > ``item``."""

    name: str
    action: str
    wrapper: Name
    parameter: Name
    list: Name
    item: Name
    response: Name
    result: Name
    soap: Soap = Soap.V11


@dataclass(frozen=True, slots=True)
class Description:
    """A provider's service. Without a WSDL every operation is taken to be there.

    ``origin`` tells where the namespace is from: ``WSDL``, ``set`` by the operator or ``guessed``.
    """

    namespace: str
    origin: str
    operations: Mapping[str, Operation] | None = None

    def find(self, name: str) -> Operation | None:
        """Return an operation; None when the service has none of that name."""
        if self.operations is None:
            return conventional(name, self.namespace)
        return self.operations.get(name)

    def search(self, word: str) -> Operation | None:
        """Return the only operation whose name contains a word; None when it is not certain."""
        found = [each for name, each in (self.operations or {}).items() if word in name]
        return found[0] if len(found) == 1 else None


Choice = Callable[[Description], Operation | None]
"""Chooses an operation of a service; None when it has none that fits."""


def named(name: str) -> Choice:
    """Return the choice of the operation of a name."""
    return lambda description: description.find(name)


def assumed(namespace: str = "") -> Description:
    """Return what is taken to be there when no WSDL tells; without a namespace it is guessed."""
    origin = "set" if namespace else "guessed"
    return Description(namespace or DEFAULT_NAMESPACE, origin)


def conventional(name: str, namespace: str) -> Operation:
    """Return an operation as ASMX makes it of the vendor's interfaces."""

    def qualified(local: str) -> Name:
        return Name(namespace, local)

    return Operation(
        name,
        action=f"{namespace}{'' if namespace.endswith('/') else '/'}{name}",
        wrapper=qualified(name),
        parameter=qualified("inputs"),
        list=qualified("InputVariables"),
        item=qualified("string"),
        response=qualified(f"{name}Response"),
        result=qualified(f"{name}Result"),
    )
