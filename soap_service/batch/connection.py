"""A session with an iService, ours or the original, through zeep and its own WSDL.

Calls go to the address that was given, whatever the WSDL says: the addresses printed in one are
often those of an internal network. What tells a failed call from one that nobody knows the end of
is decided here; when in doubt it is unknown.
"""

from __future__ import annotations

from typing import Any

import zeep
from requests.exceptions import ConnectionError as Disconnected
from requests.exceptions import RequestException
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError
from zeep.exceptions import Error, Fault, TransportError

from soap_service.batch.exceptions import BatchError, NotAsked, OutcomeUnknown, Refused
from soap_service.batch.job import errors_of

__all__ = ["Connection"]

_CLIENT_FAULTS = ("client", "sender", "versionmismatch", "mustunderstand")
# What is wrong with one message, and what would be with any.
_BAD_MESSAGE = (400, 413, 422)
_BAD_SERVICE = range(300, 500)
_SOAP_BINDINGS = ("Soap11Binding", "Soap12Binding")


class Connection:
    """Calls operations as one agent; logs in again when the session ended meanwhile."""

    def __init__(self, url: str, login: str, password: str, timeout_s: float) -> None:
        """Read the WSDL and log in. Raises BatchError."""
        self._transport = zeep.Transport(timeout=timeout_s, operation_timeout=timeout_s)
        # A connection that is kept may be closed just when a call is sent on it: whether that
        # call was carried out nobody could tell.
        self._transport.session.headers["Connection"] = "close"
        self._transport.session.max_redirects = 0
        self._url = url
        self._login, self._password = login, password
        self._session_id = ""
        try:
            self._client, self._service = self._read_wsdl()
            self._log_in()
        except BatchError:
            self._transport.session.close()
            raise

    def has(self, operation: str) -> bool:
        """Tell whether the service has an operation."""
        return operation in self._service._operations

    def call(self, operation: str, **arguments: Any) -> Any:
        """Return the result of an operation.

        Raises Refused, NotAsked or OutcomeUnknown.
        """
        result = self._ask(operation, sessionID=self._session_id, **arguments)
        if result is None:
            raise OutcomeUnknown(f"{operation} returned nothing.")
        if not result.Success and self._has_ended():
            self._log_in()
            result = self._ask(operation, sessionID=self._session_id, **arguments)
        return result

    def close(self) -> None:
        """Log out, as far as the service lets us."""
        try:
            if self._session_id and self.has("Logout"):
                self._ask("Logout", sessionID=self._session_id)
        except BatchError:
            pass
        finally:
            self._transport.session.close()

    def _read_wsdl(self) -> tuple[Any, Any]:
        settings = zeep.Settings(strict=False, forbid_dtd=True)
        try:
            client = zeep.Client(f"{self._url}?WSDL", transport=self._transport, settings=settings)
        except (RequestException, Error, OSError, ValueError, SyntaxError) as error:
            raise NotAsked(f"{self._url}?WSDL: {_reason(error)}") from error
        bindings = {type(each).__name__: str(name) for name, each in client.wsdl.bindings.items()}
        for kind in _SOAP_BINDINGS:
            if kind in bindings:
                return client, client.create_service(bindings[kind], self._url)
        raise NotAsked(f"{self._url}?WSDL: it describes no SOAP service.")

    def _log_in(self) -> None:
        result = self._ask("Login", loginName=self._login, password=self._password)
        if result is None or not result.Success or not result.SessionID:
            raise NotAsked(f"The login failed: {errors_of(result)}")
        self._session_id = result.SessionID

    def _has_ended(self) -> bool:
        if not self.has("LoggedIn"):
            return False
        result = self._ask("LoggedIn", sessionID=self._session_id)
        return result is not None and not result.IsLoggedIn

    def _ask(self, operation: str, **arguments: Any) -> Any:
        if not self.has(operation):
            raise NotAsked(f"{self._url}: the service has no operation {operation}.")
        self._prove(operation, arguments)
        try:
            return self._service[operation](**arguments)
        except Fault as error:
            raise _of_fault(error) from error
        except TransportError as error:
            raise _of_status(operation, error) from error
        except RequestException as error:
            raise _of_network(self._url, error) from error
        except (Error, ValueError, SyntaxError) as error:
            raise OutcomeUnknown(f"The answer cannot be read: {_reason(error)}") from error

    def _prove(self, operation: str, arguments: dict[str, Any]) -> None:
        """Make the message once without sending it. Raises Refused when it cannot be made."""
        try:
            self._client.create_message(self._service, operation, **arguments)
        except (Error, TypeError, ValueError) as error:
            raise Refused(f"{operation} does not take this: {_reason(error)}") from error


def _of_fault(fault: Fault) -> BatchError:
    code = str(fault.code or "").rpartition("}")[2].rpartition(":")[2].partition(".")[0].lower()
    kind = Refused if code in _CLIENT_FAULTS else OutcomeUnknown
    return kind(_reason(fault))


def _of_status(operation: str, error: TransportError) -> BatchError:
    message = f"{operation} was answered with HTTP status {error.status_code}."
    if error.status_code in _BAD_MESSAGE:
        return Refused(message)
    kind = NotAsked if error.status_code in _BAD_SERVICE else OutcomeUnknown
    return kind(message)


def _of_network(url: str, error: RequestException) -> BatchError:
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    if isinstance(error, Disconnected) and isinstance(reason, ConnectTimeoutError):
        return NotAsked(f"{url}: no connection.")
    return OutcomeUnknown(f"{url}: no answer ({type(error).__name__}).")


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
