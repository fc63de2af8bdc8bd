"""What .NET answers to the recorded JSON callers (wire rules, section 10).

The recorded peer's JSON handler is its own and laxer, so none of its answers can be kept.
"""

from __future__ import annotations

from compat_tests.golden.exchange import Message, Page

_OK = "HTTP/1.1 200 OK"
_ERROR = "HTTP/1.1 500 Internal Server Error"
_ASPNET = ("X-AspNet-Version", "4.0.30319")
_JSON = ("Content-Type", "application/json; charset=utf-8")
_HTML = ("Content-Type", "text/html; charset=utf-8")
_NOW = ("Cache-Control", "private, max-age=0")
_PRIVATE = ("Cache-Control", "private")


def _value(text: str) -> Message:
    return Message(_OK, (_ASPNET, _NOW, _JSON), f'{{"d":{text}}}'.encode())


def _failure(text: str) -> Message:
    return Message(_ERROR, (("jsonerror", "true"), _ASPNET, _PRIVATE, _JSON), text.encode())


_HIDDEN = _failure(
    '{"Message":"There was an error processing the request.","StackTrace":"","ExceptionType":""}'
)
_BOOM = _failure(
    '{"Message":"script boom","StackTrace":"   at RefPeer.svcScript.Boom()",'
    '"ExceptionType":"System.InvalidOperationException"}'
)


def _page(text: str) -> Message:
    return Message(_ERROR, (_ASPNET, _PRIVATE, _HTML), Page(text))


_NOT_A_SCRIPT_SERVICE = _page(
    "Only Web services with a [ScriptService] attribute on the class definition "
    "can be called from script."
)

JSON_ANSWERS = {
    "json-hello": _value('"Hello x"'),
    "json-void": _value("null"),
    "json-get": _value("8"),
    "json-pair": _value(
        '{"__type":"RefPeer.Pair","Id":1,"Name":null,"When":"\\/Date(1709211845000)\\/"}'
    ),
    "json-hello-missing-arg": _HIDDEN,
    "json-hello-empty-body": _HIDDEN,
    "json-bad-json": _HIDDEN,
    "json-get-not-allowed": _HIDDEN,
    "json-boom-prod": _HIDDEN,
    "json-boom-open": _BOOM,
    "json-unknown": _page("Unknown web method Nope."),
    "post-form-json-not-script": _NOT_A_SCRIPT_SERVICE,
    "meta-js-not-script": _NOT_A_SCRIPT_SERVICE,
}
"""The answer by name of the exchange."""
