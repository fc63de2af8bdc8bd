"""Exchanges that we answer otherwise than .NET on purpose, by number of the known difference.

The numbers are those of ``docs/known-differences.md``. What we answer instead is stated too, so
that these exchanges are replayed as the others are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from compat_tests.golden.exchange import Message, Page

Change = Callable[[Message], Message]


@dataclass(frozen=True, slots=True)
class Difference:
    """The known differences in an exchange.

    ``ours`` makes our answer of .NET's; without it the exchange cannot be replayed. Where an
    answer can only be compared by what it says, the numbers in `LOOSE` say so.
    """

    numbers: tuple[str, ...]
    ours: Change | None


LOOSE = {
    "W1": "without stack frames",
    "W11": "without the ETag",
    "W12": "by what the page says",
    "W19": "by what the page says",
}
"""Differences that leave the status and headers as they are but not every byte of the answer."""


def _same(message: Message) -> Message:
    return message


def _with_text(old: str, new: str) -> Change:
    def change(message: Message) -> Message:
        assert isinstance(message.body, bytes)
        return replace(message, body=message.body.replace(old.encode(), new.encode()))

    return change


def _without(*names: str) -> Change:
    def change(message: Message) -> Message:
        for name in names:
            message = message.with_header(name, None)
        return message

    return change


def _uncached(message: Message) -> Message:
    plain = _without("Expires", "Pragma", "Vary")(message)
    return plain.with_header("Cache-Control", "private, max-age=0")


def _form_result(root: str, text: str) -> Change:
    def change(message: Message) -> Message:
        body = (
            '<?xml version="1.0" encoding="utf-8"?>\r\n'
            f'<{root} xmlns="http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx">'
            f"{text}</{root}>"
        )
        found = replace(message, start="HTTP/1.1 200 OK", body=body.encode())
        found = found.with_header("Content-Type", "text/xml; charset=utf-8")
        return found.with_header("Cache-Control", "private, max-age=0")

    return change


def _unknown_value(message: Message) -> Message:
    body = (
        "Cannot convert Urgent to TicketPriority.\r\n"
        "Parameter name: type ---> Requested value &#39;Urgent&#39; was not found.\r\n"
    )
    found = replace(message, start="HTTP/1.1 500 Internal Server Error", body=body.encode())
    found = found.with_header("Content-Type", "text/plain; charset=utf-8")
    return found.with_header("Cache-Control", "private")


def _no_proxy(message: Message) -> Message:
    page = Page("Unknown web method js.")
    found = replace(message, start="HTTP/1.1 500 Internal Server Error", body=page)
    found = found.with_header("Content-Type", "text/html; charset=utf-8")
    return found.with_header("Cache-Control", "private")


def _python_types(message: Message) -> Message:
    for name, ours in _TYPE_NAMES.items():
        message = _with_text(name, ours)(message)
    return message


_TYPE_NAMES = {
    "System.InvalidOperationException: boom": "RuntimeError: boom",
    "System.InvalidOperationException: m": "RuntimeError: m",
    "System.ApplicationException": "RuntimeError",
    "System.ArgumentNullException": "ValueError",
    '"System.InvalidOperationException"': '"RuntimeError"',
}
_TRACES = (
    "fault11-generic-detailed",
    "fault11-nested-detailed",
    "fault11-remoteonly-local",
    "fault12-generic-detailed",
    "fault11-soap-server-detailed",
    "fault12-soap-server-detailed",
    "get-detailed-bad-int",
    "get-detailed-missing-method",
    "get-detailed-throw",
    "hdr-unknown-mustunderstand-detailed",
    "bad-unknown-soapaction-detailed",
    "json-boom-open",
)
_DOCUMENTS = (
    "meta-lowercase-path",
    "meta-wsdl-basic",
    "meta-wsdl-basic-getpost",
    "meta-wsdl-default",
    "meta-wsdl-script",
)
_ERROR_PAGES = (
    "get-disabled",
    "get-disabled-detailed",
    "get-slash-only",
    "json-unknown",
    "meta-js-not-script",
    "meta-soaponly-wsdl",
    "meta-wsdl-pathinfo",
    "path-get-soaponly",
    "path-missing-asmx",
    "post-form-json-not-script",
    "post-form-remote-default",
    "verb-debug",
    "verb-delete",
    "verb-patch",
    "verb-put",
    "verb-put-method",
    "verb-put-soaponly",
    "verb-trace",
)
_HELP_PAGES = (
    "meta-help",
    "meta-help-op",
    "meta-help-op-unknown",
    "meta-singlewsdl",
    "meta-unknown-query",
)
_ARRAY_FREE = ("meta-wsdl-getpost", "meta-wsdl-extra-query", "meta-wsdl-second")
_WHOLE_WSDL = Page('<wsdl:port name="svcTicketsHttpPost" binding="tns:svcTicketsHttpPost">')


def _array_free_wsdl(message: Message) -> Message:
    return replace(message, body=_WHOLE_WSDL)


def _not_understood(message: Message) -> Message:
    body = (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body><soap:Fault>'
        "<faultcode>soap:MustUnderstand</faultcode>"
        "<faultstring>SOAP header X was not understood.</faultstring>"
        "</soap:Fault></soap:Body></soap:Envelope>"
    )
    fault = replace(message, start="HTTP/1.1 500 Internal Server Error", body=body.encode())
    return fault.with_header("Cache-Control", "private")


DIFFERENCES = {
    **dict.fromkeys(_TRACES, Difference(("W1",), _python_types)),
    **dict.fromkeys(_DOCUMENTS, Difference(("W11",), _same)),
    **dict.fromkeys(_ERROR_PAGES, Difference(("W12",), _same)),
    **dict.fromkeys(_HELP_PAGES, Difference(("W19",), _same)),
    "odd-ctype-no-charset-utf8": Difference(("W2",), _with_text("??", "é")),
    "odd-ctype-bad-charset": Difference(("W2",), _with_text("??", "é")),
    "soap11-gettext-control": Difference(("W3",), _with_text("a&#x1;b&#xB;c", "a\ufffdb\ufffdc")),
    "get-markup-in-query": Difference(("W4",), _form_result("string", "&lt;script&gt;")),
    "post-form-remote-default-markup": Difference(("W4",), _form_result("string", "&lt;b&gt;")),
    "rpc-echo": Difference(("W5",), None),
    "rpc-multiref": Difference(("W5",), None),
    "meta-wsdl-rpc": Difference(("W5",), None),
    "meta-js-proxy": Difference(("W6",), _no_proxy),
    "soap11-cached": Difference(("W7",), _uncached),
    "get-echoenum-value_very_high": Difference(
        ("W8",), _form_result("TicketPriority", "very-high")
    ),
    "get-echoenum-value_Urgent": Difference(("W8",), _unknown_value),
    "bad-gzip": Difference(("W9",), _without("Content-Encoding")),
    **dict.fromkeys(_ARRAY_FREE, Difference(("W10", "W11"), _array_free_wsdl)),
    "hdr-count-unknown": Difference(("W13",), _not_understood),
}
"""The differences by name of the exchange."""


def numbers_of(name: str) -> tuple[str, ...]:
    """Return the numbers of the known differences in an exchange, mostly none."""
    return DIFFERENCES[name].numbers if name in DIFFERENCES else ()
