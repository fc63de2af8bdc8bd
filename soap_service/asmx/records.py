"""Records: the Python classes of a contract's complex types.

The source of a module of slotted dataclasses is generated from the contract; services keep
theirs as a file (``contracts stubs`` writes it), anything else executes it in memory.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Enumeration,
    Member,
    Scalar,
    Type,
)
from soap_service.asmx.exceptions import BindingError
from soap_service.naming import snake_case

Records = Mapping[str, type[Any]]

_PYTHON = {
    "boolean": ("bool", "False"),
    "decimal": ("Decimal", "Decimal(0)"),
    "double": ("float", "0.0"),
    "float": ("float", "0.0"),
    "dateTime": ("datetime", "datetime(1, 1, 1)"),
    "date": ("datetime", "datetime(1, 1, 1)"),
    "time": ("datetime", "datetime(1, 1, 1)"),
    "guid": ("UUID", "UUID(int=0)"),
    "char": ("str", '"\\0"'),
    "string": ("str", "None"),
    "base64Binary": ("bytes", "None"),
    "hexBinary": ("bytes", "None"),
}
_IMPORTS = {
    "Iterable": "from collections.abc import Iterable",
    "dataclass": "from dataclasses import dataclass",
    "datetime": "from datetime import datetime",
    "Decimal": "from decimal import Decimal",
    "UUID": "from uuid import UUID",
}


def record_source(contract: Contract) -> str:
    """Return the source of the module with one dataclass per complex type of the contract."""
    body = "\n\n\n".join(_class_source(kind, contract.name) for kind in record_types(contract))
    imports = [line for word, line in _IMPORTS.items() if f"{word}" in body]
    return "\n".join(
        (
            f'"""Types of {contract.name}, generated from its WSDL by ``contracts stubs``."""',
            "",
            "from __future__ import annotations",
            "",
            *imports,
            *(["", "", body] if body else []),
            "",
        )
    )


def record_classes(contract: Contract, module: ModuleType | None = None) -> Records:
    """Return the class of each complex type by contract name.

    ``module`` is a generated module; without one the classes are made in memory. Raises
    `BindingError` when the module lacks a type of the contract.
    """
    namespace = vars(module) if module else _execute(record_source(contract), contract.name)
    try:
        return {kind.name: namespace[kind.name] for kind in record_types(contract)}
    except KeyError as error:
        raise BindingError(f"The types of {contract.name} lack {error}.") from error


def record_types(contract: Contract) -> list[ComplexType]:
    """Return the complex types that become records, base classes first."""
    found = [
        kind for kind in contract.types if isinstance(kind, ComplexType) and kind.array_item is None
    ]
    return sorted(found, key=_depth)


def record_fields(kind: ComplexType) -> Iterator[tuple[str, Member]]:
    """Yield (Python name, member) of a complex type's elements and attributes."""
    for member in (*kind.all_members(), *kind.all_attributes()):
        yield snake_case(member.name), member


def _depth(kind: ComplexType) -> int:
    return 1 + _depth(kind.base) if kind.base else 0


def _execute(source: str, name: str) -> dict[str, Any]:
    module = ModuleType(f"records_of_{name}")
    sys.modules[module.__name__] = module
    exec(compile(source, f"<{module.__name__}>", "exec"), vars(module))
    return vars(module)


def _class_source(kind: ComplexType, service: str) -> str:
    base = f"({kind.base.name})" if kind.base else ""
    own = (*kind.members, *kind.attributes)
    fields = [f"    {snake_case(m.name)}: {_annotation(m)} = {_default(m)}" for m in own]
    return "\n".join(
        (
            "@dataclass(slots=True)",
            f"class {kind.name}{base}:",
            f'    """{kind.name} of {service}."""',
            *(["", *fields] if fields else []),
        )
    )


def _annotation(member: Member) -> str:
    name = _type_name(member.type)
    if member.is_repeated:
        return f"Iterable[{name}] | None"
    optional = member.nillable or _default(member) == "None"
    return f"{name} | None" if optional and name != "object" else name


def _default(member: Member) -> str:
    if member.nillable or member.is_repeated or not member.type.is_value_type:
        return "None"
    if not member.min_occurs or isinstance(member.type, ComplexType):
        return "None"
    if isinstance(member.type, Enumeration):
        return "()" if member.type.is_flags else repr(member.type.values[0]).replace("'", '"')
    return _PYTHON.get(member.type.name, ("int", "0"))[1]


def _type_name(kind: Type) -> str:
    if isinstance(kind, ComplexType):
        item = kind.array_item
        if item is None:
            return kind.name
        inner = _type_name(item.type)
        return f"Iterable[{inner} | None]" if item.nillable else f"Iterable[{inner}]"
    if isinstance(kind, Enumeration):
        return "tuple[str, ...]" if kind.is_flags else "str"
    if isinstance(kind, AnyType | AnyXml):
        return "object"
    assert isinstance(kind, Scalar)
    return _PYTHON.get(kind.name, ("int", "0"))[0]
