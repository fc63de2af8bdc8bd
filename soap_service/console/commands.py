"""The console's commands: their arguments, and what carries them out.

What carries them out is imported when it is called: asking for help costs nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from soap_service.console.exceptions import ConsoleError

__all__ = ["CONSOLE_COMMANDS", "Entry"]

Run = Callable[[argparse.Namespace], int]
Configure = Callable[[argparse.ArgumentParser], None]

_PARALLEL = 4


class Entry(NamedTuple):
    """A command: its ``scope`` is the ``server``, with the master, or one ``site``."""

    name: str
    summary: str
    run: Run
    configure: Configure
    scope: Literal["server", "site"]


def _run(carry_out: Run) -> Run:
    """Return a command that ends with 1 and the reason when it could not do what it was told."""

    def run(args: argparse.Namespace) -> int:
        from db import DatabaseError

        try:
            return carry_out(args)
        except (ConsoleError, DatabaseError) as error:
            print(f"iservice.asmx.py: {error}", file=sys.stderr)
            return 1

    return run


def _create_master(args: argparse.Namespace) -> int:
    from soap_service.console import masters

    return masters.create(args.settings, args.destroy)


def _configure_create_master(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--destroy",
        action="count",
        default=0,
        help="forget all tenants of a master that is there; must be said twice",
    )


def _update(args: argparse.Namespace) -> int:
    from soap_service.console import masters

    return masters.update(args.settings, args.parallel, as_json=args.json)


def _configure_update(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--parallel", type=_number, default=_PARALLEL, metavar="N", help="tenants at a time (4)"
    )
    _configure_json(parser)


def _list_tenants(args: argparse.Namespace) -> int:
    from soap_service.console import tenants

    return tenants.list_all(args.settings, as_json=args.json)


def _show_tenant(args: argparse.Namespace) -> int:
    from soap_service.console import tenants

    return tenants.show(args.settings, args.name, as_json=args.json)


def _new_tenant(args: argparse.Namespace) -> int:
    from soap_service.console import tenants

    return tenants.new(args.settings, args)


def _configure_new_tenant(parser: argparse.ArgumentParser) -> None:
    _configure_import(parser)
    parser.add_argument("--login", required=True, help="login of the first superuser")
    _configure_password(parser)


def _set_tenant(args: argparse.Namespace) -> int:
    from soap_service.console import tenants

    return tenants.set_values(args.settings, args)


def _configure_set_tenant(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the tenant")
    parser.add_argument(
        "--domain", action="append", metavar="HOST", help="all its domains; the logins' first"
    )
    parser.add_argument("--url", help="address of its web services")
    parser.add_argument("--agent-limit", metavar="N", help="most agents; none: no limit")
    parser.add_argument("--chat-agent-limit", metavar="N", help="most agents who chat")
    parser.add_argument("--mailboxes", choices=("on", "off"), help="fetch mail from mailboxes")
    parser.add_argument(
        "--setting",
        action="append",
        metavar="NAME=VALUE",
        help="SmarterTrackDatabase=URL or Landlord=true; an empty VALUE removes it",
    )
    _configure_json(parser)


def _import_tenant(args: argparse.Namespace) -> int:
    from soap_service.console import tenants

    return tenants.import_tenant(args.settings, args)


def _configure_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the tenant, without the name of the master")
    parser.add_argument(
        "--domain",
        action="append",
        required=True,
        metavar="HOST",
        help="a host name that leads to it; the logins' first",
    )
    parser.add_argument("--url", help="address of its web services")
    _configure_json(parser)


def _delete_tenant(args: argparse.Namespace) -> int:
    from soap_service.console import tenants

    return tenants.delete(args.settings, args.name)


def _configure_name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the tenant")


def _configure_show(parser: argparse.ArgumentParser) -> None:
    _configure_name(parser)
    _configure_json(parser)


def _superuser_password(args: argparse.Namespace) -> int:
    from soap_service.console import superuser

    return superuser.change_password(args.settings, args.password_file)


def _extract(args: argparse.Namespace) -> int:
    from soap_service.console import raw_messages

    return raw_messages.extract(args.settings, args.folder, failed=args.failed, as_json=args.json)


def _configure_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="an empty folder")
    parser.add_argument("--failed", action="store_true", help="only what could not be processed")
    _configure_json(parser)


def _apply_broadcast(args: argparse.Namespace) -> int:
    from soap_service.console import broadcasts

    return broadcasts.apply(args.settings, args)


def _configure_apply(parser: argparse.ArgumentParser) -> None:
    _configure_tenants(parser)
    parser.add_argument("--style", choices=("Warning", "Info", "OK", "Caution"), default="Info")
    message = parser.add_mutually_exclusive_group(required=True)
    message.add_argument("--text", help="the message as plain text")
    message.add_argument("--html", help="the message as HTML, which is cleaned")
    message.add_argument("--html-file", metavar="FILE", help="a file of it")


def _remove_broadcast(args: argparse.Namespace) -> int:
    from soap_service.console import broadcasts

    return broadcasts.remove(args.settings, args)


def _show_broadcasts(args: argparse.Namespace) -> int:
    from soap_service.console import broadcasts

    return broadcasts.show(args.settings, as_json=args.json)


def _configure_tenants(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tenants", nargs="*", metavar="TENANT", help="whose agents")
    parser.add_argument("--all", action="store_true", help="of every tenant")


def _table_sizes(args: argparse.Namespace) -> int:
    from soap_service.console import sizes

    return sizes.show(args.settings, as_json=args.json)


def _show_purge(args: argparse.Namespace) -> int:
    from soap_service.console import purging

    return purging.show(args.settings, as_json=args.json)


def _set_purge(args: argparse.Namespace) -> int:
    from soap_service.console import purging

    return purging.set_retention(args.settings, None if args.off else args.days)


def _configure_set_purge(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--days", type=int, metavar="N", help="keep interactions so long; 180 or more")
    how.add_argument("--off", action="store_true", help="keep them for good")


def _run_purge(args: argparse.Namespace) -> int:
    from soap_service.console import purging

    return purging.run(args.settings, dry_run=args.dry_run, as_json=args.json)


def _configure_run_purge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="delete nothing, only tell")
    _configure_json(parser)


def _configure_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-file",
        metavar="FILE",
        help="its first line is the password; - is the input; without it you are asked",
    )


def _configure_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("a number from 1 to 64")
    return int(text)


_LANDLORDS = (
    ("master create", "create the master database", _create_master, _configure_create_master),
    ("update", "update the master and all tenants", _update, _configure_update),
    ("tenants list", "list the tenants", _list_tenants, _configure_json),
    ("tenants info", "show a tenant", _show_tenant, _configure_show),
    ("tenants new", "make a tenant and its database", _new_tenant, _configure_new_tenant),
    ("tenants set", "change what is given of a tenant", _set_tenant, _configure_set_tenant),
    ("tenants import", "attach a restored database", _import_tenant, _configure_import),
    ("tenants delete", "detach a tenant; its database stays", _delete_tenant, _configure_name),
    ("broadcast apply", "show agents a message", _apply_broadcast, _configure_apply),
    ("broadcast remove", "take a message down", _remove_broadcast, _configure_tenants),
    ("broadcast list", "list what is shown", _show_broadcasts, _configure_json),
)
_SITES = (
    (
        "superuser password",
        "give the superuser a new password",
        _superuser_password,
        _configure_password,
    ),
    ("raw-messages extract", "save raw messages as .eml files", _extract, _configure_extract),
    ("purge show", "show the purge and what waits for it", _show_purge, _configure_json),
    ("purge set", "switch the purge on or off", _set_purge, _configure_set_purge),
    ("purge run", "delete what was kept long enough", _run_purge, _configure_run_purge),
    ("table-sizes", "show how large the tables are", _table_sizes, _configure_json),
)
CONSOLE_COMMANDS = (
    *(
        Entry(f"manage {name}", summary, _run(run), configure, "server")
        for name, summary, run, configure in _LANDLORDS
    ),
    *(
        Entry(f"manage {name}", summary, _run(run), configure, "site")
        for name, summary, run, configure in _SITES
    ),
)
"""Every command of the console."""
