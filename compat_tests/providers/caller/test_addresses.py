"""Addresses of HTTP."""

from __future__ import annotations

import pytest

from providers.addresses import Origin, read_address
from providers.discovery import service_url


@pytest.mark.parametrize(
    ("given", "sent", "origin"),
    [
        ("http://host/x.asmx", "http://host/x.asmx", Origin("http", "host", 80)),
        (" https://Host:8443 ", "https://host:8443/", Origin("https", "host", 8443)),
        ("http://[::1]:81/x", "http://[::1]:81/x", Origin("http", "::1", 81)),
        ("http://h/a b?c=ä d", "http://h/a%20b?c=%C3%A4%20d", Origin("http", "h", 80)),
        ("http://bücher.example/", "http://xn--bcher-kva.example/", None),
        ("http://h/%41?b=%20", "http://h/%41?b=%20", Origin("http", "h", 80)),
    ],
)
def test_an_address_is_made_one_that_can_be_sent(
    given: str, sent: str, origin: Origin | None
) -> None:
    address = read_address(given)
    assert str(address) == sent
    assert address.origin == (origin or address.origin)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "host/x.asmx",
        "file:///etc/passwd",
        "http://",
        "http://user:password@host/",
        "http://user@host/",
        "http://host:port/",
        "http://host:70000/",
        "http://ho st/",
        "http://[::1/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="It"):
        read_address(url)


@pytest.mark.parametrize(
    ("given", "posted"),
    [
        ("http://h/x.asmx", "http://h/x.asmx"),
        ("http://h/x.asmx?wsdl", "http://h/x.asmx"),
        ("http://h/x.asmx?WSDL", "http://h/x.asmx"),
        ("http://h/x.asmx?tenant=1&wsdl", "http://h/x.asmx?tenant=1"),
    ],
)
def test_calls_are_posted_to_the_service_not_to_its_wsdl(given: str, posted: str) -> None:
    assert service_url(given) == posted
