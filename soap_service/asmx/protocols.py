"""Which of the ways to call an ``.asmx`` are open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Protocols:
    """The protocols of one endpoint; the defaults are those of a stock .NET Framework.

    ``http_post_localhost`` opens form POST to local callers only; ``documentation`` stands for
    the help page, ``?wsdl`` and ``?disco``; ``script`` makes the service one that JSON callers
    may use, with GET for the operations in ``script_gets``, and ``clr_namespace`` is the one its
    classes had in .NET. Source: wire rules, sections 1 ("Which protocols are on") and 10.
    """

    soap11: bool = True
    soap12: bool = True
    http_get: bool = False
    http_post: bool = False
    http_post_localhost: bool = True
    documentation: bool = True
    script: bool = False
    script_gets: frozenset[str] = frozenset()
    clr_namespace: str = ""

    def takes_forms(self, is_local: bool) -> bool:
        """Tell whether a form POST of a local or remote caller is answered."""
        return self.http_post or (self.http_post_localhost and is_local)
