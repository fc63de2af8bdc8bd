"""Providers as careless authors write them, asked without a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from compat_tests.sample.requests import SOAP11, envelope
from providers import ProviderUnavailable
from providers.kit.methods import METHODS
from providers.kit.wsdl import wsdl_of
from providers.transport import MAX_ANSWER_BYTES, Reply

Answer = tuple[bool, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Careless:
    """A transport to a provider of some operations; ``answer`` gets the list of a call.

    It raises KeyError or ValueError to answer with a fault. Only its own namespace and SOAP 1.1
    are understood.
    """

    operations: Sequence[str]
    answer: Callable[[list[str]], Answer]
    wsdl: bytes | None = None

    def send(
        self,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        seconds: float,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> Reply:
        """Answer at once."""
        if body is None:
            methods = [method for method in METHODS if method.operation in self.operations]
            document = wsdl_of(methods, "Careless", "urn:careless")
            return Reply(200, "text/xml", document if self.wsdl is None else self.wsdl)
        return self._answered(body)

    def close(self) -> None:
        """Close nothing."""

    def _answered(self, body: bytes) -> Reply:
        try:
            call = ElementTree.fromstring(body).find(f"{{{SOAP11}}}Body/{{urn:careless}}*")
            assert call is not None, "another namespace or version"
            items = [each.text or "" for each in call.iter("{urn:careless}string")]
            success, outputs = self.answer(items)
        except (KeyError, ValueError, AssertionError) as error:
            fault = "<faultcode>soap:Server</faultcode><faultstring>{}</faultstring>"
            return _reply(500, f"<soap:Fault>{fault.format(escape(repr(error)))}</soap:Fault>")
        name = call.tag.rpartition("}")[2]
        strings = "".join(f"<string>{escape(each)}</string>" for each in outputs)
        result = f"<Success>{str(success).lower()}</Success>"
        result += f"<OutputVariables>{strings}</OutputVariables>"
        return _reply(
            200,
            f'<{name}Response xmlns="urn:careless"><{name}Result>{result}</{name}Result>'
            f"</{name}Response>",
        )


def _reply(status: int, content: str) -> Reply:
    return Reply(status, "text/xml; charset=utf-8", envelope(content).encode())


class Dead:
    """A transport to nobody."""

    def send(
        self,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        seconds: float,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> Reply:
        """Raise ProviderUnavailable."""
        raise ProviderUnavailable("The connection failed.")

    def close(self) -> None:
        """Close nothing."""
