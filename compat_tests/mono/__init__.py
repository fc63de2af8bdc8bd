"""Mono as a host of ASMX services: a lean HTTP server of our own around its `System.Web`.

Tests and benchmarks lay out a site here, compile it and start it.
"""

from .site import PROGRAMS, command, compilations, lay_out, write_page

__all__ = ["PROGRAMS", "command", "compilations", "lay_out", "write_page"]
