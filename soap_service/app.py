"""The composition: settings, contracts, services, database and web application meet here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

from db.tenancy import Master, Tenancy, Tenant, TenantSetting
from soap_service import pages
from soap_service.accounts import LockoutPolicy, LoginPolicy
from soap_service.asmx import (
    Endpoint,
    EndpointSettings,
    Limits,
    Protocols,
    http,
)
from soap_service.call import Call, Handler
from soap_service.config import Settings
from soap_service.contracts.guides import guides
from soap_service.contracts.publications import Publication, publications
from soap_service.contracts.reference import PATH, link_from, reference
from soap_service.environ import Proxies
from soap_service.journal import Journal
from soap_service.metrics import CONTENT_TYPE, Metrics
from soap_service.services import (
    Binding,
    Service,
    Shape,
    Site,
    open_site,
    open_tenant_site,
)
from soap_service.services.organization.avatars import AVATARS
from soap_service.services.tickets.downloads import CHAT_FILES
from soap_service.services.tickets.urls import ATTACHMENTS, CHAT_ATTACHMENTS, TICKET_PAGE
from soap_service.sites import Hosts, Lobby, OpenSite, OpenSites, TenantGate
from soap_service.web import Page, WebApplication

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["create_app"]

Build = Callable[..., WebApplication]

_SMARTERTRACK = ("/Services/", "/Services2/")


Ready = Callable[..., Page]
"""Makes the page that says whether checks pass."""


def create_app(
    settings: Settings, is_stopping: Callable[[], bool] = lambda: False
) -> WSGIApplication:
    """Return the application of one process, which is not ready once it ``is_stopping``.

    Raises `ConfigError` for a contract that cannot be read, `BindingError` for handlers that do
    not fit theirs.
    """
    metrics = Metrics()
    published = publications(settings)
    build = partial(
        WebApplication,
        journal=Journal(settings.journal),
        metrics=metrics,
        proxies=Proxies(settings.trusted_proxies),
        secrets=_secrets(published, settings),
        aspnet_version=settings.aspnet_version,
    )
    ready = partial(pages.readiness, is_stopping)
    shared: dict[str, Page] = {
        "/healthz": pages.health,
        "/metrics": lambda _: http.response(http.OK, CONTENT_TYPE, metrics.exposition()),
    }
    if settings.master_url:
        return _tenants(settings, published, build, ready, shared, metrics)
    site = open_site(settings.database, settings.data_dir, _logins(settings))
    site.providers.observe(metrics)
    endpoints = {
        each.service.path: _endpoint(each, each.service.bind(each.shapes, site), settings)
        for each in published
    }
    own = _site_pages(site, ready(site.database.ping))
    return build(endpoints, shared | _overview(endpoints, published, settings) | own)


def _tenants(
    settings: Settings,
    published: Sequence[Publication],
    build: Build,
    ready: Ready,
    shared: dict[str, Page],
    metrics: Metrics,
) -> WSGIApplication:
    """Return an application that has a site for each tenant.

    Their endpoints are the same ones, which leave each call to the handlers of its site.
    """
    master = Master(settings.master_url)
    master.check()
    endpoints = {
        each.service.path: _endpoint(each, _left_to_the_site(each), settings) for each in published
    }
    shapes = {each.service: each.shapes for each in published}
    pages_of_all = {"/healthz": pages.health, **_overview(endpoints, published, settings)}
    opener = _SiteOpener(settings, build, ready, master, endpoints, shapes, pages_of_all, metrics)
    lobby_pages = shared | {"/readyz": ready(master.check)}
    return TenantGate(
        Hosts(master.tenant_at),
        OpenSites(opener.open, settings.open_tenants),
        Lobby(endpoints, lobby_pages, build),
        Proxies(settings.trusted_proxies),
    )


class _SiteOpener:
    """Opens the sites of tenants: each has its database, files and handlers to itself."""

    def __init__(
        self,
        settings: Settings,
        build: Build,
        ready: Ready,
        master: Master,
        endpoints: Mapping[str, Endpoint],
        shapes: Mapping[Service, Mapping[str, Shape]],
        pages_of_all: dict[str, Page],
        metrics: Metrics,
    ) -> None:
        self._settings = settings
        self._metrics = metrics
        self._build = build
        self._ready = ready
        self._master = master
        self._endpoints = endpoints
        self._pages = pages_of_all
        self._names = Hosts(master.find)
        self._shapes = shapes

    def open(self, tenant: Tenant) -> OpenSite:
        """Return the installation of a tenant. Raises DatabaseError."""
        sites = self._open_sites(tenant)
        handlers = {
            service.path: service.bind(shapes, _site_of(service, sites)).handlers
            for service, shapes in self._shapes.items()
        }
        checks = [self._master.check, *(site.database.ping for site in sites)]
        application = self._build(
            self._endpoints,
            self._pages | _site_pages(sites[-1], self._ready(*checks)),
            site=tenant.name,
            handlers=handlers,
        )
        return OpenSite(application, lambda: _close(sites))

    def _open_sites(self, tenant: Tenant) -> list[Site]:
        """Return the tenant's site, and after it that of a SmarterTrack of its own."""
        settings = self._settings.of_tenant(tenant.name, self._master.url_of(tenant.name))
        elsewhere = tenant.settings.get(TenantSetting.SMARTERTRACK_DATABASE)
        tenancy = Tenancy(tenant.name, self._names.tenant_at, self._master)
        sites: list[Site] = []
        try:
            for url in filter(None, (settings.database_url, elsewhere)):
                logins = _logins(settings)
                sites.append(open_tenant_site(url, settings.data_dir, logins, tenancy))
                sites[-1].providers.observe(self._metrics)
        except BaseException:
            _close(sites)
            raise
        return sites


