"""The commands about events: their arguments, and what carries them out."""

from __future__ import annotations

import argparse
from collections.abc import Callable

__all__ = ["EVENT_COMMANDS"]

_STATES = ("waiting", "parked", "done", "skipped")
_MATCHES = (
    "equals, not-equals, contains, not-contains, starts-with, ends-with, at-least, at-most,"
    " between, one-of"
)


def _list(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import list_all

    return list_all(args.settings, args.state, args.object, args.limit, as_json=args.json)


def _configure_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=_STATES, help="only these")
    parser.add_argument("--object", metavar="KIND:ID", help="only its events, such as ticket:7")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="the oldest N (50)")
    _configure_json(parser)


def _show(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import show

    return show(args.settings, args.event, as_json=args.json)


def _configure_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", help="number or delivery id")
    _configure_json(parser)


def _redeliver(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import redeliver

    return redeliver(args.settings, args.event, _chosen_states(args))


def _drop(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import drop

    return drop(args.settings, args.event, _chosen_states(args))


def _configure_choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("event", nargs="*", help="numbers or delivery ids")
    parser.add_argument("--parked", action="store_true", help="all that are parked")
    parser.add_argument("--skipped", action="store_true", help="all that nobody wanted")


def _chosen_states(args: argparse.Namespace) -> list[str]:
    return [state for state in ("parked", "skipped") if getattr(args, state)]


def _list_profiles(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import list_profiles

    return list_profiles(args.settings, as_json=args.json)


def _add_profile(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import create_profile

    return create_profile(args.settings, args.name, args.event, args.when)


def _configure_add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="what operators call it")
    parser.add_argument(
        "--event", default="any", metavar="TYPE", help="number or name of the event type (any)"
    )
    parser.add_argument(
        "--when",
        action="append",
        nargs="+",
        default=[],
        metavar=("KEY", "MATCH VALUE"),
        help=f"a condition on an argument; all must hold. Matches: {_MATCHES}",
    )


def _remove_profile(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import delete_profile

    return delete_profile(args.settings, args.profile)


def _configure_remove_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("profile", type=int, help="its number")


def _types(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_events import list_types

    return list_types(as_json=args.json)


def _configure_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


_Run = Callable[[argparse.Namespace], int]
_Configure = Callable[[argparse.ArgumentParser], None]

EVENT_COMMANDS: tuple[tuple[str, str, _Run, _Configure], ...] = (
    ("manage events list", "show the outbox of events", _list, _configure_list),
    ("manage events show", "show one event", _show, _configure_show),
    ("manage events redeliver", "tell events again", _redeliver, _configure_choice),
    ("manage events drop", "remove events without telling them", _drop, _configure_choice),
    ("manage events types", "show the event types and their arguments", _types, _configure_json),
    (
        "manage event-profiles list",
        "show which events the provider is told",
        _list_profiles,
        _configure_json,
    ),
    (
        "manage event-profiles add",
        "tell the provider events of a type that fulfil conditions",
        _add_profile,
        _configure_add_profile,
    ),
    (
        "manage event-profiles remove",
        "remove a profile",
        _remove_profile,
        _configure_remove_profile,
    ),
)
"""(name, summary, run, configure) of each command."""
