"""The commands for authors of providers: their arguments, and what carries them out."""

from __future__ import annotations

import argparse
from collections.abc import Callable

__all__ = ["AUTHOR_COMMANDS"]


def _sample_provider(args: argparse.Namespace) -> int:
    from soap_service.commands.sample_provider import serve_sample

    serve_sample(args.settings)
    return 0


def _configure_sample_provider(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bind", metavar="HOST:PORT", default="127.0.0.1:0", help="where to listen (a free port)"
    )


def _check(args: argparse.Namespace) -> int:
    from soap_service.commands.check_provider import check

    return check(
        args.url,
        args.password,
        methods=args.method,
        inputs=args.input,
        seconds=args.timeout,
        as_json=args.json,
    )


def _configure_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help="where the provider's service is")
    parser.add_argument(
        "--password",
        metavar="PW",
        help="what it wants as authPW; - reads a line from standard input. Without it the variable"
        " PROVIDER_PASSWORD counts: unlike an argument nobody sees it in the list of processes",
    )
    parser.add_argument(
        "--method",
        action="append",
        default=[],
        metavar="NAME",
        help="check only this one, such as StartTicket; may be repeated",
    )
    parser.add_argument(
        "--input",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="ask with this value in place of an invented one; may be repeated",
    )
    parser.add_argument(
        "--timeout", type=float, default=10.0, metavar="S", help="seconds a call may take (10)"
    )
    parser.add_argument("--json", action="store_true", help="for programs")


_Run = Callable[[argparse.Namespace], int]
_Configure = Callable[[argparse.ArgumentParser], None]

AUTHOR_COMMANDS: tuple[tuple[str, str, _Run, _Configure], ...] = (
    (
        "sample-provider",
        "answer as a customer's provider does, to try things with",
        _sample_provider,
        _configure_sample_provider,
    ),
    (
        "provider-check",
        "ask a provider in every way, for real, and judge its answers",
        _check,
        _configure_check,
    ),
)
"""Name, summary, what runs it and what adds its arguments."""
