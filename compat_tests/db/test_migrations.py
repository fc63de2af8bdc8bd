"""Migrations and models agree, and databases of every kind get what they may be given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from compat_tests.db.lanes import opened
from compat_tests.serving import PROJECT
from db import ConfigurationError, create_database, create_schema, migrations
from db.full_text import is_index
from db.models import METADATA
from db.tenancy import migrations as master_migrations


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with opened(f"sqlite:///{tmp_path}/iservice.db") as engine:
        yield engine


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def make_table(engine: Engine, name: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"CREATE TABLE {name} (TicketID int)"))


def test_the_migrations_make_what_the_models_say(engine: Engine) -> None:
    create_schema(engine)
    options = {
        "version_table": migrations.VERSIONS_TABLE,
        "compare_type": True,
        "include_name": lambda name, kind, _: kind != "table" or not is_index(name),
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_a_new_database_has_all_newest_versions(engine: Engine) -> None:
    create_schema(engine)
    with engine.connect() as connection:
        assert migrations.versions(connection) == {
            migrations.newest(migrations.OWN),
            migrations.newest(migrations.PRODUCT),
            migrations.newest(migrations.ISERVICE),
        }


def test_the_files_of_versions_are_named_as_alembic_orders_them() -> None:
    scripts = ScriptDirectory.from_config(migrations.config())
    branches = (migrations.OWN, migrations.PRODUCT, migrations.ISERVICE)
    assert set(scripts.get_heads()) == {migrations.newest(branch) for branch in branches}
    assert {each.revision for each in scripts.walk_revisions()} == migrations.known()
    masters = ScriptDirectory.from_config(master_migrations.config())
    assert set(masters.get_heads()) == {master_migrations.newest()}
    assert {each.revision for each in masters.walk_revisions()} == master_migrations.known()


def test_a_database_of_the_product_gets_only_our_tables(engine: Engine) -> None:
    make_table(engine, "st_Tickets")
    create_schema(engine)
    assert {name for name in tables(engine) if not name.startswith("isv_")} == {"st_Tickets"}
    with engine.connect() as connection:
        assert migrations.versions(connection) == {migrations.newest(migrations.OWN)}


def test_a_strange_database_is_refused_and_left_alone(engine: Engine) -> None:
    make_table(engine, "wp_posts")
    with pytest.raises(ConfigurationError, match="manage create-database"):
        create_schema(engine)
    assert tables(engine) == {"wp_posts"}


def test_a_strange_database_is_filled_on_demand(engine: Engine) -> None:
    make_table(engine, "wp_posts")
    create_database(str(engine.url))
    assert {"wp_posts", "st_Tickets", "isv_mail"} <= tables(engine)


def test_an_older_version_of_ours_is_brought_up(engine: Engine) -> None:
    with engine.begin() as connection:
        migrations.upgrade(connection, migrations.OWN)
        migrations.upgrade(connection, migrations.PRODUCT, "product_0001")
    create_schema(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM st_TicketStatuses")).scalar() == 4


def test_an_account_that_may_not_make_tables_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "product.db"
    with opened(f"sqlite:///{path}") as writable:
        make_table(writable, "st_Tickets")
    with (
        opened(f"sqlite:///file:{path}?mode=ro&uri=true") as engine,
        pytest.raises(ConfigurationError, match="may make tables"),
    ):
        create_schema(engine)


def calls(name: str) -> list[str]:
    """Return where a method of that name is called outside ``db``."""
    return [
        f"{path.relative_to(PROJECT)}:{node.lineno}"
        for path in sorted((PROJECT / "soap_service").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Attribute) and node.attr == name
    ]


@pytest.mark.parametrize("name", ["with_for_update", "icontains"])
def test_what_sql_server_does_otherwise_is_left_to_db(name: str) -> None:
    assert calls(name) == []
