"""Indents compact XML as .NET's ``XmlTextWriter`` does (wire rules, section 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

NEWLINE = "\r\n"
_TOKEN = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)


def indented(xml: str) -> Iterator[str]:
    """Yield one element and all in it, two spaces a level.

    Nothing is added inside an element once it holds text. The input escapes ``<`` and ``>``
    wherever they are not markup, as the writers do.
    """
    holds_text = [True]
    follows_tag = False
    for token in _TOKEN.findall(xml):
        if token[0] != "<":
            holds_text[-1] = True
            yield token
            continue
        is_end = token[1] == "/"
        has_text = holds_text.pop() if is_end else holds_text[-1]
        if not has_text and (follows_tag or not is_end):
            yield NEWLINE + "  " * (len(holds_text) - 1)
        yield token
        follows_tag = is_end or token.endswith("/>")
        if not follows_tag:
            holds_text.append(False)
