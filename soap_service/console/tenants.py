"""Commands about tenants: list, new, info, set, import, delete."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import make_url

from db import AccessDenied, open_engine
from db.tenancy import (
    BadName,
    DomainTaken,
    Master,
    SchemaState,
    Tenant,
    TenantExists,
    TenantSetting,
    create_tenant_database,
    database_name,
    tenant_name,
    tenant_versions,
    update_tenant,
)
from soap_service.config import Settings
from soap_service.console.exceptions import ConsoleError
from soap_service.console.output import Output
from soap_service.console.passwords import read_password
from soap_service.console.superuser import set_superuser
from soap_service.console.tenant_settings import open_master
from soap_service.console.times import utc_now

__all__ = ["delete", "import_tenant", "list_all", "new", "set_values", "show"]

NO_LIMIT = "none"
_COLUMNS = {
    "name": "Tenant",
    "domains": "Domains",
    "agent_limit": "Agents",
    "chat_agent_limit": "Chat agents",
    "mailboxes_enabled": "Mailboxes",
    "ready": "Ready",
    "versions": "Versions",
}
_FREE_DOMAIN_TRIES = 100


def list_all(settings: Settings, *, as_json: bool) -> int:
    """Show all tenants."""
    with closing(open_master(settings)) as master:
        rows = [_row(master, tenant) for tenant in master.tenants()]
    Output(settings, as_json=as_json).rows(_COLUMNS, rows)
    return 0


def show(settings: Settings, name: str, *, as_json: bool) -> int:
    """Show one tenant."""
    with closing(open_master(settings)) as master:
        Output(settings, as_json=as_json).record(_row(master, master.tenant(name)))
    return 0


def new(settings: Settings, args: argparse.Namespace) -> int:
    """Make a tenant: its database, its first superuser, and its place in the master.

    One whose making was cut off is completed by saying the same again.
    """
    output = Output(settings, as_json=args.json)
    with closing(open_master(settings)) as master:
        _refuse_known(master, args.name, output)
        password = read_password(args.password_file, f"Password of {args.login}: ")
        url = master.url_of(args.name)
        _refuse_database(master, args.name, url)
        _explain_domains(
            master,
            args.name,
            args.domain,
            lambda: master.begin_tenant(args.name, args.domain, _address(args), utc_now()),
        )
        output.say(f"Making the database {database_name(url)}.")
        create_tenant_database(url)
        set_superuser(url, args.login, password)
        _note_versions(master, args.name, update_tenant(url))
        output.record(_row(master, master.complete_tenant(args.name)))
    return 0


def set_values(settings: Settings, args: argparse.Namespace) -> int:
    """Change what is given of a tenant; the rest stays."""
    columns = {
        "web_service_url": args.url,
        "agent_limit": _limit(args.agent_limit),
        "chat_agent_limit": _limit(args.chat_agent_limit),
        "mailboxes_enabled": None if args.mailboxes is None else args.mailboxes == "on",
    }
    columns = {key: value for key, value in columns.items() if value is not None}
    if args.agent_limit == NO_LIMIT:
        columns["agent_limit"] = None
    if args.chat_agent_limit == NO_LIMIT:
        columns["chat_agent_limit"] = None
    with closing(open_master(settings)) as master:
        changed = _explain_domains(
            master,
            args.name,
            args.domain,
            lambda: master.change(
                args.name, domains=args.domain, settings=_pairs(args.setting), **columns
            ),
        )
        Output(settings, as_json=args.json).record(_row(master, changed))
    return 0


def import_tenant(settings: Settings, args: argparse.Namespace) -> int:
    """Attach a database that was restored beside the master under the right name.

    It is updated when it is older; one that is newer cannot be attached.
    """
    output = Output(settings, as_json=args.json)
    name = args.name
    with closing(open_master(settings)) as master:
        _check_prefix(master, name)
        _refuse_known(master, name, output)
        url = master.url_of(name)
        if not _versions_of(url):
            raise ConsoleError(f"{database_name(url)} is no tenant's database: it has no version.")
        _explain_domains(
            master,
            name,
            args.domain,
            lambda: master.begin_tenant(name, args.domain, _address(args), utc_now()),
        )
        try:
            _note_versions(master, name, update_tenant(url))
        except BaseException:
            master.remove(name)
            raise
        output.record(_row(master, master.complete_tenant(name)))
    return 0


def delete(settings: Settings, name: str) -> int:
    """Take a tenant out of the master; its database stays."""
    with closing(open_master(settings)) as master:
        tenant = master.tenant(name)
        master.remove(name)
        kept = database_name(master.url_of(tenant.name))
    Output(settings).say(f"The tenant {tenant.name} is detached; its database {kept} stays.")
    return 0


def _row(master: Master, tenant: Tenant) -> dict[str, Any]:
    return {
        "name": tenant.name,
        "database": database_name(master.url_of(tenant.name)),
        "domains": tenant.domains,
        "web_service_url": tenant.web_service_url,
        "agent_limit": tenant.agent_limit,
        "chat_agent_limit": tenant.chat_agent_limit,
        "mailboxes_enabled": tenant.mailboxes_enabled,
        "ready": tenant.is_ready,
        "versions": tenant.schema.versions if tenant.schema else (),
        "update_error": tenant.schema.error if tenant.schema else None,
        "broadcast": tenant.broadcast.style if tenant.broadcast else None,
        "created_utc": tenant.created_utc,
        **{name: _without_password(value) for name, value in sorted(tenant.settings.items())},
    }


def _without_password(value: str) -> str:
    return make_url(value).render_as_string() if "://" in value else value


def _note_versions(master: Master, name: str, versions: tuple[str, ...]) -> None:
    master.note_schema(name, SchemaState(versions, utc_now(), None))


def _versions_of(url: str) -> tuple[str, ...]:
    engine = open_engine(url)
    try:
        return tenant_versions(engine)
    finally:
        engine.dispose()


def _check_prefix(master: Master, name: str) -> None:
    """Explain the name of a tenant to whoever gives that of its database."""
    prefix = f"{master.name}."
    if name.lower().startswith(prefix.lower()):
        raise BadName(f"Give the name without the prefix: {name[len(prefix) :]}.")
    tenant_name(name)


def _refuse_known(master: Master, name: str, output: Output) -> None:
    known = master.find(name)
    if known and known.is_ready:
        raise TenantExists(known.name)
    if known:
        output.say(f"The making of {known.name} was cut off; it is completed now.")


def _refuse_database(master: Master, name: str, url: str) -> None:
    """A database that is there without a tenant may be a detached one's."""
    if master.find(name) is None and _is_there(url):
        raise ConsoleError(
            f"There is a database {database_name(url)} already. Attach it with manage tenants"
            " import, or take another name."
        )


