"""Errors that are no SOAP faults: ASP.NET's HTML page and the plain text of the HTTP bindings.

Source: wire rules, sections 1, 4 and 9. The page has the structure of ASP.NET's own, in our
words and without a stack trace.
"""

from __future__ import annotations

from soap_service.asmx import http
from soap_service.asmx.html import html_encode, render
from soap_service.asmx.http import Request, Response


def plain_error(message: str) -> Response:
    """Return the 500 of the HTTP bindings: the message, HTML-encoded, and a line end.

    The arrows between the messages of a chain of exceptions are not encoded.
    """
    body = (html_encode(message).replace(" ---&gt; ", " ---> ") + "\r\n").encode()
    return http.response(http.INTERNAL_SERVER_ERROR, http.PLAIN_TEXT, body, http.PRIVATE)


def method_not_allowed(request: Request) -> Response:
    """Return the 405 for a verb that no protocol takes; it names no allowed ones."""
    return _page(request, http.METHOD_NOT_ALLOWED, "Request format is unrecognized.")


def unrecognized(request: Request) -> Response:
    """Return the 500 for path info that no open protocol takes."""
    return server_error(
        request,
        f"Request format is unrecognized for URL unexpectedly ending in '{request.path_info}'.",
    )


def server_error(request: Request, message: str) -> Response:
    """Return a 500 with the message on ASP.NET's error page."""
    return _page(request, http.INTERNAL_SERVER_ERROR, message)


def not_found(request: Request) -> Response:
    """Return the 404 for an ``.asmx`` that is not served."""
    return _page(
        request,
        http.NOT_FOUND,
        "The resource cannot be found.",
        f"There is no such service here. Requested URL: {request.path}{request.path_info}",
    )


def unknown_host(request: Request, message: str) -> Response:
    """Return the 404 for a host name that nobody has."""
    return _page(request, http.NOT_FOUND, "The resource cannot be found.", message)


def unavailable(request: Request, message: str) -> Response:
    """Return the 503 for a site that cannot be served now."""
    return _page(request, http.SERVICE_UNAVAILABLE, message)


def _page(request: Request, status: str, message: str, details: str = "") -> Response:
    body = b""
    if request.method != "HEAD":
        body = render("error.html", status=status, message=message, details=details)
    return http.response(status, http.HTML, body, http.PRIVATE)
