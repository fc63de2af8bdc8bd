"""The batch commands: their arguments, and what carries them out.

What speaks to services is imported when it is called: asking for help costs nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from soap_service.batch.exceptions import BadInput, BatchError
from soap_service.batch.form_submit import form_submit
from soap_service.batch.interaction_create import interaction_create
from soap_service.batch.utility import ACTIONS, utility

if TYPE_CHECKING:
    from soap_service.batch.job import Job

__all__ = ["BATCH_COMMANDS"]

PASSWORD_VARIABLE = "BATCH_PASSWORD"
"""The environment variable of the password, when it is not read from standard input."""

_STDIN = "-"
_TIMEOUT_LIMIT_S = 3600

_Run = Callable[[argparse.Namespace], int]
_Configure = Callable[[argparse.ArgumentParser], None]


def _form_submit(args: argparse.Namespace) -> int:
    return _carry_out(args, lambda: form_submit(args.form))


def _utility(args: argparse.Namespace) -> int:
    return _carry_out(args, lambda: utility(ACTIONS[args.action]))


def _interaction_create(args: argparse.Namespace) -> int:
    return _carry_out(args, interaction_create)


def _carry_out(args: argparse.Namespace, job: Callable[[], Job]) -> int:
    """Run a job; 2 means that a file or an argument is wrong and that nothing was done."""
    from soap_service.batch.connection import Connection
    from soap_service.batch.run import Request, run

    try:
        _check_arguments(args)
        password = _password(args.password)
        request = Request(
            args.file,
            args.results or args.file.with_suffix(".results.csv"),
            args.url,
            lambda: Connection(args.url, args.login, password, args.timeout),
            args.check,
            args.retry_unknown,
        )
        return run(job(), request)
    except BatchError as error:
        for line in str(error).splitlines():
            print(f"iservice.asmx.py: {line}", file=sys.stderr)
        return 2 if isinstance(error, BadInput) else 1
    except OSError as error:
        print(f"iservice.asmx.py: the results cannot be written: {error}", file=sys.stderr)
        return 1


def _check_arguments(args: argparse.Namespace) -> None:
    try:
        parts = urlsplit(args.url)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address or parts.query or parts.username:
        raise BadInput(["--url: it must be an address such as https://host/iService.asmx."])
    if not 0 < args.timeout <= _TIMEOUT_LIMIT_S:
        raise BadInput([f"--timeout: more than 0, up to {_TIMEOUT_LIMIT_S} seconds."])


def _password(argument: str | None) -> str:
    """Return the password. Raises BadInput when it is an argument, or when there is none."""
    if argument not in (None, _STDIN):
        raise BadInput(["--password: only -, since everybody can see the arguments of a process."])
    if argument == _STDIN:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = os.environ.get(PASSWORD_VARIABLE, "")
        if not password and sys.stdin.isatty():
            password = getpass()
    if not password:
        raise BadInput([f"There is no password: --password - or {PASSWORD_VARIABLE}."])
    return password


def _configure_form_submit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--form", required=True, metavar="NAME", help="the form to submit")
    _configure(parser)


def _configure_utility(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--action",
        choices=tuple(ACTIONS),
        default="none",
        help="what is made for each row, beside its contact (none)",
    )
    _configure(parser)


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="CSVFILE", help="headers, then the rows")
    parser.add_argument("--url", required=True, metavar="URL", help="where iService.asmx is")
    parser.add_argument("--login", required=True, metavar="LOGIN", help="an agent's login")
    parser.add_argument(
        "--password",
        metavar="-",
        help=f"- reads a line from standard input; without it {PASSWORD_VARIABLE} counts",
    )
    parser.add_argument(
        "--results",
        type=Path,
        metavar="FILE",
        help="what became of each row (CSVFILE with .results.csv)",
    )
    parser.add_argument(
        "--timeout", type=float, default=100.0, metavar="S", help="seconds a call may take (100)"
    )
    parser.add_argument("--check", action="store_true", help="only check, send nothing")
    parser.add_argument(
        "--retry-unknown",
        action="store_true",
        help="send rows again of which nobody knows what became",
    )


BATCH_COMMANDS: tuple[tuple[str, str, _Run, _Configure], ...] = (
    (
        "batch-form-submit",
        "submit a form of iService for each row of a CSV file",
        _form_submit,
        _configure_form_submit,
    ),
    (
        "batch-utility",
        "make or change a contact of iService for each row of a CSV file, and an interaction",
        _utility,
        _configure_utility,
    ),
    (
        "interaction-create",
        "make an interaction of iService for each row of a CSV file",
        _interaction_create,
        _configure,
    ),
)
"""Name, summary, what runs it and what adds its arguments."""
