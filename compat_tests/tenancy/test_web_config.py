"""Settings from the product's ``web.config``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from soap_service.config import ConfigError, load_settings
from soap_service.config.web_config import WebConfigError, read_web_config
from soap_service.console.times import time_text

ZONES = "(-06:00)=(CST)|(+00:00)=(GMT)"


def document(inside: str) -> bytes:
    return f'<?xml version="1.0"?><configuration>{inside}</configuration>'.encode()


def connection(text: str, provider: str = "System.Data.SqlClient") -> bytes:
    return document(
        f'<connectionStrings><add name="any" connectionString="{text}"'
        f' providerName="{provider}"/></connectionStrings>'
    )


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "Server=db1;Database=iService;User ID=sa;Password=p@ss/word",
            "mssql+pyodbc://sa:p%40ss%2Fword@db1/iService",
        ),
        (
            "Data Source=tcp:db1,1500;Initial Catalog=iService;Integrated Security=SSPI",
            "mssql+pyodbc://db1:1500/iService?Trusted_Connection=yes",
        ),
        (
            "server=.;database=iService;uid=sa;pwd='a;b';TrustServerCertificate=True",
            "mssql+pyodbc://sa:a%3Bb@localhost/iService?TrustServerCertificate=yes",
        ),
        (
            "Server=db1;Port=3307;Database=iService;Uid=u;Pwd=p",
            "mysql+pymysql://u:p@db1:3307/iService",
        ),
    ],
)
def test_a_connection_string_leads_to_the_master(text: str, url: str) -> None:
    """Known difference T7."""
    assert read_web_config(connection(text))["master_url"] == url


def test_mysql_is_told_by_the_provider() -> None:
    read = read_web_config(connection("Server=h;Database=d", "MySql.Data.MySqlClient"))
    assert read["master_url"] == "mysql+pymysql://h/d"


def test_the_other_settings_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "web.config"
    path.write_bytes(
        document(
            f'<appSettings><add key="zones" value="{ZONES}"/></appSettings>'
            '<system.web><httpRuntime maxRequestLength="2048"/></system.web>'
        )
    )
    settings = load_settings(tmp_path, path)
    assert settings.time_zone_names == ZONES
    assert settings.max_request_kb == 2048
    assert settings.master_url == ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "a document type is not read"),
        (b"<configuration>", "no XML"),
        (b"<a/>" + b" " * (1 << 20), "too large"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(WebConfigError, match=said):
        read_web_config(content)
    path = tmp_path / "web.config"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=said):
        load_settings(tmp_path, path)


def test_what_is_no_connection_is_left_alone() -> None:
    assert read_web_config(connection("Server=db1") + b"\n") == {}


@pytest.mark.parametrize(
    ("zone", "names", "text"),
    [
        ("America/Chicago", ZONES, "2024-01-01 06:00:00 CST"),
        ("Europe/London", ZONES, "2024-01-01 12:00:00 GMT"),
        ("Asia/Tokyo", ZONES, "2024-01-01 12:00:00 UTC"),
        ("America/Chicago", "", "2024-01-01 12:00:00 UTC"),
    ],
)
def test_times_are_shown_in_a_zone_that_has_a_name(zone: str, names: str, text: str) -> None:
    assert time_text(zone, names)(datetime(2024, 1, 1, 12)) == text
