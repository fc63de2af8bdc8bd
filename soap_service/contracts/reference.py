"""The reference: a page on every service and function, made from the contracts and their evidence.

It can be searched without a script: ``?q=words`` shows the functions that hold all of the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from posixpath import dirname, relpath

from soap_service.asmx import error_pages, http
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.asmx.query import Query
from soap_service.contracts.guides import Guide
from soap_service.web import Page

__all__ = ["PATH", "link_from", "reference"]

PATH = "/Services2/"
"""The address of the page."""

_FOLDER = PATH.lower().rstrip("/")
_TITLE = "Web services"
_MOVED = "301 Moved Permanently"
_MAX_QUERY = 200
_MAX_OPEN = 10
"""Of as many functions found inputs and returns are shown; of more, when somebody opens them."""


def reference(load: Callable[[], Sequence[Guide]]) -> Page:
    """Serve the page, for which ``load`` is called once, when somebody asks for it.

    An address below it that nobody has is not found.
    """
    known = cache(load)
    whole = cache(lambda: _page(known(), ""))

    def page(request: Request) -> Response:
        if request.path.lower() == _FOLDER:
            return Response(_MOVED, [("Location", f"{request.url}/")], b"")
        if request.path.lower() != PATH.lower():
            return error_pages.not_found(request)
        asked = (Query(request.query_string).get("q") or "").strip()[:_MAX_QUERY]
        body = _page(_matching(known(), asked), asked) if asked else whole()
        return http.response(http.OK, http.HTML, body, http.PRIVATE)

    return page


def link_from(path: str) -> str:
    """Return the way to the page from that of a service, such as ``./``."""
    return f"{relpath(PATH, dirname(path))}/"


def _page(known: Sequence[Guide], asked: str) -> bytes:
    links = {guide.anchor: relpath(guide.path, PATH) for guide in known}
    count = sum(len(guide.functions) for guide in known)
    functions = "1 function" if count == 1 else f"{count} functions"
    return render(
        "reference.html",
        title=f"{functions} found for {asked}" if asked else _TITLE,
        heading=_TITLE,
        guides=known,
        links=links,
        explained={guide.anchor: {each.name for each in guide.types} for guide in known},
        asked=asked,
        functions=functions,
        is_open=bool(asked) and count <= _MAX_OPEN,
    )


def _matching(known: Sequence[Guide], asked: str) -> list[Guide]:
    words = asked.lower().split()
    found = [
        (
            guide,
            tuple(each for each in guide.functions if all(word in each.words for word in words)),
        )
        for guide in known
    ]
    return [guide.with_functions(functions) for guide, functions in found if functions]
