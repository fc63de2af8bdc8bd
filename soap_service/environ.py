"""What a WSGI environment says of the caller: headers, address, and our own address to him."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class Headers(Mapping[str, str]):
    """The request headers of a WSGI environment, by lower-case name."""

    __slots__ = ("_environ",)

    def __init__(self, environ: WSGIEnvironment) -> None:
        self._environ = environ

    def __getitem__(self, name: str) -> str:
        return str(self._environ[_variable(name)])

    def get(self, name: str, default: Any = None) -> Any:
        """Return a header, or the default."""
        return self._environ.get(_variable(name), default)

    def __iter__(self) -> Iterator[str]:
        for variable in self._environ:
            if variable.startswith("HTTP_"):
                yield variable[5:].replace("_", "-").lower()

    def __len__(self) -> int:
        return sum(1 for _ in self)


_UNPREFIXED = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def _variable(name: str) -> str:
    return _UNPREFIXED.get(name) or f"HTTP_{name.upper().replace('-', '_')}"


class Proxies:
    """Whose ``X-Forwarded-*`` headers are believed.

    A forwarded request of anybody else is answered, but never counts as local: behind a proxy
    that nobody named, every caller would.
    """

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self._networks = [ip_network(network, strict=False) for network in networks]

    def trusts(self, address: str) -> bool:
        """Tell whether the peer at the address is a trusted proxy."""
        if not self._networks:
            return False
        try:
            peer = ip_address(address)
        except ValueError:
            return False
        return any(peer in network for network in self._networks)

    def caller(self, environ: WSGIEnvironment) -> tuple[str, bool]:
        """Return the caller's address and whether it is this machine."""
        peer = str(environ.get("REMOTE_ADDR", ""))
        forwarded = environ.get("HTTP_X_FORWARDED_FOR")
        if forwarded is None:
            return peer, _is_loopback(peer)
        if not self.trusts(peer):
            return peer, False
        hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
        for hop in reversed(hops):
            if not self.trusts(hop):
                return hop, _is_loopback(hop)
        return (hops[0] if hops else peer), False

    def base_url(self, environ: WSGIEnvironment) -> str:
        """Return scheme, host and mount point as the caller sees them, without a final slash."""
        scheme = environ.get("wsgi.url_scheme", "http")
        host = self.authority(environ)
        mount = environ.get("SCRIPT_NAME", "")
        if self._networks and self.trusts(str(environ.get("REMOTE_ADDR", ""))):
            forwarded = _first(environ, "PROTO").lower()
            scheme = forwarded if forwarded in _DEFAULT_PORTS else scheme
            port = _first(environ, "PORT")
            has_port = ":" in host.rpartition("]")[2]
            if not has_port and port != _DEFAULT_PORTS.get(scheme):
                host = _authority(f"{host}:{port}") or host
            mount = _first(environ, "PREFIX").rstrip("/") + mount
        return f"{scheme}://{host}{quote(mount)}"

    def authority(self, environ: WSGIEnvironment) -> str:
        """Return the host that the caller named, with its port if he named one."""
        host = _authority(environ.get("HTTP_HOST", "")) or _own_authority(environ)
        if self._networks and self.trusts(str(environ.get("REMOTE_ADDR", ""))):
            return _authority(_first(environ, "HOST")) or host
        return host


_DEFAULT_PORTS = {"http": "80", "https": "443"}
_AUTHORITY = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


def _authority(text: str) -> str:
    """Return a host with or without a port; nothing when the text is neither."""
    return text if _AUTHORITY.fullmatch(text) else ""


def _own_authority(environ: WSGIEnvironment) -> str:
    name = str(environ["SERVER_NAME"])
    return (
        f"[{name}]:{environ['SERVER_PORT']}" if ":" in name else f"{name}:{environ['SERVER_PORT']}"
    )


def _first(environ: WSGIEnvironment, name: str) -> str:
    return str(environ.get(f"HTTP_X_FORWARDED_{name}", "")).partition(",")[0].strip()


def _is_loopback(address: str) -> bool:
    if address == "127.0.0.1":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
