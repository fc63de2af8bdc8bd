"""The plain pages of a site: its services, the files behind links, and whether it is ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from db import DatabaseError
from soap_service.asmx import error_pages, http
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.services import Site
from soap_service.services.tickets.downloads import open_download
from soap_service.web import Endpoint, Page, text

__all__ = ["attachments", "health", "index", "readiness"]


def index(endpoints: Mapping[str, Endpoint]) -> Page:
    """List the services by name, each with its address."""
    services = [(endpoint.contract.name, path) for path, endpoint in endpoints.items()]

    def page(request: Request) -> Response:
        base = request.url.rstrip("/")
        body = render("index.html", title="Web services", services=services, base=base)
        return http.response(http.OK, http.HTML, body, http.PRIVATE)

    return page


def attachments(site: Site) -> Page:
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


def health(_: Request) -> Response:
    """Say that the process answers."""
    return text(http.OK, "ok\n")


def readiness(*checks: Callable[[], object]) -> Page:
    """Say whether every check passes; one that does not raises DatabaseError."""

    def page(_: Request) -> Response:
        try:
            for check in checks:
                check()
        except DatabaseError:
            return text(http.SERVICE_UNAVAILABLE, "The database does not answer.\n")
        return text(http.OK, "ready\n")

    return page
