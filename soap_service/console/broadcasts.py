"""Commands about broadcast messages, which agents are shown until they are removed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db.tenancy import Broadcast, Master
from soap_service.config import Settings
from soap_service.console.exceptions import ConsoleError
from soap_service.console.output import Output
from soap_service.console.tenant_settings import open_master
from soap_service.console.times import utc_now
from soap_service.services.markup import clean_html, text_as_html

__all__ = ["apply", "remove", "show"]

_COLUMNS = {"tenant": "Tenant", "style": "Style", "applied_utc": "Since", "html": "Message"}


def apply(settings: Settings, args: argparse.Namespace) -> int:
    """Show a message to the agents of the tenants that are named, or of all."""
    html = _message(args)
    if not html.strip():
        raise ConsoleError("Nothing of the message is left to be shown.")
    with closing(open_master(settings)) as master:
        names = _names(master, args.tenants, everybody=args.all)
        master.broadcast(names, Broadcast(html, args.style, utc_now()))
    Output(settings).say(f"{len(names)} tenants are shown: {html}")
    return 0


def remove(settings: Settings, args: argparse.Namespace) -> int:
    """Take the message of the tenants that are named, or of all, down."""
    with closing(open_master(settings)) as master:
        names = _names(master, args.tenants, everybody=args.all)
        master.broadcast(names, None)
    Output(settings).say(f"{len(names)} tenants are shown nothing.")
    return 0


def show(settings: Settings, *, as_json: bool) -> int:
    """Show the messages that are shown."""
    with closing(open_master(settings)) as master:
        rows = [
            {
                "tenant": tenant.name,
                "style": tenant.broadcast.style,
                "applied_utc": tenant.broadcast.applied_utc,
                "html": tenant.broadcast.html,
            }
            for tenant in master.tenants()
            if tenant.broadcast
        ]
    Output(settings, as_json=as_json).rows(_COLUMNS, rows)
    return 0


def _message(args: argparse.Namespace) -> str:
    if args.text is not None:
        return text_as_html(args.text)
    if args.html is not None:
        return clean_html(args.html)
    try:
        return clean_html(Path(args.html_file).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConsoleError(f"{args.html_file}: it cannot be read ({error}).") from error


def _names(master: Master, given: Sequence[str], *, everybody: bool) -> list[str]:
    if everybody == bool(given):
        raise ConsoleError("Name the tenants, or say --all.")
    if everybody:
        return [tenant.name for tenant in master.tenants()]
    return [master.tenant(name).name for name in given]
