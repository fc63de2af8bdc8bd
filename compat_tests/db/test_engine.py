"""One engine factory: what each database and driver needs is added by itself."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import make_url

from db import ConfigurationError, open_engine
from db.dialects import mssql, mysql

MICROSOFT = "mssql+pyodbc://u:p@host:1433/iservice.tenant1"
FREETDS = "mssql+pyodbc://u:p@host:1433/iservice.tenant1?driver=FreeTDS"


def test_sql_server_is_reached_by_microsofts_driver_unless_another_is_named() -> None:
    url = mssql.address(make_url(MICROSOFT))
    assert dict(url.query) == {"driver": "ODBC Driver 18 for SQL Server", "LongAsMax": "Yes"}
    assert (url.database, url.port) == ("iservice.tenant1", 1433)


def test_freetds_gets_its_port_protocol_and_encryption_as_keys() -> None:
    url = mssql.address(make_url(FREETDS))
    assert url.port is None
    assert dict(url.query) == {
        "driver": "FreeTDS",
        "port": "1433",
        "TDS_Version": "7.4",
        "Encryption": "require",
    }


def test_keys_that_are_given_stay() -> None:
    url = mssql.address(make_url(f"{FREETDS}&encryption=off&TDS_VERSION=8.0"))
    assert {"encryption": "off", "TDS_VERSION": "8.0"}.items() <= url.query.items()
    assert "Encryption" not in url.query


@pytest.mark.parametrize(
    "address",
    ["mssql+pyodbc:///?odbc_connect=DRIVER%3DFreeTDS", "mssql+mssqlpython://u:p@host/database"],
)
def test_other_addresses_stay_as_they_are(address: str) -> None:
    assert mssql.address(make_url(address)) == make_url(address)


@pytest.mark.parametrize(
    ("address", "expected"), [(MICROSOFT, True), (FREETDS, False)], ids=["microsoft", "freetds"]
)
def test_freetds_is_not_told_the_sizes_of_texts(address: str, expected: bool) -> None:
    options = mssql.options(make_url(address))
    assert options["use_setinputsizes"] is expected
    assert "fast_executemany" not in options


@dataclass
class Context:
    """What the hook is told of an error."""

    original_exception: Exception
    is_disconnect: bool = False


@pytest.mark.parametrize(("state", "is_lost"), [("HY000", True), ("42000", False)])
def test_an_unknown_error_of_freetds_is_a_broken_connection(state: str, is_lost: bool) -> None:
    context = Context(Exception(state, "Unknown error"))
    mssql.mark_lost_connection(context)  # type: ignore[arg-type]
    assert context.is_disconnect is is_lost


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("mysql://u@h/d", "mysql+pymysql"),
        ("mariadb://u@h/d", "mariadb+pymysql"),
        ("mysql+mysqldb://u@h/d", "mysql+mysqldb"),
    ],
)
def test_mysql_is_reached_by_pymysql_unless_another_is_named(address: str, driver: str) -> None:
    assert mysql.address(make_url(address)).drivername == driver


def test_mysql_reads_what_is_committed() -> None:
    assert mysql.options(make_url("mysql+pymysql://u@h/d"))["isolation_level"] == "READ COMMITTED"


def test_a_database_that_is_not_supported_is_told() -> None:
    with pytest.raises(ConfigurationError, match="postgresql is none of them"):
        open_engine("postgresql://u@h/d")
