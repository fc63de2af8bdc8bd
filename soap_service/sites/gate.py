"""The gate: from the host name of a request to the tenant that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from db import DatabaseError
from db.tenancy import host_name
from soap_service.environ import Proxies
from soap_service.sites.hosts import Hosts
from soap_service.sites.lobby import Lobby
from soap_service.sites.open_sites import OpenSites

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

__all__ = ["TenantGate"]

_CLOSED = "This tenant cannot be served at the moment."


class TenantGate:
    """A WSGI application that leaves each request to the application of its tenant.

    The host name is the one the caller sees: that of a trusted proxy's X-Forwarded-Host.
    """

    def __init__(self, hosts: Hosts, sites: OpenSites, lobby: Lobby, proxies: Proxies) -> None:
        self._hosts = hosts
        self._sites = sites
        self._lobby = lobby
        self._proxies = proxies

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (PEP 3333)."""
        host = host_name(self._proxies.authority(environ))
        try:
            tenant = self._hosts.tenant_at(host)
        except DatabaseError as error:
            return self._lobby.closed("", str(error), environ, start_response)
        if tenant is None or not tenant.is_ready:
            return self._lobby.unknown(host, environ, start_response)
        try:
            site = self._sites.borrow(tenant)
        except DatabaseError:
            return self._lobby.closed(tenant.name, _CLOSED, environ, start_response)
        give_back = _once(lambda: self._sites.give_back(tenant))
        try:
            body = site.application(environ, start_response)
        except BaseException:
            give_back()
            raise
        if isinstance(body, tuple):
            give_back()
            return body
        return _Lent(body, give_back)


def _once(action: Callable[[], None]) -> Callable[[], None]:
    actions = [action]

    def run() -> None:
        while actions:
            actions.pop()()

    return run


class _Lent:
    """The body of an answer during which a tenant stays open."""

    def __init__(self, blocks: Iterable[bytes], give_back: Callable[[], None]) -> None:
        self._blocks = blocks
        self._give_back = give_back

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._blocks)

    def close(self) -> None:
        """Close the answer, and let the tenant go."""
        try:
            close = getattr(self._blocks, "close", None)
            if close is not None:
                close()
        finally:
            self._give_back()
