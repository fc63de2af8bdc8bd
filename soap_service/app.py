"""The composition: settings, contracts, services, database and web application meet here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import quote

from db import DatabaseError
from soap_service.accounts import LockoutPolicy, LoginPolicy
from soap_service.asmx import (
    Endpoint,
    EndpointSettings,
    Limits,
    Protocols,
    error_pages,
    http,
    record_classes,
)
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.config import Settings
from soap_service.contracts import contract_of, evidence_of, shapes_of
from soap_service.environ import Proxies
from soap_service.journal import Journal
from soap_service.metrics import CONTENT_TYPE, Metrics
from soap_service.services import SERVICES, Service, Site, open_site
from soap_service.services.tickets.downloads import open_download
from soap_service.services.tickets.urls import ATTACHMENTS
from soap_service.web import Page, WebApplication, text

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["create_app"]


def create_app(settings: Settings) -> WSGIApplication:
    """Return the application of one process.

    Raises `ConfigError` for a contract that cannot be read, `BindingError` for handlers that do
    not fit theirs.
    """
    site = open_site(settings.database, settings.data_dir, _logins(settings))
    endpoints = {service.path: _endpoint(service, site, settings) for service in SERVICES}
    metrics = Metrics()
    pages: dict[str, Page] = {
        "/": _index(endpoints),
        f"/{ATTACHMENTS}/": _attachments(site),
        "/healthz": lambda _: text(http.OK, "ok\n"),
        "/readyz": _readiness(site),
        "/metrics": lambda _: http.response(http.OK, CONTENT_TYPE, metrics.exposition()),
    }
    return WebApplication(
        endpoints,
        pages,
        Journal(settings.journal),
        metrics,
        proxies=Proxies(settings.trusted_proxies),
        secrets=_secrets(settings),
        aspnet_version=settings.aspnet_version,
    )


def _logins(settings: Settings) -> LoginPolicy:
    lockout = LockoutPolicy(settings.lockout_failures, settings.lockout_seconds)
    return LoginPolicy(lockout, settings.upgrade_passwords)


def _secrets(settings: Settings) -> dict[tuple[str, str], frozenset[str]]:
    return {
        (service.name, operation): evidence.secrets
        for service in SERVICES
        for operation, evidence in evidence_of(service, settings.wsdl_dir).items()
    }


def _endpoint(service: Service, site: Site, settings: Settings) -> Endpoint:
    contract = contract_of(service, settings.wsdl_dir)
    handlers, gaps = service.bind(shapes_of(contract), site)
    return Endpoint(
        contract,
        handlers,
        _endpoint_settings(settings),
        records=record_classes(contract, service.types),
        gaps=gaps,
    )


def _endpoint_settings(settings: Settings) -> EndpointSettings:
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
    )


def _index(endpoints: Mapping[str, Endpoint]) -> Page:
    services = [(endpoint.contract.name, path) for path, endpoint in endpoints.items()]

    def page(request: Request) -> Response:
        base = request.url.rstrip("/")
        body = render("index.html", title="Web services", services=services, base=base)
        return http.response(http.OK, http.HTML, body, http.PRIVATE)

    return page


def _attachments(site: Site) -> Page:
    """Serve the files behind ``downloadUrl``: always to be saved, never to be run by a browser."""

    def page(request: Request) -> Response:
        download = open_download(site, request.path.split("/", 2)[2])
        if download is None:
            return error_pages.not_found(request)
        name = quote(download.file_name, safe="")
        headers = [
            ("Content-Type", "application/octet-stream"),
            ("Content-Disposition", f"attachment; filename*=UTF-8''{name}"),
            ("Content-Length", str(download.length)),
            ("X-Content-Type-Options", "nosniff"),
            http.PRIVATE,
        ]
        return Response(http.OK, headers, download.blocks)

    return page


def _readiness(site: Site) -> Page:
    def page(_: Request) -> Response:
        try:
            site.database.ping()
        except DatabaseError:
            return text(http.SERVICE_UNAVAILABLE, "The database does not answer.\n")
        return text(http.OK, "ready\n")

    return page
