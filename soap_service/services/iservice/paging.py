"""Pages of long lists."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select

PER_PAGE = 25
MOST_PER_PAGE = 500


class PageOf(NamedTuple):
    """A page of a list, the first being 1."""

    number: int
    size: int

    def cut(self, query: Select[Any]) -> Select[Any]:
        """Return the query for the rows of this page; it must have an order."""
        return query.offset((self.number - 1) * self.size).limit(self.size)


def read_page(page_num: int | None, per_page: int | None) -> PageOf:
    """Return the page a caller wants; what is not positive is the first, of usual size."""
    size = per_page if per_page and per_page > 0 else PER_PAGE
    return PageOf(max(page_num or 1, 1), min(size, MOST_PER_PAGE))
