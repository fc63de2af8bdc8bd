"""The commands about providers: their arguments, and what carries them out."""

from __future__ import annotations

import argparse
from collections.abc import Callable

__all__ = ["PROVIDER_COMMANDS"]

_KINDS = ("login", "registration", "customfields", "ticket", "chat", "userinfo", "events")
_ROLES = ("registered", "anonymous")
_ANSWERS = {"yes": True, "no": False}
_LOGIN = (
    "forgot_password_url",
    "custom_login_url",
    "default_role",
    "mark_verified",
    "accept_cookies",
    "cookie_name",
    "agents",
    "show_message",
)


def _set(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_providers import change

    common = {
        "url": args.url,
        "password": args.password,
        "timeout_s": args.timeout,
        "fail": args.fail,
        "namespace": args.namespace,
        "guess": args.guess,
    }
    return change(args.settings, args.kind, common, {name: getattr(args, name) for name in _LOGIN})


def _configure_set(parser: argparse.ArgumentParser) -> None:
    _configure_kind(parser)
    parser.add_argument("--url", help="where the provider's service is")
    parser.add_argument(
        "--password",
        metavar="PW",
        help="what it wants as authPW; - reads a line from standard input. Without it the variable"
        " PROVIDER_PASSWORD counts: unlike an argument nobody sees it in the list of processes",
    )
    parser.add_argument("--timeout", type=float, metavar="S", help="seconds a call may take")
    parser.add_argument(
        "--fail", choices=("open", "closed"), help="go on or refuse when it does not answer"
    )
    parser.add_argument(
        "--namespace", metavar="NS", help="instead of the WSDL's; '' believes the WSDL again"
    )
    _configure_registration(parser)
    _configure_login(parser)


def _configure_registration(parser: argparse.ArgumentParser) -> None:
    _add_yes_or_no(
        parser.add_argument_group("registration"),
        "--guess",
        "call the operation whose name contains Regist, although no contract of it is known",
    )


def _configure_login(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("login")
    group.add_argument("--forgot-password-url", metavar="URL", help="where users recover theirs")
    group.add_argument("--custom-login-url", metavar="URL", help="where users log in instead")
    group.add_argument("--default-role", choices=_ROLES, help="the role of new users")
    _add_yes_or_no(group, "--mark-verified", "trust the mail addresses that the provider tells")
    _add_yes_or_no(group, "--accept-cookies", "let users in whom a cookie of a sibling site names")
    group.add_argument("--cookie-name", metavar="NAME", help="the name of that cookie")
    _add_yes_or_no(group, "--agents", "ask about agents, too; they are checked here otherwise")
    _add_yes_or_no(group, "--show-message", "show what the provider says with Success=false")


def _add_yes_or_no(group: argparse._ActionsContainer, name: str, help_text: str) -> None:
    group.add_argument(name, type=_truth, metavar="{yes,no}", help=help_text)


def _truth(word: str) -> bool:
    if word not in _ANSWERS:
        raise argparse.ArgumentTypeError("yes or no")
    return _ANSWERS[word]


def _enable(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_providers import switch

    return switch(args.settings, args.kind, on=True)


def _disable(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_providers import switch

    return switch(args.settings, args.kind, on=False)


def _configure_kind(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=_KINDS, metavar="KIND", help=", ".join(_KINDS))


def _list(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_providers import list_all

    return list_all(args.settings, as_json=args.json)


def _configure_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def _test(args: argparse.Namespace) -> int:
    from soap_service.commands.manage_providers import try_out

    return try_out(args.settings, args.kind)


_Run = Callable[[argparse.Namespace], int]
_Configure = Callable[[argparse.ArgumentParser], None]

PROVIDER_COMMANDS: tuple[tuple[str, str, _Run, _Configure], ...] = (
    ("manage providers set", "say where a provider is and how it is called", _set, _configure_set),
    ("manage providers enable", "call a provider from now on", _enable, _configure_kind),
    ("manage providers disable", "call a provider no more", _disable, _configure_kind),
    ("manage providers list", "show the providers", _list, _configure_list),
    ("manage providers test", "make a harmless call and show the answer", _test, _configure_kind),
)
"""Name, summary, what runs it and what adds its arguments."""
