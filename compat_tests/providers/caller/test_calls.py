"""One call with everything that may go wrong."""

from __future__ import annotations

import pytest

from compat_tests.providers.caller.clock import Clock
from compat_tests.providers.caller.desk import PASSWORD, URL, Desk
from compat_tests.providers.caller.soap import TEXT_XML, failed, fault, ok, result
from compat_tests.providers.caller.wsdl import TEMPURI, wsdl
from providers import (
    BadAnswer,
    CircuitOpen,
    Kind,
    ProviderError,
    ProviderFault,
    ProviderRefused,
    ProviderTimeout,
    ProviderUnavailable,
    Reply,
)

DONE = ok(result("NotifyEventFired"))
NOT_RECOGNISED = failed(
    fault("Server did not recognize the value of HTTP Header SOAPAction: x.", "soap:Client")
)


def tell(desk: Desk) -> None:
    desk.providers.notify(501000, {"title": "Freeing disk space"}, "d-1")


def test_a_call_goes_to_the_configured_address_by_the_names_of_the_wsdl(desk: Desk) -> None:
    desk.wsdl = ok(wsdl(namespace="urn:crm"))
    desk.reply = ok(result("NotifyEventFired", namespace="urn:crm"))
    tell(desk)
    [call] = desk.transport.calls
    assert call.url == URL
    assert call.headers["SOAPAction"] == '"urn:crm/NotifyEventFired"'
    assert b'<NotifyEventFired xmlns="urn:crm"><inputs>' in (call.body or b"")


def test_the_wsdl_is_read_once(desk: Desk) -> None:
    desk.reply = DONE
    for _ in range(3):
        tell(desk)
    assert len(desk.transport.requests) == 4


FAILURES: list[tuple[Reply | ProviderError, type[ProviderError], str]] = [
    (ProviderTimeout("It took too long."), ProviderTimeout, "too long"),
    (ProviderUnavailable("The connection failed."), ProviderUnavailable, "connection"),
    (ok(result("NotifyEventFired", success="false", message="No.")), ProviderRefused, "No."),
    (
        ok(result("NotifyEventFired").replace(b"<Success>true</Success>", b"")),
        ProviderRefused,
        "=false",
    ),
    (ok(fault("Crash.")), ProviderFault, "Crash."),
    (failed(fault("Crash.")), ProviderFault, "Crash."),
    (failed(b"<html>Runtime Error</html>"), ProviderUnavailable, "HTTP 500"),
    (failed(b"", 404), ProviderUnavailable, "HTTP 404"),
    (failed(result("NotifyEventFired"), 503), ProviderUnavailable, "HTTP 503"),
    (failed(b"", 302), ProviderUnavailable, "redirects"),
    (ok(b""), BadAnswer, "no SOAP"),
    (ok(b"<html/>"), BadAnswer, "no SOAP"),
    (ok(result("NotifyEventFired", namespace="urn:other")), BadAnswer, "urn:other"),
    (BadAnswer("The answer is too large."), BadAnswer, "large"),
]


@pytest.mark.parametrize(("reply", "error", "text"), FAILURES)
def test_a_failure_is_told_by_its_kind(
    desk: Desk, reply: Reply | ProviderError, error: type[ProviderError], text: str
) -> None:
    desk.reply = reply
    with pytest.raises(ProviderError, match=text) as caught:
        tell(desk)
    assert type(caught.value) is error


def test_an_answer_is_read_in_the_charset_of_its_header(desk: Desk) -> None:
    body = result("NotifyEventFired", success="false", message="Größe").decode()
    plain = body.replace(' encoding="utf-8"', "").encode("iso-8859-1")
    desk.reply = Reply(200, 'text/xml; charset="ISO-8859-1"', plain)
    with pytest.raises(ProviderRefused, match="Größe"):
        tell(desk)