def _site_of(service: Service, sites: Sequence[Site]) -> Site:
    return sites[-1] if service.path.startswith(_SMARTERTRACK) else sites[0]


def _close(sites: Sequence[Site]) -> None:
    for site in sites:
        site.close()


def _left_to_the_site(publication: Publication) -> Binding:
    """Return handlers that leave each call to those of its site."""
    service, shapes = publication.service, publication.shapes
    service.check(shapes)
    names = service.implemented(shapes)
    gaps = [name for name in shapes if name not in names]
    return Binding({name: _leave_to_the_site(name) for name in names}, gaps)


def _leave_to_the_site(name: str) -> Handler:
    def handle(call: Call, *arguments: object) -> object:
        assert call.handlers is not None
        return call.handlers[name](call, *arguments)

    return handle


def _overview(
    endpoints: Mapping[str, Endpoint], published: Sequence[Publication], settings: Settings
) -> dict[str, Page]:
    """Return the list of services, and the page about all of them unless there are no such."""
    if not settings.documentation:
        return {"/": pages.index(endpoints)}
    page = reference(lambda: guides(published, settings.wsdl_dir))
    return {"/": pages.index(endpoints, PATH), PATH: page, PATH.rstrip("/"): page}


def _site_pages(site: Site, readiness: Page) -> dict[str, Page]:
    return {
        f"/{ATTACHMENTS}/": pages.attachments(site),
        f"/{CHAT_ATTACHMENTS}/": pages.attachments(site, CHAT_FILES),
        f"/{AVATARS}/": pages.avatars(site),
        f"/{TICKET_PAGE.partition('/')[0]}/": pages.ticket(site),
        "/readyz": readiness,
    }


def _logins(settings: Settings) -> LoginPolicy:
    lockout = LockoutPolicy(settings.lockout_failures, settings.lockout_seconds)
    return LoginPolicy(lockout, settings.upgrade_passwords)


def _secrets(
    published: Sequence[Publication], settings: Settings
) -> dict[tuple[str, str], frozenset[str]]:
    """Return secret parameters by published name: of two services of one name, those of both."""
    secrets: dict[tuple[str, str], frozenset[str]] = {}
    for each in published:
        for operation, names in each.secrets(settings.wsdl_dir).items():
            key = (each.contract.name, operation)
            secrets[key] = secrets.get(key, frozenset()) | names
    return secrets


def _endpoint(publication: Publication, binding: Binding, settings: Settings) -> Endpoint:
    handlers = publication.handlers(binding.handlers)
    gaps = publication.contract.operations.keys() - handlers.keys()
    return Endpoint(
        publication.contract,
        handlers,
        _endpoint_settings(publication, settings),
        records=publication.records,
        gaps=gaps if publication.adaptation else binding.gaps,
    )


def _endpoint_settings(publication: Publication, settings: Settings) -> EndpointSettings:
    is_own = publication.adaptation is None
    return EndpointSettings(
        Protocols(
            soap12=settings.soap12,
            http_get=settings.http_get,
            http_post=settings.http_post,
            http_post_localhost=settings.http_post_local,
            documentation=settings.documentation,
        ),
        Limits(
            settings.max_request_bytes,
            settings.max_depth,
            settings.max_elements,
            settings.max_attributes,
        ),
        cast(Literal["On", "Off", "RemoteOnly"], settings.custom_errors),
        keep_arguments=settings.journal_arguments,
        reference=link_from(publication.service.path) if settings.documentation else "",
        any_namespace=is_own and not publication.service.is_namespace_known,
        verbatim=not is_own,
    )
