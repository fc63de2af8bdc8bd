"""What the values of settings must be: each check returns what is expected instead, or None."""

from __future__ import annotations

import ipaddress
import re
import zoneinfo
from collections.abc import Callable
from typing import Any

from soap_service.config.exceptions import ConfigError

__all__ = [
    "Check",
    "address",
    "at_least",
    "between",
    "networks",
    "one_of",
    "split_bind",
    "zone",
    "zone_names",
]

Check = Callable[[Any], str | None]
"""Looks at a value of the right type; returns what is expected instead, or None."""

_ZONE_NAMES = re.compile(r"(?:\([+-]\d\d:\d\d\)=\([^()|]+\)(?:\||$))*")


def split_bind(bind: str) -> tuple[str, int]:
    """Split ``HOST:PORT`` or ``[IPv6]:PORT``; port 0 asks the system for a free one.

    Raises ConfigError when it is neither.
    """
    host, _, port = bind.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ConfigError(f"bind: {bind!r} is not HOST:PORT")
    return host, int(port)


def at_least(least: float) -> Check:
    """Expect a number that is not smaller."""
    return lambda value: None if value >= least else f"{least} or more"


def between(least: float, most: float) -> Check:
    """Expect a number from one to another."""
    return lambda value: None if least <= value <= most else f"from {least} to {most}"


def one_of(*choices: str) -> Check:
    """Expect one of some texts."""
    return lambda value: None if value in choices else "one of " + ", ".join(choices)


def networks(value: tuple[str, ...]) -> str | None:
    """Expect addresses or networks."""
    try:
        for network in value:
            ipaddress.ip_network(network, strict=False)
    except ValueError:
        return "addresses or CIDR networks"
    return None


def address(value: str) -> str | None:
    """Expect an address to listen on."""
    try:
        split_bind(value)
    except ConfigError:
        return "HOST:PORT"
    return None


def zone(value: str) -> str | None:
    """Expect the name of a time zone, or nothing."""
    known = not value or value in zoneinfo.available_timezones()
    return None if known else "a name of the IANA time zone database, such as Europe/Berlin"


def zone_names(value: str) -> str | None:
    """Expect names of time zones, as the product's web.config tells them."""
    return None if _ZONE_NAMES.fullmatch(value) else "(-06:00)=(CST)|(+01:00)=(CET)|..."