def test_what_a_provider_says_is_kept_without_secrets(desk: Desk) -> None:
    for text in (f"Bad {PASSWORD}", "in authPW=k9-other", f"x authPW={PASSWORD}"):
        desk.reply = failed(fault(text))
        with pytest.raises(ProviderFault) as caught:
            tell(desk)
        shown = f"{caught.value!r} {caught.value.__cause__!r} {caught.value.text}"
        assert "k9" not in shown
    desk.reply = ok(result("NotifyEventFired", success="false", message=f"Bad {PASSWORD}"))
    with pytest.raises(ProviderRefused) as refused:
        tell(desk)
    assert "k9" not in f"{refused.value!r} {refused.value.message}"


# Time


def test_a_call_has_the_time_of_the_settings(desk: Desk) -> None:
    desk.change(Kind.EVENTS, timeout_s=3.0)
    desk.reply = DONE
    tell(desk)
    assert desk.transport.calls[0].seconds == 3.0


def test_what_discovery_took_is_no_more_there_for_the_call(desk: Desk, clock: Clock) -> None:
    desk.change(Kind.EVENTS, timeout_s=3.0)
    desk.reply = NOT_RECOGNISED
    answer = desk.transport.answer

    def slow(request: object) -> Reply | ProviderError:
        clock.advance(1.0)
        return answer(request)  # type: ignore[arg-type]

    desk.transport.answer = slow
    with pytest.raises(ProviderFault):
        tell(desk)
    assert [each.seconds for each in desk.transport.calls] == [2.0]


# Discovery


def test_a_missing_operation_is_not_called(desk: Desk) -> None:
    desk.wsdl = ok(wsdl(["Authenticate"]))
    tell(desk)
    assert desk.transport.calls == []
    assert desk.counts.calls == [("events", "ok", 0.0)]


def test_the_wsdl_is_read_again_when_the_provider_moved(desk: Desk) -> None:
    """Known difference E3."""
    desk.reply = DONE
    tell(desk)
    desk.wsdl = ok(wsdl(namespace="urn:new"))
    replies = iter([NOT_RECOGNISED, ok(result("NotifyEventFired", namespace="urn:new"))])
    answer = desk.transport.answer
    desk.transport.answer = lambda each: answer(each) if each.wants_wsdl else next(replies)
    tell(desk)
    actions = [each.headers["SOAPAction"] for each in desk.transport.calls]
    assert actions[-2:] == [f'"{TEMPURI}NotifyEventFired"', '"urn:new/NotifyEventFired"']


def test_an_operation_that_was_taken_away_is_not_called_again(desk: Desk) -> None:
    desk.reply = DONE
    tell(desk)
    desk.wsdl, desk.reply = ok(wsdl(["StartTicket"])), NOT_RECOGNISED
    tell(desk)
    tell(desk)
    assert len(desk.transport.calls) == 2


def test_a_provider_that_never_recognises_is_not_discovered_all_the_time(desk: Desk) -> None:
    desk.reply = NOT_RECOGNISED
    for _ in range(5):
        with pytest.raises(ProviderFault):
            tell(desk)
    assert len(desk.transport.requests) - len(desk.transport.calls) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Server did not recognize the value of HTTP Header SOAPAction: urn:x.",
        "Der Server hat den Wert des HTTP-Headers SOAPAction nicht erkannt: urn:x.",
        "The message with Action 'x' cannot be processed at the receiver, due to a"
        " ContractFilter mismatch at the EndpointDispatcher.",
        "Function ('StartTicket') is not a valid method for this service",
        "Procedure 'StartTicket' not present",
        "Method 'StartTicket' not implemented: method name or namespace not recognized",
        "Unable to handle request without a valid action parameter.",
        "Requested resource '{urn:x}StartTicket' not found",
    ],
)
def test_many_servers_say_that_they_do_not_recognise(desk: Desk, text: str) -> None:
    desk.reply = DONE
    tell(desk)
    desk.reply = failed(fault(text))
    with pytest.raises(ProviderFault):
        tell(desk)
    assert len(desk.transport.requests) - len(desk.transport.calls) == 2


