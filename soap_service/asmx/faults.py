"""Faults: the texts .NET writes (wire rules, section 8) and the element that carries them."""

from __future__ import annotations

from traceback import extract_tb

from soap_service.asmx.escape import escape
from soap_service.asmx.soap import (
    SOAP11,
    SOAP12,
    Version,
    close_envelope,
    open_envelope,
    soap_action,
)
from soap_service.exceptions import SoapFault, SoapHeaderFault

END_OF_INNER = "\r\n   --- End of inner exception stack trace ---"

_CODES12 = {"Server": "Receiver", "Client": "Sender"}
_UNABLE_TO_PROCESS = "Server was unable to process request."
_SOAP_EXCEPTION = "System.Web.Services.Protocols.SoapException"
_HEADER_EXCEPTION = "System.Web.Services.Protocols.SoapHeaderException"


def unreadable_value(line: int, column: int, reason: str) -> SoapFault:
    """Return the fault for a value that does not parse, at a 1-based position."""
    return SoapFault(
        "Client",
        "Server was unable to read request. ---> "
        f"There is an error in XML document ({line}, {column}). ---> {reason}",
    )


def missing_body() -> SoapFault:
    """Return the fault for an envelope without a body."""
    return SoapFault(
        "Client",
        "Server was unable to read request. ---> "
        "Request format is invalid: Missing required soap:Body element.",
    )


def unrecognised_soap_action(action: str) -> SoapFault:
    """Return the fault for a SOAPAction that names no operation."""
    return SoapFault(
        "Client",
        f"Server did not recognize the value of HTTP Header SOAPAction: {soap_action(action)}.",
    )


def unrecognised_action(action: str) -> SoapFault:
    """Return the fault for a SOAP 1.2 action and body that name no operation."""
    return SoapFault(
        "Client", f"Unable to handle request. The action '{action}' was not recognized."
    )


def missing_action() -> SoapFault:
    """Return the fault for a request that names no operation at all."""
    return SoapFault(
        "Client",
        "Unable to handle request without a valid action parameter. "
        "Please supply a valid soap action.",
    )


def version_mismatch(namespace: str) -> SoapFault:
    """Return the fault for an envelope of an unknown namespace."""
    return SoapFault(
        "VersionMismatch",
        f"Possible SOAP version mismatch: Envelope namespace {namespace} was unexpected. "
        f"Expecting {SOAP11.namespace}.",
    )


def header_not_understood(name: str) -> SoapFault:
    """Return the fault for a header marked mustUnderstand that nobody understood."""
    return SoapHeaderFault("MustUnderstand", f"SOAP header {name} was not understood.")


def request_too_large() -> SoapFault:
    """Return the fault for a body over the configured length."""
    return SoapFault(
        "Server",
        "There was an exception running the extensions specified in the config file. ---> "
        "Maximum request length exceeded.",
    )


def root_is_missing() -> SoapFault:
    """Return the fault for an empty body that names no operation."""
    return SoapFault("Server", f"{_UNABLE_TO_PROCESS} ---> Root element is missing.")


def from_exception(error: BaseException) -> SoapFault:
    """Return the fault for an exception that a handler raised: messages only."""
    if isinstance(error, SoapFault):
        return error
    return SoapFault("Server", " ---> ".join((_UNABLE_TO_PROCESS, *messages(error))))


def detailed(fault: SoapFault, error: BaseException | None) -> SoapFault:
    """Return the fault with the text of ``exception.ToString()``: types, messages, stack."""
    type_name = _HEADER_EXCEPTION if isinstance(fault, SoapHeaderFault) else _SOAP_EXCEPTION
    if error is None or isinstance(error, SoapFault):
        text = f"{type_name}: {fault.message}" + _frames(error)
    else:
        text = f"{type_name}: {_UNABLE_TO_PROCESS} ---> {describe(error)}"
        text += END_OF_INNER
    return type(fault)(fault.code, text, fault.actor, fault.detail)


def write_fault(fault: SoapFault, version: Version, upgrade: bool = False) -> bytes:
    """Return the whole envelope of a fault.

    ``upgrade`` adds the header that lists both versions, for a version mismatch on an endpoint
    that speaks SOAP 1.2 (section 4).
    """
    header = _UPGRADE if upgrade else ""
    body = _fault12(fault) if version is SOAP12 else _fault11(fault)
    return "".join((open_envelope(version, header), body, close_envelope())).encode()


def _fault11(fault: SoapFault) -> str:
    attribute, code = _code(fault.code, {})
    actor = f"<faultactor>{escape(fault.actor)}</faultactor>" if fault.actor else ""
    return (
        f"<soap:Fault><faultcode{attribute}>{code}</faultcode>"
        f"<faultstring>{escape(fault.message)}</faultstring>{actor}"
        f"{_detail(fault, '<detail />')}</soap:Fault>"
    )


def _fault12(fault: SoapFault) -> str:
    attribute, code = _code(fault.code, _CODES12)
    node = f"<soap:Node>{escape(fault.actor)}</soap:Node>" if fault.actor else ""
    return (
        f"<soap:Fault><soap:Code>{_value12(attribute, code)}</soap:Code>"
        f'<soap:Reason><soap:Text xml:lang="en">{escape(fault.message)}</soap:Text></soap:Reason>'
        f"{node}{_detail(fault, '<soap:Detail />')}</soap:Fault>"
    )


def _value12(attribute: str, code: str) -> str:
    return f"<soap:Value{attribute}>{code}</soap:Value>"


def _code(code: str | tuple[str, str], names: dict[str, str]) -> tuple[str, str]:
    if isinstance(code, tuple):
        return f' xmlns:q0="{escape(code[0])}"', f"q0:{escape(code[1])}"
    return "", f"soap:{names.get(code, code)}"


def _detail(fault: SoapFault, empty: str) -> str:
    if isinstance(fault, SoapHeaderFault):
        return ""
    return fault.detail or empty


_UPGRADE = (
    f'<soap12:Upgrade xmlns:soap12="{SOAP12.namespace}">'
    f'<soap12:SupportedEnvelope qname="soap:Envelope" xmlns:soap="{SOAP11.namespace}" />'
    f'<soap12:SupportedEnvelope qname="soap12:Envelope" xmlns:soap12="{SOAP12.namespace}" />'
    "</soap12:Upgrade>"
)


def messages(error: BaseException) -> list[str]:
    """Return the message of an exception and of those that caused it."""
    return [str(cause) or "SoapException" for cause in _causes(error)]


def describe(error: BaseException) -> str:
    """Return what ``exception.ToString()`` says: types, messages and stack."""
    text = ""
    for cause in reversed(_causes(error)):
        inner = f" ---> {text}{END_OF_INNER}" if text else ""
        text = f"{_type_name(cause)}: {cause}{inner}{_frames(cause)}"
    return text


def _causes(error: BaseException) -> list[BaseException]:
    """Return an exception and those behind it; ``raise error from error`` makes a circle."""
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and all(cause is not known for known in found):
        found.append(cause)
        cause = cause.__cause__
    return found


def _type_name(error: BaseException) -> str:
    kind = type(error)
    builtin = kind.__module__ == "builtins"
    return kind.__qualname__ if builtin else f"{kind.__module__}.{kind.__qualname__}"


def _frames(error: BaseException | None) -> str:
    if error is None or error.__traceback__ is None:
        return ""
    frames = reversed(extract_tb(error.__traceback__))
    return "".join(
        f"\r\n   at {frame.name}() in {frame.filename}:line {frame.lineno}" for frame in frames
    )
