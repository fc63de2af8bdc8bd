"""Names of tenants, of their databases and of their domains, in every dialect."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url

from compat_tests.db.tsql import DIALECT
from db import ConfigurationError
from db.models.master import MasterBase, TenantRow
from db.tenancy import (
    BadName,
    Broadcast,
    Master,
    NoSuchTenant,
    Style,
    Tenancy,
    create_master,
    database_name,
    domain_name,
    host_name,
    tenant_name,
)
from db.tenancy.names import tenant_url

_NOON = datetime(2024, 1, 1, 12)
SQL_SERVER = "mssql+pyodbc://sa:p%40ss@db1:1433/iService?driver=ODBC+Driver+18+for+SQL+Server"


@pytest.mark.parametrize(
    ("master", "tenant"),
    [
        (SQL_SERVER, SQL_SERVER.replace("/iService?", "/iService.acme?")),
        ("mysql+pymysql://u:p@h/iService", "mysql+pymysql://u:p@h/iService.acme"),
        ("sqlite:////var/lib/x/iService.db", "sqlite:////var/lib/x/iService.acme.db"),
        ("sqlite:///iService", "sqlite:///iService.acme.db"),
    ],
)
def test_a_tenants_database_is_beside_the_master(master: str, tenant: str) -> None:
    assert make_url(tenant_url(master, "acme")) == make_url(tenant)


def test_names_with_a_dot_are_quoted_on_sql_server() -> None:
    name = database_name(tenant_url(SQL_SERVER, "acme"))
    assert DIALECT.identifier_preparer.quote_identifier(name) == "[iService.acme]"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "nonsense"])
def test_a_master_needs_a_name(url: str) -> None:
    with pytest.raises(ConfigurationError):
        database_name(url)


@pytest.mark.parametrize("name", ["a", "A-1_b", "9" * 50])
def test_names_of_tenants(name: str) -> None:
    assert tenant_name(name) == name


@pytest.mark.parametrize(
    "name", ["", "a.b", "a/b", "-a", "a b", "a" * 51, "\xe4", "a]", "a`", "../a"]
)
def test_names_that_no_tenant_may_have(name: str) -> None:
    with pytest.raises(BadName):
        tenant_name(name)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Acme.Example.COM.", "acme.example.com"),
        ("m\xfcller.de", "xn--mller-kva.de"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "::1"),
        ("a_b.local", "a_b.local"),
    ],
)
def test_domains_are_kept_in_one_form(text: str, domain: str) -> None:
    assert domain_name(text) == domain


@pytest.mark.parametrize("text", ["", "http://a", "a:80", "a/b", "a b", ".a", "a" * 64, "-a.b"])
def test_texts_that_are_no_domain(text: str) -> None:
    with pytest.raises(BadName):
        domain_name(text)


@pytest.mark.parametrize(
    ("authority", "host"),
    [("A.b:80", "a.b"), ("a.b.", "a.b"), ("[::1]:80", "::1"), ("[::1]", "::1"), ("", "")],
)
def test_the_host_of_a_request_is_read_in_the_same_form(authority: str, host: str) -> None:
    assert host_name(authority) == host


def test_what_is_known_of_the_master_is_so_here() -> None:
    """Known difference T1."""
    assert TenantRow.__tablename__ == "Tenants"
    assert "webServiceURL" in MasterBase.metadata.tables["Tenants"].columns


@pytest.fixture
def master(tmp_path: Path) -> Iterator[Master]:
    """A master with the tenants acme, beta and the landlord's own."""
    url = f"sqlite:///{tmp_path}/iservice.db"
    create_master(url)
    made = Master(url)
    for name in ("acme", "beta", "office"):
        made.begin_tenant(name, [f"{name}.test"], "", _NOON)
        made.complete_tenant(name)
    made.change("office", settings={"Landlord": "true"})
    yield made
    made.close()


def test_only_the_landlords_own_tenant_sees_the_others(master: Master) -> None:
    """Known difference T11."""
    acme = Tenancy("acme", master.find, master)
    office = Tenancy("office", master.find, master)
    message = Broadcast("x", Style.OK, _NOON)
    assert [each.name for each in acme.tenants()] == ["acme"]
    assert [each.name for each in office.tenants()] == ["acme", "beta", "office"]
    with pytest.raises(NoSuchTenant):
        acme.broadcast(["beta"], message)
    acme.broadcast(["acme"], message)
    office.broadcast(["beta"], message)
    assert [each.name for each in master.tenants() if each.broadcast] == ["acme", "beta"]


def test_a_tenant_that_was_detached_is_nobody(master: Master) -> None:
    gone = Tenancy("acme", master.find, master)
    master.remove("acme")
    with pytest.raises(NoSuchTenant):
        gone.tenant()
