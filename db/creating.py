"""Creating a database on its server, and the SQL for those who would rather run it themselves."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from db import migrations
from db.dialects.mysql import CHARACTER_SET, COLLATION
from db.engine import open_engine
from db.errors import translate
from db.exceptions import ConfigurationError
from db.schema import create_schema

__all__ = ["create_database", "schema_sql"]

_SERVER_DATABASES = {"mssql": "master", "mysql": "", "mariadb": ""}


def create_database(database_url: str) -> None:
    """Create a database unless it is there, and in it the tables that it lacks.

    Raises DatabaseError.
    """
    create_on_server(database_url)
    engine = open_engine(database_url)
    try:
        create_schema(engine, anywhere=True)
    finally:
        engine.dispose()


def schema_sql(database_url: str) -> str:
    """Return the SQL that makes everything in an empty database of this kind.

    Its driver need not be there. Raises ConfigurationError for a URL that cannot be read.
    """
    try:
        return migrations.script(database_url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigurationError(f"This database URL cannot be used: {error}") from error


def create_on_server(database_url: str) -> None:
    """Create an empty database unless it is there; SQLite makes its files by itself.

    Raises DatabaseError.
    """
    url = make_url(database_url)
    if url.get_backend_name() not in _SERVER_DATABASES:
        return
    server = url.set(database=_SERVER_DATABASES[url.get_backend_name()])
    engine = open_engine(server.render_as_string(hide_password=False))
    try:
        _create_with(engine, url.database or "")
    except SQLAlchemyError as error:
        raise translate(error) from error
    finally:
        engine.dispose()


def _create_with(engine: Engine, name: str) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        quoted = engine.dialect.identifier_preparer.quote_identifier(name)
        if engine.dialect.name == "mssql":
            _create_on_sql_server(connection, name, quoted)
        else:
            connection.exec_driver_sql(
                f"CREATE DATABASE IF NOT EXISTS {quoted}"
                f" CHARACTER SET {CHARACTER_SET} COLLATE {COLLATION}"
            )


def _create_on_sql_server(connection: Connection, name: str, quoted: str) -> None:
    """Readers of a database of ours never wait for writers."""
    known = connection.execute(text("SELECT DB_ID(:name)"), {"name": name}).scalar()
    if known is None:
        connection.exec_driver_sql(f"CREATE DATABASE {quoted}")
        connection.exec_driver_sql(f"ALTER DATABASE {quoted} SET READ_COMMITTED_SNAPSHOT ON")
