"""The conventions of Services2, kept in one place.

Each operation takes a name and a password first and answers with Message, Result and ResultCode
beside its data. A function that is registered here sees neither: it gets a `Desk`, or an `Errand`,
and the other parameters by keyword, and returns the result with its data alone.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType
from typing import Any, NamedTuple, TypeVar, get_type_hints

from soap_service.accounts import LoginFailed, TooBusy
from soap_service.call import Call
from soap_service.exceptions import SoapFault
from soap_service.naming import snake_case
from soap_service.services.desk import Errand, Site
from soap_service.services.exceptions import BindingError, ServiceError
from soap_service.services.failures import LOGIN_FAILED, SERVER_BUSY

Function = TypeVar("Function", bound=Callable[..., Any])
Handler = Callable[..., object]

_CREDENTIALS = 2


class Shape(NamedTuple):
    """What a contract says of an operation, in contract spelling and order.

    ``parameters`` include the two credentials; ``result_type`` is the name of the result's type
    and ``members`` are the names of its members.
    """

    parameters: tuple[str, ...]
    result_type: str
    members: tuple[str, ...]


class Binding(NamedTuple):
    """Handlers by operation name, and the operations that have none."""

    handlers: Mapping[str, Handler]
    gaps: list[str]


@dataclass(frozen=True, slots=True)
class Operation:
    """A registered function; ``result`` is the class it returns."""

    function: Callable[..., Any]
    parameters: tuple[str, ...]
    result: type[Any]
    read_only: bool = False
    is_errand: bool = False


class Service:
    """The functions behind one ``.asmx``, registered by name.

    ``types`` is the module of result classes that is generated from the contract, ``folder`` the
    address that the service answers in. Of two services that are published under one name, one
    has a name of its own here. Callers of a service whose namespace nobody knows may use any.
    A proposed service is ours from end to end: it is published only if the operator wants it.
    Where the conventions differ from those of Services2, a subclass says how.
    """

    def __init__(
        self,
        name: str,
        types: ModuleType,
        folder: str = "/Services2",
        *,
        published_as: str = "",
        is_namespace_known: bool = True,
        is_proposed: bool = False,
    ) -> None:
        self.name = name
        self.types = types
        self.path = f"{folder}/{published_as or name}.asmx"
        self.is_namespace_known = is_namespace_known
        self.is_proposed = is_proposed
        self._operations: dict[str, Operation] = {}

    def operation(self, function: Function) -> Function:
        """Register a function that writes, named as the operation in snake case."""
        return self._register(function)

    def query(self, function: Function) -> Function:
        """Register a function that only reads."""
        return self._register(function, read_only=True)

    def errand(self, function: Function) -> Function:
        """Register a function that gets an `Errand` in place of a desk."""
        return self._register(function, is_errand=True)

    def _register(
        self, function: Function, *, read_only: bool = False, is_errand: bool = False
    ) -> Function:
        _desk, *parameters = inspect.signature(function).parameters
        result = get_type_hints(function)["return"]
        self._operations[function.__name__] = Operation(
            function, tuple(parameters), result, read_only, is_errand
        )
        return function

    def implemented(self, operations: Iterable[str]) -> list[str]:
        """Return those of a contract's operations that have a function here."""
        return [name for name in operations if snake_case(name) in self._operations]

    def bind(self, contract: Mapping[str, Shape], site: Site) -> Binding:
        """Return a handler for each operation of the contract that has a function.

        Raises BindingError as ``check`` does.
        """
        self.check(contract)
        by_name = {snake_case(name): name for name in contract}
        handlers = {
            by_name[name]: self.handler(operation, contract[by_name[name]], site)
            for name, operation in self._operations.items()
        }
        return Binding(handlers, [name for name in contract if name not in handlers])

    def check(self, contract: Mapping[str, Shape]) -> None:
        """Compare the functions with a contract.

        Raises BindingError when a function has no operation, other parameters than it, or a
        result of another shape; it names every such problem.
        """
        by_name = {snake_case(name): name for name in contract}
        problems = [
            problem
            for name, operation in self._operations.items()
            for problem in self._differences(name, operation, contract.get(by_name.get(name, "")))
        ]
        if problems:
            raise BindingError(self.name, problems)

    def handler(self, operation: Operation, shape: Shape, site: Site) -> Handler:
        """Return what answers the calls of an operation."""
        return _handler(operation, site)

    def arguments(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters that a function gets: all but the credentials."""
        return shape.parameters[_CREDENTIALS:]

    def _differences(self, name: str, operation: Operation, shape: Shape | None) -> list[str]:
        if shape is None:
            return [f"{name} is not an operation of the contract."]
        parameters = tuple(snake_case(each) for each in self.arguments(shape))
        return _mismatches(name, operation, parameters, shape)


def _mismatches(
    name: str, operation: Operation, parameters: tuple[str, ...], shape: Shape
) -> list[str]:
    problems = []
    if operation.parameters != parameters:
        problems.append(f"{name} takes {operation.parameters}, the contract has {parameters}.")
    result = "string" if operation.result is str else operation.result.__name__
    if result != shape.result_type:
        problems.append(f"{name} returns {result}, the contract has {shape.result_type}.")
    members = {snake_case(each) for each in shape.members}
    if members != _field_names(operation.result):
        problems.append(f"The members of {result} differ from the contract's.")
    return problems


def _field_names(result: type[Any]) -> set[str]:
    return {field.name for field in fields(result)} if is_dataclass(result) else set()


def _handler(operation: Operation, site: Site) -> Handler:
    """Return what answers a call: authenticate, work in one transaction, say how it went."""

    def handle(
        call: Call, user_name: str | None, password: str | None, *arguments: object
    ) -> object:
        values = dict(zip(operation.parameters, arguments, strict=True))
        try:
            caller = site.accounts.authenticate(user_name, password, call.client_address)
            return succeeded(_perform(operation, Errand(site, caller, call.base_url), values))
        except LoginFailed:
            return failed(operation.result, ServiceError(LOGIN_FAILED), call)
        except TooBusy:
            return failed(operation.result, ServiceError(SERVER_BUSY), call)
        except ServiceError as error:
            return failed(operation.result, error, call)

    return handle


def _perform(operation: Operation, errand: Errand, values: Mapping[str, object]) -> object:
    if operation.is_errand:
        return operation.function(errand, **values)
    return errand.work(
        lambda desk: operation.function(desk, **values), read_only=operation.read_only
    )


def succeeded(result: Any) -> Any:
    """Mark a result as a success: Result true, ResultCode 0, an empty Message."""
    if hasattr(result, "result_code"):
        result.result, result.result_code, result.message = True, 0, ""
    return result


def failed(result: type[Any], error: ServiceError, call: Call) -> Any:
    """Return a result without data that tells a failure, as far as its type can.

    A bare text could not be told from a result: it raises SoapFault.
    """
    call.outcome, call.code = "failed", str(error.code)
    if not is_dataclass(result):
        raise SoapFault("Server", error.message)
    known = {"result": False, "result_code": error.code, "message": error.message}
    names = _field_names(result)
    return result(**{name: value for name, value in known.items() if name in names})