def test_any_other_fault_is_no_reason_to_read_the_wsdl(desk: Desk) -> None:
    desk.reply = failed(fault("Object reference not set to an instance of an object."))
    for _ in range(3):
        with pytest.raises(ProviderFault):
            tell(desk)
    assert len(desk.transport.requests) == 4


def test_without_a_wsdl_the_default_namespace_is_called(desk: Desk) -> None:
    """Known difference E3."""
    desk.wsdl, desk.reply = failed(b"", 404), DONE
    tell(desk)
    assert desk.transport.calls[0].headers["SOAPAction"] == f'"{TEMPURI}NotifyEventFired"'


def test_the_operators_namespace_is_called_without_discovery(desk: Desk) -> None:
    desk.change(Kind.EVENTS, namespace="urn:mine")
    desk.reply = ok(result("NotifyEventFired", namespace="urn:mine"))
    tell(desk)
    [call] = desk.transport.requests
    assert call.headers["SOAPAction"] == '"urn:mine/NotifyEventFired"'


# The breaker


def test_failures_in_a_row_open_the_breaker(desk: Desk) -> None:
    """Known difference E5."""
    desk.reply = ProviderUnavailable("down")
    for _ in range(5):
        with pytest.raises(ProviderUnavailable):
            tell(desk)
    with pytest.raises(CircuitOpen):
        tell(desk)
    assert len(desk.transport.calls) == 5
    assert desk.counts.breakers == [("events", True)]


def test_a_timeout_opens_the_breaker(desk: Desk) -> None:
    """Known difference E5."""
    desk.reply = ProviderTimeout("It took too long.")
    with pytest.raises(ProviderTimeout):
        tell(desk)
    with pytest.raises(CircuitOpen):
        tell(desk)


def test_a_server_without_a_wsdl_to_be_had_opens_the_breaker_too(desk: Desk) -> None:
    desk.wsdl = ProviderTimeout("It took too long.")
    with pytest.raises(ProviderTimeout):
        tell(desk)
    with pytest.raises(CircuitOpen):
        tell(desk)


@pytest.mark.parametrize(
    "reply",
    [
        failed(fault("Crash.")),
        ok(result("NotifyEventFired", success="false")),
    ],
)
def test_a_provider_that_says_no_is_alive(desk: Desk, reply: Reply) -> None:
    desk.reply = reply
    for _ in range(20):
        with pytest.raises((ProviderFault, ProviderRefused)):
            tell(desk)
    assert len(desk.transport.calls) == 20


def test_a_provider_that_is_back_is_called_again(desk: Desk, clock: Clock) -> None:
    desk.reply = ProviderTimeout("It took too long.")
    with pytest.raises(ProviderTimeout):
        tell(desk)
    desk.reply = DONE
    clock.advance(1.0)
    tell(desk)
    tell(desk)
    assert desk.counts.breakers == [("events", True), ("events", False)]


def test_a_provider_that_stays_away_is_news_once(desk: Desk, clock: Clock) -> None:
    desk.reply = ProviderTimeout("It took too long.")
    for _ in range(3):
        clock.advance(60.0)
        with pytest.raises(ProviderTimeout):
            tell(desk)
    assert desk.counts.breakers == [("events", True)]
    desk.providers.close()
    assert desk.counts.breakers == [("events", True), ("events", False)]


def test_another_address_begins_with_a_closed_breaker(desk: Desk) -> None:
    desk.reply = ProviderTimeout("It took too long.")
    with pytest.raises(ProviderTimeout):
        tell(desk)
    desk.change(Kind.EVENTS, url="http://other.example/")
    desk.reply = DONE
    tell(desk)


def test_calls_are_counted_by_outcome(desk: Desk) -> None:
    desk.reply = DONE
    tell(desk)
    desk.reply = Reply(200, TEXT_XML, b"")
    with pytest.raises(BadAnswer):
        tell(desk)
    assert [call[:2] for call in desk.counts.calls] == [("events", "ok"), ("events", "BadAnswer")]
