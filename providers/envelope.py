"""Envelopes: what is sent to an operation of a provider, and what it answers.

A result is read by the names of its elements, in any order; what is not known is skipped. Nothing
here changes a value: a text is sent as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element

from providers.contract import Name, Operation, Soap
from providers.exceptions import BadAnswer, ProviderFault
from providers.markup import NotXml, escaped, parse
from providers.variables import Outputs

__all__ = ["Member", "Result", "headers", "read_result", "request"]

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_TRUE = ("true", "1")


def headers(operation: Operation) -> Mapping[str, str]:
    """Return the HTTP headers of a request."""
    if operation.soap is Soap.V12:
        return {"Content-Type": f'application/soap+xml; charset=utf-8; action="{operation.action}"'}
    return {
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": f'"{operation.action}"',
    }


def request(operation: Operation, items: Iterable[str]) -> bytes:
    """Return the envelope of a request that sends a list."""
    before, start, end, after = _frame(operation)
    return "".join([before, *(f"{start}{escaped(each)}{end}" for each in items), after]).encode()


@lru_cache(maxsize=64)
def _frame(operation: Operation) -> tuple[str, str, str, str]:
    """Return what stands around the list, and around each of its items."""
    outer = Name("", "")
    starts, ends = [], []
    for name in (operation.wrapper, operation.parameter, operation.list, operation.item):
        declared = (
            f' xmlns="{escaped(name.namespace)}"' if name.namespace != outer.namespace else ""
        )
        starts.append(f"<{name.name}{declared}>")
        ends.append(f"</{name.name}>")
        outer = name
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<soap:Envelope xmlns:soap="{operation.soap}"><soap:Body>' + "".join(starts[:3]),
        starts[3],
        ends[3],
        "".join(reversed(ends[:3])) + "</soap:Body></soap:Envelope>",
    )


class Member:
    """An element with named members; elements of a foreign namespace are none of them."""

    def __init__(self, element: Element, namespace: str) -> None:
        self._namespace = namespace
        self._members: dict[str, Element] = {}
        for each in element:
            space, _, name = each.tag.rpartition("}")
            if space[1:] in ("", namespace):
                self._members.setdefault(name, each)

    def text(self, name: str) -> str:
        """Return the text of a member, ``""`` when it is not there."""
        found = self._members.get(name)
        return "" if found is None else found.text or ""

    def truth(self, name: str) -> bool:
        """Tell whether a member is true; one that is not there is not."""
        return self.text(name).strip().lower() in _TRUE

    def texts(self, name: str) -> list[str]:
        """Return the texts of the items of a member."""
        return [each.text or "" for each in self._members.get(name, ())]

    def members(self, name: str, of: str) -> Iterator[Member]:
        """Yield the items of a member that are called ``of``."""
        for each in self._members.get(name, ()):
            if each.tag.rpartition("}")[2] == of:
                yield Member(each, self._namespace)


class Result(Member):
    """What an operation returned."""

    @property
    def success(self) -> bool:
        """Whether the provider processed the call."""
        return self.truth("Success")

    @property
    def message(self) -> str:
        """The text to show."""
        return self.text("Message")

    @cached_property
    def outputs(self) -> Outputs:
        """The output variables."""
        return Outputs(self.texts("OutputVariables"))


def read_result(operation: Operation, answer: bytes, charset: str | None = None) -> Result:
    """Return the result that an envelope holds.

    Raises ProviderFault for a fault; BadAnswer when there is no envelope, or no result of the
    operation in it.
    """
    content = _content(answer, charset)
    if content.tag in _FAULTS:
        raise _FAULTS[content.tag](content)
    if content.tag != str(operation.response):
        raise BadAnswer(f"It answered {content.tag[:200]} instead of {operation.response}.")
    result = content.find(str(operation.result))
    if result is None or result.get(_NIL, "").strip() in _TRUE:
        raise BadAnswer(f"It answered without {operation.result}.")
    return Result(result, operation.result.namespace or operation.response.namespace)


def _content(answer: bytes, charset: str | None) -> Element:
    """Return the element in the body of an envelope, whatever its version."""
    try:
        envelope = parse(answer, charset)
    except NotXml as error:
        raise BadAnswer("It answered with no SOAP.") from error
    for soap in Soap:
        if envelope.tag == f"{{{soap}}}Envelope":
            body = envelope.find(f"{{{soap}}}Body")
            if body is not None and len(body):
                return body[0]
    raise BadAnswer("It answered with no SOAP.")


def _fault_11(fault: Element) -> ProviderFault:
    code = (fault.findtext("faultcode") or "").strip().rpartition(":")[2]
    return ProviderFault(code, fault.findtext("faultstring") or "")


def _fault_12(fault: Element) -> ProviderFault:
    space = f"{{{Soap.V12}}}"
    code = (fault.findtext(f"{space}Code/{space}Value") or "").strip().rpartition(":")[2]
    return ProviderFault(code, fault.findtext(f"{space}Reason/{space}Text") or "")


_FAULTS = {f"{{{Soap.V11}}}Fault": _fault_11, f"{{{Soap.V12}}}Fault": _fault_12}
