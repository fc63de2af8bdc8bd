"""Addresses of HTTP: where a request goes, and what it asks for there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

__all__ = ["Address", "Origin", "read_address"]

SECURE = "https"
_PORTS = {"http": 80, SECURE: 443}
_PLAIN = "!#$%&'()*+,-./:;=?@[]_~"


@dataclass(frozen=True, slots=True)
class Origin:
    """A server: where connections lead."""

    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is sent: ``host`` as in the header, ``target`` from the path on."""

    origin: Origin
    host: str
    target: str

    def __str__(self) -> str:
        return f"{self.origin.scheme}://{self.host}{self.target}"

    def at(self, target: str) -> Address:
        """Return the address of something else on the same server."""
        return Address(self.origin, self.host, target)


@lru_cache(maxsize=256)
def read_address(url: str) -> Address:
    """Return what an address says. Raises ValueError, whose text tells what is wrong with it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _host(parts.hostname or "")
    except ValueError as error:
        raise ValueError("It is not an address.") from error
    if parts.scheme not in _PORTS or not host:
        raise ValueError("It is not an address of HTTP.")
    if parts.username is not None:
        raise ValueError("It holds a user name or password, which everybody would see.")
    query = f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else ""
    return Address(
        Origin(parts.scheme, host.strip("[]"), port or _PORTS[parts.scheme]),
        host if port is None else f"{host}:{port}",
        quote(parts.path or "/", safe=_PLAIN) + query,
    )


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    host = name.encode("idna").decode("ascii")
    if host != quote(host, safe=""):
        raise ValueError(name)
    return host
