"""The conventions of iService, kept in one place.

A caller is known by a session, whose token comes as the parameter ``sessionID`` or in a cookie;
every result begins with Success, Errors and ErrorDetails. A function that is registered here sees
neither: it gets a `Desk`, or a `Visit`, and returns the result with its data alone. Who may call
it stands beside it and is checked here, before it runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar

from db import DatabaseError, UnitOfWork
from soap_service.accounts import LoginFailed, TooBusy
from soap_service.call import Call
from soap_service.naming import snake_case
from soap_service.services.conventions import Handler, Operation, Service, Shape
from soap_service.services.desk import Site
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import LOGIN_FAILED, SERVER_BUSY
from soap_service.services.iservice import sessions
from soap_service.services.iservice.desk import Caller, Desk
from soap_service.services.iservice.installation import Installation
from soap_service.services.iservice.rights import Access
from soap_service.services.iservice.tenanted import installation_of

T = TypeVar("T")
Function = TypeVar("Function", bound=Callable[..., Any])

_SESSION_ID = "session_id"


@dataclass(slots=True)
class Visit:
    """A call that may need several transactions, or leave the house in between.

    ``token`` is empty for an operation that knows no sessions, and for a caller without one;
    ``caller`` is known once work has begun.
    """

    site: Site
    installation: Installation
    call: Call
    access: Access
    token: str
    caller: Caller | None = None

    def work(self, function: Callable[[Desk], T], *, read_only: bool = False) -> T:
        """Run a function at a desk, in a transaction of its own, and return what it returns.

        Raises ServiceError when the caller's session has ended or the caller may not do this,
        DatabaseError, and whatever the function raises; nothing is stored then.
        """
        now = self.site.clock()

        def run(unit: UnitOfWork) -> T:
            self.caller = sessions.caller_of(unit.session, self.token, now)
            self.access.require(self.caller)
            return function(Desk(self.site, unit, self.caller, now, self.call))

        return self.site.database.run(run, read_only=read_only)

    def enter(self) -> Caller:
        """Return who calls, once they may. Raises as ``work`` does."""
        return self.work(lambda desk: desk.caller, read_only=True)

    def leave(self) -> None:
        """Note that the session was used; a failure of the database is swallowed."""
        caller, now = self.caller, self.site.clock()
        if caller is None or caller.last_action_utc is None:
            return
        if now - caller.last_action_utc >= sessions.NOTED_EVERY:
            with suppress(DatabaseError):
                self.site.database.run(
                    lambda unit: sessions.note_action(unit.session, caller.session_hash, now)
                )


class SessionService(Service):
    """The functions behind ``iService.asmx``, registered with who may call them."""

    def __init__(self, name: str, types: ModuleType, folder: str) -> None:
        super().__init__(name, types, folder)
        self.access: dict[str, Access] = {}

    def writes(self, access: Access) -> Callable[[Function], Function]:
        """Register a function that writes, in one transaction."""
        return lambda function: self._enter(access, self.operation(function))

    def reads(self, access: Access) -> Callable[[Function], Function]:
        """Register a function that only reads."""
        return lambda function: self._enter(access, self.query(function))

    def visits(self, access: Access) -> Callable[[Function], Function]:
        """Register a function that gets a `Visit` in place of a desk."""
        return lambda function: self._enter(access, self.errand(function))

    def _enter(self, access: Access, function: Function) -> Function:
        self.access[function.__name__] = access
        return function

    def arguments(self, shape: Shape) -> tuple[str, ...]:
        """Return the parameters that a function gets: all but the session."""
        return tuple(name for name in shape.parameters if snake_case(name) != _SESSION_ID)

    def handler(self, operation: Operation, shape: Shape, site: Site) -> Handler:
        """Return what answers the calls of an operation: session, rights, work, how it went."""
        names = tuple(snake_case(name) for name in shape.parameters)
        access = self.access[operation.function.__name__]
        installation = installation_of(site)

        def handle(call: Call, *arguments: object) -> object:
            values = dict(zip(names, arguments, strict=True))
            token = _token(call, values) if _SESSION_ID in values else ""
            visit = Visit(site, installation, call, access, token)
            try:
                return succeeded(_perform(operation, visit, values), call)
            except ServiceError as error:
                return failed(operation.result, error, call)
            except LoginFailed:
                return failed(operation.result, ServiceError(LOGIN_FAILED), call)
            except TooBusy:
                return failed(operation.result, ServiceError(SERVER_BUSY), call)
            finally:
                visit.leave()

        return handle


def _token(call: Call, values: dict[str, object]) -> str:
    """Take the session out of the arguments; without one there, the cookie's counts."""
    given = values.pop(_SESSION_ID)
    return str(given or "").strip() or call.cookies.get(sessions.COOKIE, "")


def _perform(operation: Operation, visit: Visit, values: Mapping[str, object]) -> Any:
    if operation.is_errand:
        return operation.function(visit, **values)
    return visit.work(
        lambda desk: operation.function(desk, **values), read_only=operation.read_only
    )


def succeeded(result: Any, call: Call) -> Any:
    """Complete a result: it is a success unless it tells errors itself."""
    result.errors = list(result.errors or ())
    result.error_details = list(result.error_details or ())
    result.success = not result.errors
    if result.errors:
        call.outcome, call.code = "failed", result.error_details[0]
    return result


def failed(result: type[Any], error: ServiceError, call: Call) -> Any:
    """Return a result without data that tells one failure."""
    call.outcome, call.code = "failed", str(error.code)
    return result(success=False, errors=[error.message], error_details=[str(error.code)])
