"""Making and updating the databases of the master and of its tenants. Updates go forward only."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from db.creating import create_on_server
from db.engine import open_engine
from db.errors import translate
from db.exceptions import AccessDenied
from db.locking import named_lock
from db.migrations import VERSIONS_TABLE, known, versions
from db.models.master import MasterBase
from db.schema import create_schema, wanted
from db.tenancy import migrations
from db.tenancy.exceptions import MasterExists, NoMaster, Outdated, TooNew
from db.tenancy.names import database_name

__all__ = [
    "check_tenant_database",
    "create_master",
    "create_tenant_database",
    "tenant_versions",
    "update_master",
    "update_tenant",
]

_LOCK = "isv_schema"


def create_master(url: str, *, destroy: bool = False) -> None:
    """Create the master database and its tables; ``destroy``: also in place of one that is there.

    The databases of the tenants stay in any case. One whose creation was cut off is completed.
    Raises MasterExists and DatabaseError.
    """
    create_on_server(url)
    engine = open_engine(url)
    try:
        with engine.connect() as connection, named_lock(connection, _LOCK):
            _refuse_what_is_there(connection, destroy)
            connection.rollback()
            with connection.begin():
                if destroy:
                    _drop(connection)
                migrations.upgrade(connection)
    except SQLAlchemyError as error:
        raise translate(error) from error
    finally:
        engine.dispose()


def update_master(url: str) -> tuple[str, ...]:
    """Bring the master to the newest version and return it.

    Raises NoMaster, TooNew and DatabaseError.
    """
    require_file(url)
    engine = open_engine(url)
    try:
        with engine.connect() as connection, named_lock(connection, _LOCK):
            check_master(connection)
            connection.rollback()
            with connection.begin():
                migrations.upgrade(connection)
            return tuple(sorted(versions(connection)))
    except SQLAlchemyError as error:
        raise translate(error) from error
    finally:
        engine.dispose()


def check_master(connection: Connection) -> bool:
    """Tell whether a master has the newest version. Raises NoMaster and TooNew."""
    found = versions(connection)
    if not found or not any(each.startswith(migrations.MASTER) for each in found):
        raise NoMaster("This database is no master. Run manage master create.")
    if not found <= migrations.known():
        raise TooNew("The master database belongs to a newer version of this program.")
    return migrations.newest() in found


def create_tenant_database(url: str) -> None:
    """Create a tenant's database with its tables, or complete it. Raises DatabaseError."""
    create_on_server(url)
    engine = open_engine(url)
    try:
        create_schema(engine)
    finally:
        engine.dispose()


def update_tenant(url: str) -> tuple[str, ...]:
    """Bring a tenant's database to the newest version and return its versions.

    Raises TooNew and DatabaseError, AccessDenied when there is none.
    """
    require_file(url)
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            _refuse_newer(connection)
        create_schema(engine)
        return tenant_versions(engine)
    except SQLAlchemyError as error:
        raise translate(error) from error
    finally:
        engine.dispose()


def check_tenant_database(engine: Engine) -> None:
    """Compare the version of a tenant's database with ours; nothing is altered.

    Raises Outdated, TooNew and DatabaseError, AccessDenied when there is no such database.
    """
    require_file(engine.url.render_as_string(hide_password=False))
    try:
        with engine.connect() as connection:
            _refuse_newer(connection)
            if not wanted(connection) <= versions(connection):
                raise Outdated("The tenant's database must be updated first. Run manage update.")
    except SQLAlchemyError as error:
        raise translate(error) from error


def tenant_versions(engine: Engine) -> tuple[str, ...]:
    """Return the versions of a tenant's database, none when it is not of ours.

    Raises DatabaseError, AccessDenied when there is no such database.
    """
    require_file(engine.url.render_as_string(hide_password=False))
    try:
        with engine.connect() as connection:
            return tuple(sorted(versions(connection)))
    except SQLAlchemyError as error:
        raise translate(error) from error


def _refuse_newer(connection: Connection) -> None:
    if not versions(connection) <= known():
        raise TooNew("The tenant's database belongs to a newer version of this program.")


def _refuse_what_is_there(connection: Connection, destroy: bool) -> None:
    found = versions(connection)
    is_master = any(each.startswith(migrations.MASTER) for each in found)
    ours = {VERSIONS_TABLE, *(name.lower() for name in MasterBase.metadata.tables)}
    strange = {name.lower() for name in inspect(connection).get_table_names()} - ours
    if strange or (found and not is_master):
        raise MasterExists("The database holds tables that are no master's; nothing was changed.")
    if is_master and not destroy:
        raise MasterExists("There is a master database already; nothing was changed.")


def _drop(connection: Connection) -> None:
    MasterBase.metadata.drop_all(connection)
    name = connection.dialect.identifier_preparer.quote_identifier(VERSIONS_TABLE)
    connection.execute(text(f"DROP TABLE IF EXISTS {name}"))


def require_file(url: str) -> None:
    """Raise AccessDenied where SQLite would make a database that is not there."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").is_file():
        raise AccessDenied(f"There is no database {database_name(url)}.")
