"""Settings are read from everywhere, and never guessed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from compat_tests.serving import PROJECT
from soap_service.config import ConfigError, load_settings, reference, split_bind


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_defaults_need_no_source(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.bind == "127.0.0.1:8080"
    assert settings.max_request_bytes == 16384 * 1024
    assert settings.database == f"sqlite:///{tmp_path}/iservice.db"
    assert settings.journal == tmp_path / "journal.jsonl"
    assert settings.wsdl_dir == PROJECT / "wsdl"


def test_the_file_of_the_data_directory_is_read(tmp_path: Path) -> None:
    written(tmp_path, 'bind = "0.0.0.0:80"\nhttp_get = true\ntrusted_proxies = ["10.0.0.0/8"]\n')
    settings = load_settings(tmp_path)
    assert (settings.bind, settings.http_get) == ("0.0.0.0:80", True)
    assert settings.trusted_proxies == ("10.0.0.0/8",)


def test_a_named_file_replaces_it(tmp_path: Path) -> None:
    written(tmp_path, "threads = 3\n")
    other = tmp_path / "other"
    other.mkdir()
    settings = load_settings(tmp_path, written(other, 'wsdl_dir = "contracts"\n'))
    assert (settings.threads, settings.wsdl_dir) == (8, other / "contracts")


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(tmp_path: Path) -> None:
    written(tmp_path, "threads = 3\nworkers = 3\nmax_depth = 30\n")
    environ = {"ISERVICE_THREADS": "4", "ISERVICE_WORKERS": "4", "PATH": "/bin"}
    settings = load_settings(tmp_path, None, environ, {"workers": 5, "bind": None})
    assert (settings.max_depth, settings.threads, settings.workers) == (30, 4, 5)


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        ("HTTP_GET", "On", True),
        ("SOAP12", "false", False),
        ("BODY_TIMEOUT_S", "1.5", 1.5),
        ("BODY_TIMEOUT_S", "2", 2.0),
        ("TRUSTED_PROXIES", "127.0.0.1, ::1,10.0.0.0/8", ("127.0.0.1", "::1", "10.0.0.0/8")),
        ("TRUSTED_PROXIES", "", ()),
        ("CUSTOM_ERRORS", "Off", "Off"),
        ("TIME_ZONE", "Europe/Berlin", "Europe/Berlin"),
        ("WSDL_DIR", "/contracts", Path("/contracts")),
    ],
)
def test_a_variable_is_read_by_its_type(
    tmp_path: Path, variable: str, text: str, value: object
) -> None:
    settings = load_settings(tmp_path, environ={f"ISERVICE_{variable}": text})
    assert getattr(settings, variable.lower()) == value


@pytest.mark.parametrize(
    ("variable", "text", "expected"),
    [
        ("THREADS", "many", "threads must be a whole number, not 'many'"),
        ("THREADS", "0", "threads must be 1 or more, not 0"),
        ("HTTP_GET", "maybe", "http_get must be true or false, not 'maybe'"),
        ("HEADER_TIMEOUT_S", "nan", "header_timeout_s must be 0.1 or more, not nan"),
        ("CUSTOM_ERRORS", "on", "custom_errors must be one of On, Off, RemoteOnly, not 'on'"),
        ("TRUSTED_PROXIES", "proxy", "trusted_proxies must be addresses or CIDR networks"),
        ("BIND", "8080", "bind must be HOST:PORT, not '8080'"),
        ("TIME_ZONE", "Mars", "time_zone must be a name of the IANA time zone database"),
        ("THREAD", "1", "unknown setting 'thread'; known are: aspnet_version, bind, "),
        ("DATA_DIR", "/data", "unknown setting 'data_dir'"),
    ],
)
def test_a_wrong_variable_is_named_with_what_is_expected(
    tmp_path: Path, variable: str, text: str, expected: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        load_settings(tmp_path, environ={f"ISERVICE_{variable}": text})
    assert str(raised.value).startswith(f"ISERVICE_{variable}: {expected}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('threads = "8"', "threads must be a whole number, not '8'"),
        ("threads = true", "threads must be a whole number, not True"),
        ("threads = 1.5", "threads must be a whole number, not 1.5"),
        ("http_get = 1", "http_get must be true or false, not 1"),
        ("trusted_proxies = [1]", "trusted_proxies must be a list of texts, not (1,)"),
        ("wsdl_dir = 1", "wsdl_dir must be a path, not 1"),
        ("thread = 8", "unknown setting 'thread'"),
        ("[server]\nthreads = 8", "unknown setting 'server'"),
        ("threads = ]", "Invalid value (at line 1, column 11)"),
    ],
)
def test_a_wrong_line_is_named_with_its_file(tmp_path: Path, line: str, expected: str) -> None:
    path = written(tmp_path, line)
    with pytest.raises(ConfigError) as raised:
        load_settings(tmp_path)
    assert str(raised.value).startswith(f"{path}: {expected}")


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        load_settings(tmp_path, tmp_path / "none.toml")


def test_the_database_password_is_never_shown(tmp_path: Path) -> None:
    url = "mssql+pyodbc://sa:canary@host/db"
    settings = load_settings(tmp_path, environ={"ISERVICE_DATABASE_URL": url})
    assert settings.database == url
    assert "canary" not in repr(settings) + str(settings) + str(settings.shown())
    assert settings.shown()["database_url"] == "mssql+pyodbc://sa:***@host/db"


def test_a_wrong_database_url_is_not_repeated(tmp_path: Path) -> None:
    written(tmp_path, 'database_url = ["mssql://sa:canary@host/db"]')
    with pytest.raises(ConfigError, match=r"database_url must be text$"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("bind", "pair"),
    [
        ("127.0.0.1:80", ("127.0.0.1", 80)),
        ("[::1]:0", ("::1", 0)),
        ("example.org:65535", ("example.org", 65535)),
    ],
)
def test_an_address_is_split(bind: str, pair: tuple[str, int]) -> None:
    assert split_bind(bind) == pair


@pytest.mark.parametrize("bind", ["", "80", ":80", "host:", "host:x", "host:65536", "host:-1"])
def test_what_is_no_address_is_refused(bind: str) -> None:
    with pytest.raises(ConfigError, match="is not HOST:PORT"):
        split_bind(bind)


def test_the_documentation_lists_every_setting() -> None:
    documented = (PROJECT / "docs" / "configuration.md").read_text("utf-8")
    assert documented.endswith(reference())
