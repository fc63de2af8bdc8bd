"""The plain pages of a site: its services, what links and addresses open, whether it is ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote

from markupsafe import Markup

from db import DatabaseError
from soap_service.asmx import error_pages, http
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.services import Site
from soap_service.services.organization.avatars import read_avatar
from soap_service.services.tickets.downloads import TICKET_FILES, Shelf, open_download
from soap_service.services.tickets.showing import ShownTicket, shown_ticket
from soap_service.services.tickets.urls import TICKET_PAGE
from soap_service.web import Endpoint, Page, text

__all__ = ["attachments", "avatars", "health", "index", "readiness", "ticket"]

_NO_SNIFFING = ("X-Content-Type-Options", "nosniff")
_PASSIVE = ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
_NO_REFERRER = ("Referrer-Policy", "no-referrer")
_AN_HOUR = ("Cache-Control", "private, max-age=3600")
_MAX_FIELDS = 20


def index(endpoints: Mapping[str, Endpoint], reference: str = "") -> Page:
    """List the services by name, each with its address; ``reference`` is that of a page on all."""
    services = [(endpoint.contract.name, path) for path, endpoint in endpoints.items()]

    def page(request: Request) -> Response:
        base = request.url.rstrip("/")
        body = render(
            "index.html", title="Web services", services=services, base=base, reference=reference
        )
        return http.response(http.OK, http.HTML, body, http.PRIVATE)

    return page


def attachments(site: Site, shelf: Shelf = TICKET_FILES) -> Page:
    """Serve the files of a shelf behind ``downloadUrl``.

    They are always to be saved, never to be run by a browser.
    """

    def page(request: Request) -> Response:
        download = open_download(site, request.path.split("/", 2)[2], shelf)
        if download is None:
            return error_pages.not_found(request)
        name = quote(download.file_name, safe="")
        headers = [
            ("Content-Type", "application/octet-stream"),
            ("Content-Disposition", f"attachment; filename*=UTF-8''{name}"),
            ("Content-Length", str(download.length)),
            _NO_SNIFFING,
            http.PRIVATE,
        ]
        return Response(http.OK, headers, download.blocks)

    return page


def avatars(site: Site) -> Page:
    """Show the pictures behind ``AvatarUrl``; who has none has a neutral one."""

    def page(request: Request) -> Response:
        picture = read_avatar(site, request.path.split("/", 2)[2])
        if picture is None:
            return error_pages.not_found(request)
        marks = (_AN_HOUR, _NO_SNIFFING, _PASSIVE)
        return http.response(http.OK, picture.content_type, picture.data, *marks)

    return page


def ticket(site: Site) -> Page:
    """Show a customer the ticket behind a link; nothing on it is loaded from elsewhere."""

    def page(request: Request) -> Response:
        found = None
        if request.path.lower() == f"/{TICKET_PAGE}".lower():
            found = shown_ticket(site, _query(request))
        if found is None:
            return error_pages.not_found(request)
        marks = (http.PRIVATE_NOW, _NO_SNIFFING, _PASSIVE, _NO_REFERRER)
        return http.response(http.OK, http.HTML, _document(found), *marks)

    return page


def _query(request: Request) -> dict[str, str]:
    """Return the values of a query by their names in lower case, none when it has too many."""
    try:
        pairs = parse_qsl(request.query_string, keep_blank_values=True, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return {}
    return {name.lower(): value for name, value in pairs}


def _document(ticket: ShownTicket) -> bytes:
    sections = [
        (each.sender, f"{each.received:%Y-%m-%d %H:%M} UTC · {each.subject}", Markup(each.html))
        for each in ticket.messages
    ]
    note = f"{ticket.number} · {ticket.status}"
    return render("document.html", title=ticket.subject, note=note, sections=sections)


def health(_: Request) -> Response:
    """Say that the process answers."""
    return text(http.OK, "ok\n")


def readiness(is_stopping: Callable[[], bool], *checks: Callable[[], object]) -> Page:
    """Say whether the server stays and its checks pass; one that fails raises DatabaseError."""

    def page(_: Request) -> Response:
        if is_stopping():
            return text(http.SERVICE_UNAVAILABLE, "The server is about to stop.\n")
        try:
            for check in checks:
                check()
        except DatabaseError:
            return text(http.SERVICE_UNAVAILABLE, "The database does not answer.\n")
        return text(http.OK, "ready\n")

    return page
