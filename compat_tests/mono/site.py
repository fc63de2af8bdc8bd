"""A site of ASMX services for Mono: its folder, how it is compiled, how it is started.

Nothing is run here: each caller runs the commands with limits of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

PROGRAMS = ("mono", "mcs")
"""What must be on the path."""

_HERE = Path(__file__).parent
_COMPILER = (
    "mcs",
    "-nologo",
    "-optimize+",
    "-r:System.Data.dll,System.Web.dll,System.Web.Services.dll,System.Web.Extensions.dll",
)


def lay_out(site: Path, services: Iterable[str]) -> None:
    """Write the pages of a new site: one `.asmx` for each service, named as its class."""
    (site / "bin").mkdir(parents=True)
    shutil.copy(_HERE / "web.config", site)
    for service in services:
        write_page(site, service, service)


def write_page(site: Path, page: str, service: str) -> None:
    """Let a page, at ``/page.asmx``, be that service; a running site notices soon."""
    text = f'<%@ WebService Language="C#" Class="{service}" %>\n'
    (site / f"{page}.asmx").write_text(text, encoding="ascii")


def compilations(site: Path, sources: Iterable[Path]) -> list[list[str]]:
    """Return the commands that compile the host and a site's sources into the site."""
    library = [f"-out:{site}/bin/Services.dll", "-target:library", *map(str, sources)]
    host = [f"-out:{site}/bin/Host.exe", str(_HERE / "Host.cs")]
    return [[*_COMPILER, *library], [*_COMPILER, *host]]


def command(site: Path, port: int = 0) -> list[str]:
    """Return the command that serves a compiled site on a port of the loopback.

    With port 0 it takes a free one. Once it listens it prints its address, on a line of its own.
    """
    return ["mono", f"{site}/bin/Host.exe", str(port), str(site)]
