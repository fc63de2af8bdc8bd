"""The command line: ``python iservice.asmx.py COMMAND ...``; without arguments it serves.

A command is one function and one entry in COMMANDS. Every command takes ``--data DIR``, where the
server keeps its things, and ``--config FILE``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from soap_service.batch import BATCH_COMMANDS
from soap_service.commands.authors import AUTHOR_COMMANDS
from soap_service.commands.events import EVENT_COMMANDS
from soap_service.commands.providers import PROVIDER_COMMANDS
from soap_service.config import ConfigError, Settings, load_settings, reference
from soap_service.console import CONSOLE_COMMANDS

__all__ = ["COMMANDS", "Command", "main"]

_PROGRAM = "iservice.asmx.py"
_PRODUCT_FORM = ("-nogui", "/nogui")
_OVERRIDES = ("bind", "workers", "threads")

if TYPE_CHECKING:
    _Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command; a name of several words belongs to the group named by all but the last.

    ``run`` gets the parsed arguments, whose ``settings`` are read and checked, and returns the
    exit code; ``configure`` adds the command's own arguments. ``scope`` is what it is about: the
    whole ``server``, the ``site`` that ``--tenant`` names where there are tenants, with its
    database or with that of its ``desk``, which holds SmarterTrack's tables; or ``any`` of both:
    that desk when it is named, else the whole server.
    """

    name: str
    summary: str
    run: Callable[[argparse.Namespace], int]
    configure: Callable[[argparse.ArgumentParser], None] = lambda parser: None
    scope: Literal["server", "site", "desk", "any"] = "server"


def main(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return the exit code.

    2 means that the command line or a setting is wrong; nothing was started then.
    """
    if arguments and arguments[0].lower() in _PRODUCT_FORM:
        from soap_service.console.product_form import run_product_form

        return run_product_form(arguments, os.environ)
    args = _parser().parse_args(arguments or ["serve"])
    try:
        overrides = {name: getattr(args, name, None) for name in _OVERRIDES}
        args.settings = load_settings(args.data, args.config, os.environ, overrides)
        args.settings = _of_tenant(args)
        run: Callable[[argparse.Namespace], int] = args.run
        return run(args)
    except ConfigError as error:
        print(f"{_PROGRAM}: {error}", file=sys.stderr)
        return 2


def _of_tenant(args: argparse.Namespace) -> Settings:
    """Return the settings of the site that a command is about."""
    settings: Settings = args.settings
    if args.scope == "server" or not (settings.master_url or args.tenant):
        if args.tenant:
            raise ConfigError("--tenant: this command is not about one tenant")
        return settings
    if args.scope == "any" and not args.tenant:
        return settings
    from soap_service.console.tenant_settings import settings_of_tenant

    return settings_of_tenant(settings, args.tenant, is_desk=args.scope != "site")


def _serve(args: argparse.Namespace) -> int:
    from soap_service.commands.serve import serve

    serve(args.settings, demo=args.demo)
    return 0


def _worker(args: argparse.Namespace) -> int:
    from soap_service.background.process import run_worker

    run_worker(args.settings)
    return 0


def _configure_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bind", metavar="HOST:PORT", help="where to listen; port 0: any free one")
    parser.add_argument("--workers", type=int, metavar="N", help="processes")
    parser.add_argument("--threads", type=int, metavar="N", help="threads of each process")
    parser.add_argument("--demo", action="store_true", help="fill an empty database with examples")


def _settings(args: argparse.Namespace) -> int:
    settings: Settings = args.settings
    if args.reference:
        print(reference(), end="")
    else:
        print("\n".join(f"{name} = {value}" for name, value in settings.shown().items()))
    return 0


def _configure_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reference", action="store_true", help="describe all settings, as a Markdown table"
    )


def _contracts_check(args: argparse.Namespace) -> int:
    from soap_service.contracts.checking import check
    from soap_service.contracts.publications import check_files

    return check(args.settings.wsdl_dir) | check_files(args.settings)


def _contracts_diff(args: argparse.Namespace) -> int:
    from soap_service.contracts.diff import diff

    return diff(args.settings, args.file, args.service, as_json=args.json)


def _configure_contracts_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a saved ?WSDL")
    parser.add_argument("--service", metavar="NAME", help="whose contract (the one most like it)")
    parser.add_argument("--json", action="store_true", help="for programs")


def _contracts_stubs(args: argparse.Namespace) -> int:
    from soap_service.contracts.stubs import write_stubs

    return write_stubs(args.settings.wsdl_dir)


def _contracts_coverage(args: argparse.Namespace) -> int:
    from soap_service.contracts.coverage import write_coverage

    return write_coverage(args.settings.wsdl_dir)


def _check_database(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_database import check

    return check(args.settings.database, as_json=args.json)


def _configure_check_database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def _create_database(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_database import create, print_sql

    return (print_sql if args.sql else create)(args.settings.database)


def _configure_create_database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sql", action="store_true", help="print the SQL and change nothing")


COMMANDS: tuple[Command, ...] = (
    Command("serve", "answer calls", _serve, _configure_serve),
    Command(
        "worker",
        "tell events to the provider, and what else is done beside calls",
        _worker,
        scope="any",
    ),
    Command("contracts check", "compare the operations with their contracts", _contracts_check),
    Command(
        "contracts diff",
        "tell what a saved contract says otherwise than the project's",
        _contracts_diff,
        _configure_contracts_diff,
    ),
    Command("contracts stubs", "write the result classes of the services", _contracts_stubs),
    Command("contracts coverage", "write docs/coverage.md", _contracts_coverage),
    Command(
        "manage check-database",
        "compare the database with what is needed; alters nothing",
        _check_database,
        _configure_check_database,
        scope="desk",
    ),
    Command(
        "manage create-database",
        "create the database and its tables",
        _create_database,
        _configure_create_database,
        scope="site",
    ),
    *(Command(*each, scope="desk") for each in EVENT_COMMANDS),
    *(Command(*each, scope="desk") for each in PROVIDER_COMMANDS),
    *(Command(*each) for each in CONSOLE_COMMANDS),
    *(Command(*each) for each in AUTHOR_COMMANDS),
    *(Command(*each) for each in BATCH_COMMANDS),
    Command("settings", "show the settings in force", _settings, _configure_settings),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_PROGRAM, description=__doc__.splitlines()[0])
    parser.set_defaults(data=Path("var"), config=None, tenant=None)
    groups = {"": _subparsers(parser)}
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        own = _group(groups, group).add_parser(
            name, parents=[_common()], help=command.summary, description=command.summary
        )
        command.configure(own)
        own.set_defaults(run=command.run, scope=command.scope)
    return parser


def _group(groups: dict[str, _Subparsers], name: str) -> _Subparsers:
    """Return where the commands of a group belong, making it and the groups it is in."""
    if name not in groups:
        parent, _, word = name.rpartition(" ")
        group = _group(groups, parent).add_parser(word, parents=[_common()], help=f"{word} ...")
        groups[name] = _subparsers(group)
    return groups[name]


def _subparsers(parser: argparse.ArgumentParser) -> _Subparsers:
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True)


def _common() -> argparse.ArgumentParser:
    """Return the options of all commands, which may follow any word of a command's name.

    They have no defaults here: a later parser's would overwrite what an earlier one found.
    """
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path, metavar="DIR", help="the server's files (var)")
    common.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (config.toml in DIR, if it is there)"
    )
    common.add_argument("--tenant", metavar="NAME", help="whose site, where there are tenants")
    return common
