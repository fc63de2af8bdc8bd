"""What of a contract the HTTP GET and form POST bindings offer (wire rules, sections 9 and 11).

An operation is offered when a form can state all its parameters and it answers with nothing but
its result. `published` operations also stand in the WSDL; those with array parameters do not,
because describing them takes a schema that imports one without a location, and some clients go
looking for that on the Internet.
"""

from __future__ import annotations

from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Element,
    Enumeration,
    Member,
    Operation,
    Scalar,
    Type,
)

_INTEGERS = {"byte", "short", "int", "long"}
_UNSIGNED = {"unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong"}
_NUMBERS = _INTEGERS | _UNSIGNED | {"decimal", "float", "double"}
_FORM_SCALARS = _NUMBERS | {"string", "boolean", "char", "dateTime", "date", "time"}


def is_offered(operation: Operation) -> bool:
    """Tell whether a form can call the operation."""
    results = operation.results
    plain = not results or (len(results) == 1 and _is_return_value(operation, results[0]))
    return plain and all(_fits_form(parameter) for parameter in operation.parameters)


def is_published(operation: Operation) -> bool:
    """Tell whether the operation stands in the HTTP bindings of the WSDL."""
    return is_offered(operation) and has_primitive_parameters(operation)


def has_primitive_parameters(operation: Operation) -> bool:
    """Tell whether every parameter is a single simple value."""
    return all(_is_form_scalar(p.type) and not p.is_repeated for p in operation.parameters)


def array_item(parameter: Member) -> Type | None:
    """Return the item type when the parameter is given by repeating a field, else None.

    A byte array counts as an array of numbers, as it does in .NET.
    """
    if parameter.is_repeated:
        return parameter.type
    if isinstance(parameter.type, Scalar) and parameter.type.name == "base64Binary":
        return Scalar("unsignedByte")
    if isinstance(parameter.type, ComplexType) and parameter.type.array_item:
        return parameter.type.array_item.type
    return None


def result_element(contract: Contract, operation: Operation) -> Element | None:
    """Return the root element of the answer; None for a void method and for free XML."""
    if not operation.results or isinstance(operation.results[0].type, AnyXml):
        return None
    result = operation.results[0]
    nillable = result.nillable or not (result.min_occurs or result.type.is_value_type)
    return Element(_root_name(result.type), contract.namespace, result.type, nillable)


def _is_return_value(operation: Operation, result: Member) -> bool:
    own_name = operation.is_bare or result.name == f"{operation.message_name}Result"
    return own_name and not result.is_repeated


def _fits_form(parameter: Member) -> bool:
    item = array_item(parameter)
    if item is not None:
        return _is_form_scalar(item) and not _has_nullable_items(parameter)
    is_nullable = parameter.nillable and parameter.type.is_value_type
    return _is_form_scalar(parameter.type) and not is_nullable


def _has_nullable_items(parameter: Member) -> bool:
    item = parameter.type.array_item if isinstance(parameter.type, ComplexType) else None
    return item is not None and item.nillable and item.type.is_value_type


def _is_form_scalar(kind: Type) -> bool:
    if isinstance(kind, Scalar):
        return kind.name in _FORM_SCALARS
    return isinstance(kind, Enumeration)


def _root_name(kind: Type) -> str:
    return "anyType" if isinstance(kind, AnyType) else kind.name
