"""The tables: which ones a database has, and making those that it may be given.

A database is one of three kinds. An *empty* one gets everything. One *of the product*, which holds
``st_Tickets``, keeps its tables as they are and gets only ours beside them; one of our making is
of that kind too. Any *other* one is refused, unless somebody says that it is meant.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Engine, insert, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from db import migrations
from db.dialects.mysql import CHARACTER_SET
from db.errors import translate
from db.exceptions import ConfigurationError, DatabaseError
from db.locking import named_lock
from db.models import OWN_PREFIX
from db.models.own import OwnSetting
from db.models.smartertrack import Ticket

__all__ = ["create_schema"]

_LOCK = "isv_schema"
_MARK = "products_tables"
_PRODUCTS = (migrations.PRODUCT, migrations.ISERVICE)


def create_schema(engine: Engine, *, anywhere: bool = False) -> None:
    """Make the tables that a database lacks and may be given; ``anywhere``: also in a strange one.

    Our own tables are brought to their newest version, so are the products' when they are of our
    making. A product's own are never altered. Safe to run at every start, also by several
    processes at once. Raises DatabaseError; ConfigurationError when the database is a strange one
    or its account may not make tables.
    """
    try:
        with engine.connect() as connection:
            if not _is_current(connection):
                connection.rollback()
                with named_lock(connection, _LOCK):
                    connection.rollback()
                    _upgrade(connection, anywhere)
    except SQLAlchemyError as error:
        raise translate(error) from error


def _is_current(connection: Connection) -> bool:
    return wanted(connection) <= migrations.versions(connection)


def wanted(connection: Connection) -> set[str]:
    """Return the versions that this database should have, by those it has."""
    wanted = {migrations.newest(migrations.OWN)}
    if any(version.startswith(migrations.PRODUCT) for version in migrations.versions(connection)):
        wanted |= {migrations.newest(each) for each in _PRODUCTS}
    return wanted


def _upgrade(connection: Connection, anywhere: bool) -> None:
    names = {name.lower() for name in inspect(connection).get_table_names()}
    is_products = Ticket.__tablename__.lower() in names
    is_ours = _is_ours(connection, names)
    strangers = [name for name in names if not name.startswith(OWN_PREFIX)]
    if strangers and not is_products and not is_ours and not anywhere:
        raise ConfigurationError(
            "The database holds tables, but not the product's. If it is the right one, run"
            " manage create-database."
        )
    _check_character_set(connection)
    connection.rollback()
    _make_tables(connection, product=is_ours or not is_products)


def _is_ours(connection: Connection, names: Collection[str]) -> bool:
    """Tell whether the products' tables are of our making, also when that was cut off half way."""
    if any(each.startswith(migrations.PRODUCT) for each in migrations.versions(connection)):
        return True
    if OwnSetting.__tablename__ not in names:
        return False
    mark = select(OwnSetting.name).where(OwnSetting.name == _MARK)
    return connection.execute(mark).first() is not None


def _check_character_set(connection: Connection) -> None:
    if connection.dialect.name not in ("mysql", "mariadb"):
        return
    used = connection.execute(text("SELECT @@character_set_database")).scalar()
    if used != CHARACTER_SET:
        raise ConfigurationError(
            f"New tables of the database would hold {used}; make {CHARACTER_SET} its default."
        )


def _make_tables(connection: Connection, *, product: bool) -> None:
    try:
        with connection.begin():
            migrations.upgrade(connection, migrations.OWN)
            if product:
                _claim_tables(connection)
        with connection.begin():
            for branch in _PRODUCTS if product else ():
                migrations.upgrade(connection, branch)
    except SQLAlchemyError as error:
        raise _explained(translate(error)) from error


def _claim_tables(connection: Connection) -> None:
    """Say that the products' tables are of our making, before the first of them is made.

    Where each statement commits by itself, it could not be told from their names afterwards.
    """
    if not _is_ours(connection, {OwnSetting.__tablename__}):
        connection.execute(insert(OwnSetting).values(name=_MARK, value="made here"))


def _explained(error: DatabaseError) -> DatabaseError:
    if type(error) is not DatabaseError:
        return error
    return ConfigurationError(
        "The tables of this server could not be made. Run manage create-database with an account"
        " that may make tables."
    )