def _is_there(url: str) -> bool:
    try:
        _versions_of(url)
    except AccessDenied:
        return False
    return True


def _explain_domains(
    master: Master, name: str, domains: Sequence[str] | None, change: Callable[[], Tenant]
) -> Tenant:
    """Make a change of domains, or say which are taken and what could be said instead."""
    try:
        return change()
    except DomainTaken as error:
        offers = " ".join(f"--domain {_free(master, name, domain)}" for domain in error.domains)
        raise ConsoleError(f"{error} Free would be: {offers}") from error


def _free(master: Master, name: str, domain: str) -> str:
    """Return a free domain that looks like one that is taken."""
    first, dot, rest = domain.partition(".")
    offers = [f"{name.lower()}.{domain}"]
    offers += [f"{first}-{number}{dot}{rest}" for number in range(2, _FREE_DOMAIN_TRIES)]
    taken = set(master.taken_domains(offers))
    return next(offer for offer in offers if offer not in taken)


def _address(args: argparse.Namespace) -> str:
    return args.url or f"https://{args.domain[0]}/iService.asmx"


def _limit(text: str | None) -> int | None:
    if text is None or text == NO_LIMIT:
        return None
    if not text.isascii() or not text.isdecimal():
        raise ConsoleError(f"A limit is a number or {NO_LIMIT}, not {text!r}.")
    return int(text)


def _pairs(texts: Sequence[str] | None) -> Mapping[str, str]:
    pairs: dict[str, str] = {}
    for text in texts or ():
        name, equals, value = text.partition("=")
        if not equals:
            raise ConsoleError(f"A setting is NAME=VALUE, not {text!r}; an empty VALUE removes it.")
        _check_setting(name, value)
        pairs[name] = value
    return pairs


def _check_setting(name: str, value: str) -> None:
    if name == TenantSetting.SMARTERTRACK_DATABASE and value:
        open_engine(value).dispose()
