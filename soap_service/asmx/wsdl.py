"""Reads an ASMX-shaped WSDL into a `Contract` (wire rules, section 11)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from soap_service.asmx.contract import (
    MS_TYPES,
    WSDL,
    WSDL_HTTP,
    WSDL_SOAP11,
    WSDL_SOAP12,
    XSD,
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Element,
    Enumeration,
    Member,
    Operation,
    Port,
    Scalar,
    Type,
)
from soap_service.asmx.exceptions import ContractError

_Node = etree._Element
_SOAP_KINDS = {WSDL_SOAP11: "soap11", WSDL_SOAP12: "soap12"}
_UNREAD_CONTENT = [f"{{{XSD}}}{name}" for name in ("all", "choice", "group", "simpleContent")]
_RESTRICTED = f"{{{XSD}}}complexContent/{{{XSD}}}restriction"


def read_contract(document: bytes) -> Contract:
    """Read the bytes of a WSDL file.

    Raises `ContractError` when the document is not well-formed, carries a DTD, or is not the
    document/literal shape that ASMX publishes.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise ContractError(f"The WSDL is not well-formed: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None or root.tag != f"{{{WSDL}}}definitions":
        raise ContractError("The document is not a WSDL 1.1 definitions element without a DTD.")
    try:
        return _Reader(root, document).read()
    except (KeyError, AssertionError, StopIteration, ValueError) as error:
        raise ContractError(f"The WSDL lacks something ASMX always writes: {error!r}") from error


class _Reader:
    def __init__(self, root: _Node, document: bytes) -> None:
        self._root = root
        self._document = document
        self._namespace = root.get("targetNamespace", "")
        self._schema = _Schema(list(root.iterfind(f"{{{WSDL}}}types/{{{XSD}}}schema")))
        self._messages = {_name(node): node for node in self._all("message")}

    def read(self) -> Contract:
        service = self._one("service")
        ports = tuple(self._ports(service))
        binding = self._soap_binding(ports)
        operations = dict(self._operations(binding))
        address = next(node for node in service.iter() if node.get("location"))
        return Contract(
            name=_name(service),
            namespace=self._namespace,
            documentation=_documentation(self._root) or _documentation(service),
            operations=operations,
            types=self._schema.named_types(),
            ports=ports,
            address=address.get("location", ""),
            document=self._document,
        )

    def _all(self, tag: str) -> Iterator[_Node]:
        return self._root.iterfind(f"{{{WSDL}}}{tag}")

    def _one(self, tag: str, name: str | None = None) -> _Node:
        for node in self._all(tag):
            if name is None or _name(node) == name:
                return node
        raise ContractError(f"The WSDL has no {tag} {name or ''}".rstrip() + ".")

    def _ports(self, service: _Node) -> Iterator[Port]:
        for node in service.iterfind(f"{{{WSDL}}}port"):
            binding = self._one("binding", _local(node.get("binding", "")))
            yield Port(_name(node), _name(binding), _binding_kind(binding))

    def _soap_binding(self, ports: tuple[Port, ...]) -> _Node:
        for port in ports:
            if port.kind in ("soap11", "soap12"):
                return self._one("binding", port.binding)
        raise ContractError("The WSDL has no SOAP port.")

    def _operations(self, binding: _Node) -> Iterator[tuple[str, Operation]]:
        port_type = self._one("portType", _local(binding.get("type", "")))
        bound = list(binding.iterfind(f"{{{WSDL}}}operation"))
        declared = list(port_type.iterfind(f"{{{WSDL}}}operation"))
        for abstract, concrete in zip(declared, bound, strict=True):
            operation = self._operation(abstract, concrete)
            yield operation.message_name, operation

    def _operation(self, abstract: _Node, concrete: _Node) -> Operation:
        incoming = abstract.find(f"{{{WSDL}}}input")
        assert incoming is not None
        outgoing = abstract.find(f"{{{WSDL}}}output")
        soap = next(node for node in concrete if _is_soap(node))
        if not _is_document_literal(concrete):
            raise ContractError(f"{_name(abstract)} is not document/literal.")
        part = self._part(incoming.get("message", ""))
        request = self._schema.element(part.get("element", ""), part)
        response = None
        if outgoing is not None:
            answer = self._part(outgoing.get("message", ""))
            response = self._schema.element(answer.get("element", ""), answer)
        return Operation(
            name=_name(abstract),
            message_name=incoming.get("name") or _name(abstract),
            soap_action=soap.get("soapAction", ""),
            request=request,
            response=response,
            is_bare=part.get("name") != "parameters",
            in_headers=tuple(self._headers(concrete, "input")),
            out_headers=tuple(self._headers(concrete, "output")),
            documentation=_documentation(abstract),
        )

    def _part(self, message: str, name: str | None = None) -> _Node:
        if _local(message) not in self._messages:
            raise ContractError(f"The WSDL has no message {message}.")
        for part in self._messages[_local(message)].iterfind(f"{{{WSDL}}}part"):
            if name is None or part.get("name") == name:
                return part
        raise ContractError(f"Message {message} has no part {name or ''}".rstrip() + ".")

    def _headers(self, concrete: _Node, direction: str) -> Iterator[Element]:
        for node in concrete.iterfind(f"{{{WSDL}}}{direction}/*"):
            if node.tag.endswith("}header"):
                part = self._part(node.get("message", ""), node.get("part"))
                yield self._schema.element(part.get("element", ""), part)


class _Schema:
    """The inline schemas: global elements and named types, resolved on demand."""

    def __init__(self, schemas: list[_Node]) -> None:
        self._elements: dict[tuple[str, str], _Node] = {}
        self._nodes: dict[tuple[str, str], _Node] = {}
        self._types: dict[tuple[str, str], ComplexType | Enumeration] = {}
        for schema in schemas:
            namespace = schema.get("targetNamespace", "")
            has_members = schema.find(f".//{{{XSD}}}sequence") is not None
            if has_members and schema.get("elementFormDefault") != "qualified":
                raise ContractError(f"The elements of {namespace!r} are not qualified.")
            for node in schema:
                target = self._elements if node.tag == f"{{{XSD}}}element" else self._nodes
                if node.get("name"):
                    target[namespace, _name(node)] = node
        for key in self._nodes:
            self._named(key)
        for kind in self._types.values():
            if isinstance(kind, ComplexType):
                self._mark_structs(kind)

    def named_types(self) -> tuple[ComplexType | Enumeration, ...]:
        return tuple(self._types.values())

    def element(self, qname: str, scope: _Node) -> Element:
        key = _qualified(qname, scope)
        if key not in self._elements:
            raise ContractError(f"The schema has no element {qname}.")
        node = self._elements[key]
        return Element(key[1], key[0], self._type_of(node, key[0]), node.get("nillable") == "true")

    def _type_of(self, node: _Node, namespace: str) -> Type:
        reference = node.get("type")
        if reference is not None:
            return self._named(_qualified(reference, node))
        inline = node.find(f"{{{XSD}}}complexType")
        if inline is None:
            return AnyType()
        if inline.find(f"{{{XSD}}}sequence/{{{XSD}}}any") is not None:
            return AnyXml()
        anonymous = ComplexType(_name(node), namespace)
        self._fill(anonymous, inline)
        self._mark_structs(anonymous)
        return anonymous

    def _named(self, key: tuple[str, str]) -> Type:
        if key[0] == XSD:
            return AnyType() if key[1] == "anyType" else Scalar(key[1])
        if key[0] == MS_TYPES:
            return Scalar(key[1], MS_TYPES)
        if key not in self._types:
            if key not in self._nodes:
                raise ContractError(f"The schema has no type {key[1]} in the namespace {key[0]!r}.")
            node = self._nodes[key]
            if node.tag == f"{{{XSD}}}simpleType":
                self._types[key] = _enumeration(key, node)
            else:
                complex_type = self._types[key] = ComplexType(key[1], key[0])
                self._fill(complex_type, node)
        return self._types[key]

    def _fill(self, target: ComplexType, node: _Node) -> None:
        extension = node.find(f"{{{XSD}}}complexContent/{{{XSD}}}extension")
        if extension is not None:
            base = self._named(_qualified(extension.get("base", ""), extension))
            assert isinstance(base, ComplexType)
            target.base = base
            base.derived.append(target)
            node = extension
        for content in node.iter(*_UNREAD_CONTENT):
            raise ContractError(f"The type {target.name} has {_local_tag(content)} content.")
        if node.find(_RESTRICTED) is not None:
            raise ContractError(f"The type {target.name} restricts another one.")
        elements = node.iterfind(f"{{{XSD}}}sequence/{{{XSD}}}element")
        target.members = tuple(self._member(child, target.namespace) for child in elements)
        attributes = node.iterfind(f"{{{XSD}}}attribute")
        target.attributes = tuple(self._attribute(child) for child in attributes)
        target.has_any_attribute = node.find(f"{{{XSD}}}anyAttribute") is not None

    def _member(self, node: _Node, namespace: str) -> Member:
        if not _name(node):
            raise ContractError("The schema has a member without a name.")
        upper = node.get("maxOccurs", "1")
        return Member(
            name=_name(node),
            namespace=namespace,
            type=self._type_of(node, namespace),
            min_occurs=int(node.get("minOccurs", "1")),
            max_occurs=None if upper == "unbounded" else int(upper),
            nillable=node.get("nillable") == "true",
            default=node.get("default"),
        )

    def _attribute(self, node: _Node) -> Member:
        required = int(node.get("use") == "required")
        return Member(_name(node), "", self._type_of(node, ""), min_occurs=required)

    def _mark_structs(self, owner: ComplexType) -> None:
        for member in owner.members:
            struct = member.type
            if isinstance(struct, ComplexType) and member.min_occurs and not member.nillable:
                struct.is_value_type = True


def _enumeration(key: tuple[str, str], node: _Node) -> Enumeration:
    values = tuple(item.get("value", "") for item in node.iter(f"{{{XSD}}}enumeration"))
    is_flags = node.find(f"{{{XSD}}}list") is not None
    return Enumeration(key[1], key[0], values, is_flags)


def _is_soap(node: _Node) -> bool:
    return str(node.tag).rpartition("}")[0][1:] in _SOAP_KINDS


def _is_document_literal(bound: _Node) -> bool:
    """Look at an operation of a binding, at the binding itself and at the bodies."""
    binding = bound.getparent()
    assert binding is not None
    styles = [node.get("style") for node in (*bound, *binding) if _is_soap(node)]
    uses = [node.get("use") for node in bound.iter() if _is_soap(node)]
    return "rpc" not in styles and "encoded" not in uses


def _binding_kind(binding: _Node) -> str:
    for node in binding:
        namespace, _, local = node.tag[1:].partition("}")
        if local == "binding" and namespace in _SOAP_KINDS:
            return _SOAP_KINDS[namespace]
        if local == "binding" and namespace == WSDL_HTTP:
            return f"http-{node.get('verb', '').lower()}"
    raise ContractError(f"Binding {_name(binding)} is none that ASMX publishes.")


def _documentation(node: _Node) -> str:
    found = node.find(f"{{{WSDL}}}documentation")
    return "" if found is None else (found.text or "")


def _name(node: _Node) -> str:
    return str(node.get("name", ""))


def _local_tag(node: _Node) -> str:
    return str(node.tag).rpartition("}")[2]


def _local(qname: str) -> str:
    return qname.rpartition(":")[2]


def _qualified(qname: str, scope: _Node) -> tuple[str, str]:
    prefix, _, local = qname.rpartition(":")
    return scope.nsmap.get(prefix or None, ""), local
