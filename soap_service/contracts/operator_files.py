"""Contracts that an operator saved from another server: read with more suspicion than ours."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from pathlib import Path

from soap_service.asmx import (
    Contract,
    ContractError,
    Endpoint,
    EndpointSettings,
    WireError,
    read_contract,
)
from soap_service.asmx.contract import ComplexType, Element, Member, Type
from soap_service.config import ConfigError

__all__ = ["MAX_BYTES", "read_operator_file"]

MAX_BYTES = 8 * 1024 * 1024
"""The largest file that is read; the product's contracts have some hundred kilobytes."""


def read_operator_file(path: Path) -> Contract:
    """Read a contract that has to be proven usable first.

    Raises ConfigError, one line for the operator, when the file cannot be read, is too large, or
    describes what ASMX does not publish.
    """
    try:
        return _proven(_read(path))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except RecursionError:
        raise ConfigError(f"{path}: a type contains itself without end") from None
    except WireError as error:
        raise ConfigError(f"{path}: {_one_line(error)}") from None
    # Code is made of the file, and the libraries that take it fail in ways of their own.
    except Exception as error:
        reason = f"not a contract that can be served: {error!r}"
        raise ConfigError(f"{path}: {_one_line(reason)}") from error


def _proven(document: bytes) -> Contract:
    contract = read_contract(document)
    _check_names(contract)
    Endpoint(contract, {}, EndpointSettings(verbatim=True), gaps=contract.operations)
    return contract


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ContractError("This is not a file.")
    with path.open("rb") as file:
        document = file.read(MAX_BYTES + 1)
    if len(document) > MAX_BYTES:
        raise ContractError(f"There are more than {MAX_BYTES} bytes.")
    return document


def _check_names(contract: Contract) -> None:
    """Names become names of Python, so they must be such as .NET has, too; no type has two."""
    for name in _names(contract):
        if not name.isidentifier():
            raise ContractError(f"The name {name[:80]!r} is none that .NET has.")
    names = [kind.name for kind in contract.types if isinstance(kind, ComplexType)]
    for name in filter(keyword.iskeyword, names):
        raise ContractError(f"The name {name!r} is none that can be given to a type.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ContractError(f"Several types are named {twice[0]}.")


def _names(contract: Contract) -> Iterator[str]:
    yield contract.name
    for operation in contract.operations.values():
        yield operation.message_name
        headers = (*operation.in_headers, *operation.out_headers)
        for element in (operation.request, operation.response, *headers):
            if element is not None:
                yield from _names_of_element(element)
    for kind in contract.types:
        yield from _names_of_type(kind)


def _names_of_element(element: Element | Member) -> Iterator[str]:
    yield element.name
    yield from _names_of_type(element.type)


def _names_of_type(kind: Type) -> Iterator[str]:
    yield kind.name
    if isinstance(kind, ComplexType):
        yield from (member.name for member in (*kind.members, *kind.attributes))


def _one_line(reason: object) -> str:
    return " ".join(str(reason).split())
