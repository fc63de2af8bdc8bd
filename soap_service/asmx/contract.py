"""A contract: what one ``.asmx`` offers, read from its WSDL.

The WSDL file is the only source of operations, types, namespaces, order and occurrence;
readers, writers, help pages and stubs are made from the objects defined here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

WSDL = "http://schemas.xmlsoap.org/wsdl/"
WSDL_SOAP11 = "http://schemas.xmlsoap.org/wsdl/soap/"
WSDL_SOAP12 = "http://schemas.xmlsoap.org/wsdl/soap12/"
WSDL_HTTP = "http://schemas.xmlsoap.org/wsdl/http/"
XSD = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
MS_TYPES = "http://microsoft.com/wsdl/types/"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A simple type of XML Schema or of Microsoft's two extra ones (``guid``, ``char``)."""

    name: str
    namespace: str = XSD

    @property
    def is_value_type(self) -> bool:
        """Whether the .NET type behind it cannot be null."""
        return self.name not in _REFERENCE_SCALARS


_REFERENCE_SCALARS = frozenset({"string", "base64Binary", "hexBinary", "QName", "anyURI"})

STRING = Scalar("string")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An enumeration; ``is_flags`` for a ``[Flags]`` enum, a space separated list on the wire."""

    name: str
    namespace: str
    values: tuple[str, ...]
    is_flags: bool = False

    @property
    def is_value_type(self) -> bool:
        """Enumerations cannot be null."""
        return True


@dataclass(frozen=True, slots=True)
class AnyType:
    """``object``: an element without a type, its value typed by ``xsi:type``."""

    name: str = "anyType"
    namespace: str = XSD

    @property
    def is_value_type(self) -> bool:
        """An object reference can be null."""
        return False


@dataclass(frozen=True, slots=True)
class AnyXml:
    """``XmlNode``: free XML inside the element (an anonymous type with ``s:any``)."""

    name: str = "any"
    namespace: str = XSD

    @property
    def is_value_type(self) -> bool:
        """A node reference can be null."""
        return False


@dataclass(eq=False, slots=True)
class ComplexType:
    """A class or struct: elements in order, attributes, base type, derived types.

    ``is_value_type`` marks a struct: some required member of this type is not nillable, so the
    element is always written, with zero values when there is nothing (SEMANTICS, section 4).
    """

    name: str
    namespace: str
    members: tuple[Member, ...] = ()
    attributes: tuple[Member, ...] = ()
    base: ComplexType | None = None
    derived: list[ComplexType] = field(default_factory=list)
    has_any_attribute: bool = False
    is_value_type: bool = False

    def all_members(self) -> tuple[Member, ...]:
        """Return the elements in wire order: those of the base class come first."""
        return (self.base.all_members() if self.base else ()) + self.members

    def all_attributes(self) -> tuple[Member, ...]:
        """Return the attributes, those of the base class first."""
        return (self.base.all_attributes() if self.base else ()) + self.attributes

    def family(self) -> Iterator[ComplexType]:
        """Yield this type and every type derived from it."""
        yield self
        for child in self.derived:
            yield from child.family()

    @property
    def array_item(self) -> Member | None:
        """Return the item member when this is an ``ArrayOfX``, else None."""
        is_array = (
            self.name.startswith("ArrayOf")
            and self.base is None
            and not self.attributes
            and len(self.members) == 1
            and self.members[0].is_repeated
        )
        return self.members[0] if is_array else None


Type = Scalar | Enumeration | AnyType | AnyXml | ComplexType


@dataclass(eq=False, slots=True)
class Member:
    """An element (or attribute) of a type: name, type and occurrence.

    ``max_occurs`` is None for ``unbounded``. ``is_list`` marks a ``List<T>`` member, which .NET
    reads as an empty list when it is absent; the schema cannot tell it from an array, so it is
    set by whoever knows (section 3).
    """

    name: str
    namespace: str
    type: Type
    min_occurs: int = 0
    max_occurs: int | None = 1
    nillable: bool = False
    default: str | None = None
    is_list: bool = False

    @property
    def is_repeated(self) -> bool:
        """Whether the element itself may stand several times (``[XmlElement]`` arrays)."""
        return self.max_occurs is None or self.max_occurs > 1

    @property
    def tag(self) -> str:
        """Return the qualified name, ``{namespace}name``."""
        return f"{{{self.namespace}}}{self.name}"


@dataclass(frozen=True, slots=True)
class Element:
    """A global element: a request, a response or a header."""

    name: str
    namespace: str
    type: Type
    nillable: bool = False

    @property
    def tag(self) -> str:
        """Return the qualified name, ``{namespace}name``."""
        return f"{{{self.namespace}}}{self.name}"


@dataclass(frozen=True, slots=True)
class Operation:
    """A web method.

    ``name`` is the CLR name (the portType's), ``message_name`` the one used on the wire and as
    key (they differ for overloads, section 5). ``response`` is None for a one-way method. With
    ``is_bare`` the body child is the parameter itself instead of a wrapper of parameters.
    """

    name: str
    message_name: str
    soap_action: str
    request: Element
    response: Element | None
    is_bare: bool = False
    in_headers: tuple[Element, ...] = ()
    out_headers: tuple[Element, ...] = ()
    documentation: str = ""

    @property
    def parameters(self) -> tuple[Member, ...]:
        """Return the parameters in declaration order."""
        return _parts(self.request, self.is_bare)

    @property
    def results(self) -> tuple[Member, ...]:
        """Return the result and the out/ref parameters in declaration order."""
        return _parts(self.response, self.is_bare) if self.response else ()

    @property
    def is_one_way(self) -> bool:
        """Whether nothing is answered but 202."""
        return self.response is None


def _parts(element: Element, is_bare: bool) -> tuple[Member, ...]:
    if is_bare:
        return (Member(element.name, element.namespace, element.type, nillable=element.nillable),)
    assert isinstance(element.type, ComplexType)
    return element.type.all_members()


@dataclass(frozen=True, slots=True)
class Port:
    """A port of the service: ``kind`` is ``soap11``, ``soap12``, ``http-get`` or ``http-post``."""

    name: str
    binding: str
    kind: str


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything that one WSDL says.

    ``operations`` is keyed by message name in document order; ``types`` holds the named types
    in document order; ``document`` is the file's bytes, published with the address rewritten.
    """

    name: str
    namespace: str
    documentation: str
    operations: Mapping[str, Operation]
    types: tuple[ComplexType | Enumeration, ...]
    ports: tuple[Port, ...]
    address: str
    document: bytes

    def has_port(self, kind: str) -> bool:
        """Tell whether a port of the kind is published."""
        return any(port.kind == kind for port in self.ports)
