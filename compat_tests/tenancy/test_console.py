"""The console as it is typed: what it says, what it does, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, text

from compat_tests.serving import PROGRAM, clean_environ
from compat_tests.tenancy.installation import ACME, BETA, PASSWORD, Installation, tenant
from db import open_engine
from db.models.iservice import Contact, ContactLogin
from db.models.smartertrack import User
from db.tenancy import Master
from soap_service.cli import main

NOON = datetime(2024, 1, 1, 12)
NEW = ("--login", "boss@x.test", "--password-file", "-")


def refused(installation: Installation, *arguments: str, stdin: str = "") -> str:
    """Run a command that must end with 1 and one line, and return that line."""
    ended = installation.console("manage", *arguments, stdin=stdin)
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stderr.splitlines()[-1].removeprefix("iservice.asmx.py: ")


def rows(installation: Installation, name: str, query: object) -> list[tuple[object, ...]]:
    engine = open_engine(installation.url_of(name))
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query).all()]  # type: ignore[call-overload]
    finally:
        engine.dispose()


def begin_tenant(installation: Installation) -> None:
    installation.read(lambda master: master.begin_tenant("kept", ["kept.test"], "", NOON))


def test_a_master_is_overwritten_only_when_told_twice(fresh: Installation) -> None:
    fresh.create()
    begin_tenant(fresh)
    assert "There is a master database already" in refused(fresh, "master", "create")
    assert "say it twice" in refused(fresh, "master", "create", "--destroy")
    assert fresh.names() == ["kept"]
    fresh.manage("master", "create", "--destroy", "--destroy")
    assert fresh.names() == []


def test_a_database_of_something_else_is_never_overwritten(fresh: Installation) -> None:
    fresh.create()
    engine = open_engine(fresh.master_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE wp_posts (id int)"))
    engine.dispose()
    said = refused(fresh, "master", "create", "--destroy", "--destroy")
    assert "tables that are no master's" in said


@pytest.mark.parametrize("command", [("update",), ("tenants", "list")])
def test_without_a_master_the_reason_is_said(fresh: Installation, command: tuple[str, ...]) -> None:
    assert refused(fresh, *command)


def test_a_new_tenant_has_a_superuser_as_contact_1(installation: Installation) -> None:
    """Known difference T8."""
    contact = select(Contact.contact_id, Contact.name)
    assert rows(installation, ACME, contact.where(Contact.contact_id == 1)) == [
        (1, tenant(ACME).login)
    ]
    login = select(ContactLogin.login).where(ContactLogin.contact_id == 1)
    assert rows(installation, ACME, login) == [(tenant(ACME).login,)]
    primary = select(User.user_name).where(User.is_primary_admin)
    assert (tenant(ACME).login,) in rows(installation, ACME, primary)


def test_the_database_of_a_tenant_is_named_after_it(installation: Installation) -> None:
    """Known difference T3."""
    shown = installation.shown("tenants", "info", ACME)
    assert shown["database"] == f"{installation.read(lambda master: master.name)}.acme"
    assert shown["ready"] is True


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tenants", "new", ACME, "--domain", "x.test", *NEW), "There is a tenant 'acme' already."),
        (("tenants", "new", "ACME", "--domain", "x.test", *NEW), "There is a tenant 'acme' alr"),
        (("tenants", "new", "a.b", "--domain", "x.test", *NEW), "is no name of a tenant"),
        (("tenants", "new", "x", "--domain", "beta.test", *NEW), "Free would be: --domain x.beta."),
        (("tenants", "new", "x", "--domain", "http://x/", *NEW), "is no domain"),
        (("tenants", "info", "nobody"), "There is no tenant 'nobody'."),
        (("tenants", "delete", "nobody"), "There is no tenant 'nobody'."),
        (("tenants", "set", ACME, "--domain", "beta.test"), "Free would be: --domain acme.beta.t"),
        (("tenants", "set", ACME, "--agent-limit", "-1"), "A limit is a number or none"),
        (("tenants", "set", ACME, "--setting", "Colour=red"), "There is no setting 'Colour'"),
        (("tenants", "import", "nobody", "--domain", "x.test"), ""),
        (("broadcast", "apply", "--text", "x"), "Name the tenants, or say --all."),
        (("broadcast", "apply", ACME, "--html", "<script>x</script>"), "Nothing of the message"),
        (("broadcast", "apply", ACME, "nobody", "--text", "x"), "There is no tenant 'nobody'."),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    installation: Installation,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    said: str,
) -> None:
    (tmp_path / "password").write_text("secret", "utf-8")
    (tmp_path / "config.toml").write_text(f"master_url = '{installation.master_url}'", "utf-8")
    words = [*arguments, "--data", str(tmp_path)]
    words = [str(tmp_path / "password") if word == "-" else word for word in words]
    before = installation.read(Master.tenants)
    assert main(["manage", *words]) == 1
    assert said in capsys.readouterr().err
    assert installation.read(Master.tenants) == before


def test_an_empty_password_is_refused(installation: Installation) -> None:
    said = refused(installation, "tenants", "new", "x", "--domain", "x.test", *NEW, stdin="\n")
    assert said == "The password is empty."
    assert "x" not in installation.names()


def test_values_of_a_tenant_are_set_one_by_one(installation: Installation) -> None:
    """Known difference T5."""
    installation.manage("tenants", "set", BETA, "--agent-limit", "7", "--mailboxes", "off")
    installation.manage("tenants", "set", BETA, "--chat-agent-limit", "0")
    shown = installation.shown("tenants", "info", BETA)
    assert (shown["agent_limit"], shown["chat_agent_limit"]) == (7, 0)
    assert shown["mailboxes_enabled"] is False
    installation.manage("tenants", "set", BETA, "--agent-limit", "none", "--mailboxes", "on")
    shown = installation.shown("tenants", "info", BETA)
    assert (shown["agent_limit"], shown["chat_agent_limit"]) == (None, 0)
    assert shown["mailboxes_enabled"] is True


def test_a_password_in_a_setting_is_not_shown(installation: Installation) -> None:
    url = "mysql+pymysql://desk:canary@127.0.0.1:1/desk"
    shown = installation.manage("tenants", "set", BETA, "--setting", f"SmarterTrackDatabase={url}")
    installation.manage("tenants", "set", BETA, "--setting", "SmarterTrackDatabase=")
    assert "mysql+pymysql://desk:***@127.0.0.1:1/desk" in shown
    assert "SmarterTrackDatabase" not in installation.shown("tenants", "info", BETA)


def test_a_deleted_tenant_keeps_its_database_and_can_be_imported(
    installation: Installation,
) -> None:
    before = rows(installation, BETA, select(Contact))
    installation.manage("tenants", "delete", BETA)
    assert installation.names() == [ACME]
    said = refused(
        installation, "tenants", "new", BETA, "--domain", "beta.test", *NEW, stdin="secret\n"
    )
    assert "Attach it with manage tenants import" in said
    said = refused(installation, "tenants", "import", BETA, "--domain", "acme.test")
    assert "Free would be: --domain beta.acme.test" in said
    assert installation.names() == [ACME]
    installation.manage("tenants", "import", BETA, "--domain", "beta.test")
    assert installation.names() == [ACME, BETA]
    assert rows(installation, BETA, select(Contact)) == before


def test_an_import_wants_the_name_without_the_masters(installation: Installation) -> None:
    prefixed = f"{installation.read(lambda master: master.name)}.x"
    said = refused(installation, "tenants", "import", prefixed, "--domain", "x.test")
    assert said == "Give the name without the prefix: x."


def versions_table(installation: Installation, name: str, statement: str) -> None:
    engine = open_engine(installation.url_of(name))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_newer_database_is_neither_updated_nor_imported(installation: Installation) -> None:
    newer = "UPDATE isv_versions SET version_num = 'own_9999' WHERE version_num LIKE 'own%'"
    found = installation.shown("tenants", "info", BETA)["versions"]
    own = next(each for each in found if each.startswith("own"))
    versions_table(installation, BETA, newer)
    try:
        updated = installation.console("manage", "update")
        assert updated.returncode == 1
        assert "belongs to a newer version" in updated.stderr
        installation.manage("tenants", "delete", BETA)
        said = refused(installation, "tenants", "import", BETA, "--domain", "beta.test")
        assert "belongs to a newer version" in said
        assert installation.names() == [ACME]
    finally:
        versions_table(
            installation,
            BETA,
            f"UPDATE isv_versions SET version_num = '{own}' WHERE version_num = 'own_9999'",
        )
        installation.manage("tenants", "import", BETA, "--domain", "beta.test")


def test_the_superuser_gets_a_new_password_and_loses_the_sessions(
    installation: Installation,
) -> None:
    column = select(Contact.password).where(Contact.contact_id == 1)
    before = rows(installation, ACME, column)
    installation.manage(
        "superuser", "password", "--tenant", ACME, "--password-file", "-", stdin=f"{PASSWORD}\n"
    )
    after = rows(installation, ACME, column)
    primary = select(User.password).where(User.lowered_user_name == tenant(ACME).login)
    assert before != after
    assert rows(installation, ACME, primary) == after


def test_a_command_about_one_site_wants_the_tenant_named(installation: Installation) -> None:
    ended = installation.console("manage", "table-sizes")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "name the tenant with --tenant NAME" in ended.stderr
    ended = installation.console("manage", "tenants", "list", "--tenant", ACME)
    assert ended.returncode == 2
    sizes = installation.shown("table-sizes", "--tenant", ACME)
    assert {"table", "rows", "bytes"} <= set(sizes[0])
    assert next(each["rows"] for each in sizes if each["table"].lower() == "contacts") >= 1
    checked = installation.console("manage", "check-database", "--tenant", ACME)
    assert "pieces of advice" in checked.stdout


def test_broadcasts_are_applied_cleaned_and_removed(installation: Installation) -> None:
    """Known difference T6."""
    html = '<b onclick="x()">Update</b> at 9<script>x</script><a href="javascript:x">!</a>'
    installation.manage("broadcast", "apply", "--all", "--html", html, "--style", "Caution")
    installation.manage("broadcast", "apply", BETA, "--text", "1 < 2\nbye")
    shown = {each["tenant"]: each for each in installation.shown("broadcast", "list")}
    assert shown[ACME]["html"] == '<b>Update</b> at 9<a rel="noopener noreferrer">!</a>'
    assert (shown[ACME]["style"], shown[BETA]["style"]) == ("Caution", "Info")
    assert shown[BETA]["html"] == "1 &lt; 2<br>bye"
    installation.manage("broadcast", "remove", ACME)
    assert [each["tenant"] for each in installation.shown("broadcast", "list")] == [BETA]
    installation.manage("broadcast", "remove", "--all")
    assert installation.shown("broadcast", "list") == []


def test_the_products_form_updates_everything_and_does_nothing_else(
    installation: Installation,
) -> None:
    """Known difference T4."""
    before = installation.read(Master.tenants)
    ended = installation.console("-nogui", *product_form(installation))
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
    after = installation.read(Master.tenants)
    assert [replace(each, schema=None) for each in after] == [
        replace(each, schema=None) for each in before
    ]


@pytest.mark.parametrize("arguments", [(), ("server",), ("a", "b", "c", "d", "e")])
def test_the_products_form_wants_four_words(
    installation: Installation, arguments: tuple[str, ...]
) -> None:
    ended = installation.console("-nogui", *arguments)
    assert ended.returncode == 1
    assert "usage: iservice.asmx.py -nogui SERVER MASTER_DB USER PASSWORD" in ended.stderr


def test_the_products_form_says_why_it_failed(installation: Installation) -> None:
    server, _, user, password = product_form(installation)
    ended = installation.console("-nogui", server, "nothing", user, password)
    assert ended.returncode == 1
    assert ended.stderr.startswith("iservice.asmx.py: ")
    assert ended.stderr.count("\n") == 1


def product_form(installation: Installation) -> tuple[str, str, str, str]:
    """Return the words that lead the product's form to the master."""
    url = make_url(installation.master_url)
    name = installation.read(lambda master: master.name)
    if url.get_backend_name() == "sqlite":
        return str(Path(url.database or "").parent), name, "-", "-"
    return f"{url.host}:{url.port}", name, url.username or "", str(url.password or "")


def test_help_needs_no_database(tmp_path: Path) -> None:
    helped = subprocess.run(
        [sys.executable, str(PROGRAM), "manage", "tenants", "--help"],
        cwd=tmp_path,
        env=clean_environ(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert {"list", "new", "info", "set", "import", "delete"} <= set(helped.stdout.split())
