"""Names: of tenants, of their databases and of their domains."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import PurePath

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from db.exceptions import ConfigurationError
from db.tenancy.exceptions import BadName

_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,49}")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_SUFFIX = ".db"
_LONGEST_DOMAIN = 253


def tenant_name(text: str) -> str:
    """Return a tenant's name as given. Raises BadName."""
    if not _TENANT.fullmatch(text):
        raise BadName(
            f"{text!r} is no name of a tenant: letters, digits, _ and -, at most 50, no dot."
        )
    return text


def domain_name(text: str) -> str:
    """Return a host name in lower case and in ASCII, without a final dot. Raises BadName."""
    try:
        domain = text.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        domain = text.strip().lower()
    if len(domain) <= _LONGEST_DOMAIN and all(map(_LABEL.fullmatch, domain.split("."))):
        return domain
    return _address(domain)


def _address(text: str) -> str:
    try:
        return str(ip_address(text.strip("[]")))
    except ValueError:
        raise BadName(f"{text!r} is no domain; give it without scheme, port and path.") from None


def host_name(authority: str) -> str:
    """Return the host of ``host[:port]`` as domains are stored; text that is none as it is."""
    host = authority.partition("]")[0].lstrip("[")
    if not authority.startswith("["):
        host = authority.partition(":")[0]
    return host.rstrip(".").lower()


def database_name(database_url: str) -> str:
    """Return the name of the database that a URL leads to; SQLite's is the name of its file.

    Raises ConfigurationError for a URL that names none.
    """
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        raise ConfigurationError(f"This database URL cannot be used: {error}") from error
    name = url.database or ""
    if url.get_backend_name() == "sqlite":
        name = PurePath(name).name.removesuffix(_SUFFIX)
    if not name or name == ":memory:":
        raise ConfigurationError("The URL of the master database must name a database.")
    return name


def tenant_url(master_url: str, name: str) -> str:
    """Return the URL of a tenant's database: ``master.tenant`` beside the master.

    Raises BadName and ConfigurationError.
    """
    database = f"{database_name(master_url)}.{tenant_name(name)}"
    url = make_url(master_url)
    if url.get_backend_name() == "sqlite":
        folder = PurePath(url.database or "").parent
        database = str(folder / f"{database}{_SUFFIX}")
    return url.set(database=database).render_as_string(hide_password=False)
