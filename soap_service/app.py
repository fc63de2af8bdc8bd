"""The composition: settings, contracts, services, database and web application meet here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from db import DatabaseError
from soap_service.asmx import (
    Contract,
    ContractError,
    Endpoint,
    EndpointSettings,
    Limits,
    Protocols,
    http,
    read_contract,
)
from soap_service.asmx.contract import ComplexType, Operation
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.config import ConfigError, Settings
from soap_service.journal import Journal
from soap_service.metrics import CONTENT_TYPE, Metrics
from soap_service.services import SERVICES, Service, Shape, Site, open_site
from soap_service.web import Page, Proxies, WebApplication, text

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["contract_of", "create_app"]


def create_app(settings: Settings) -> WSGIApplication:
    """Return the application of one process.

    Raises `ConfigError` for a contract that cannot be read, `BindingError` for handlers that do
    not fit theirs.
    """
    site = open_site(settings.database, settings.data_dir)
    endpoints = {service.path: _endpoint(service, site, settings) for service in SERVICES}
    metrics = Metrics()
    pages: dict[str, Page] = {
        "/": _index(endpoints),
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
        aspnet_version=settings.aspnet_version,
    )


def contract_of(service: Service, wsdl_dir: Path) -> Contract:
    """Read the contract of a service. Raises `ConfigError` when that cannot be done."""
    path = wsdl_dir / f"{service.name}.wsdl"
    try:
        return read_contract(path.read_bytes())
    except (OSError, ContractError) as error:
        raise ConfigError(f"{path}: {error}") from error


def _endpoint(service: Service, site: Site, settings: Settings) -> Endpoint:
    contract = contract_of(service, settings.wsdl_dir)
    handlers, gaps = service.bind(shapes_of(contract), site)
    return Endpoint(
        contract,
        handlers,
        _endpoint_settings(settings),
        gaps=gaps,
    )


def shapes_of(contract: Contract) -> dict[str, Shape]:
    """Return what a service has to know of each operation to bind to it."""
    return {name: _shape(operation) for name, operation in contract.operations.items()}


def _shape(operation: Operation) -> Shape:
    result = operation.results[0].type
    members = result.all_members() if isinstance(result, ComplexType) else ()
    return Shape(
        tuple(member.name for member in operation.parameters),
        result.name,
        tuple(member.name for member in members),
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
    )


def _index(endpoints: Mapping[str, Endpoint]) -> Page:
    services = [(endpoint.contract.name, path) for path, endpoint in endpoints.items()]

    def page(request: Request) -> Response:
        base = request.url.rstrip("/")
        body = render("index.html", title="Web services", services=services, base=base)
        return http.response(http.OK, http.HTML, body, http.PRIVATE)

    return page


def _readiness(site: Site) -> Page:
    def page(_: Request) -> Response:
        try:
            site.database.ping()
        except DatabaseError:
            return text(http.SERVICE_UNAVAILABLE, "The database does not answer.\n")
        return text(http.OK, "ready\n")

    return page
