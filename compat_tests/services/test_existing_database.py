"""A database of the product's, filled by plain SQL, is served as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Engine, inspect, text

from compat_tests.db.lanes import opened
from compat_tests.services.world import PASSWORD, STORED, World, open_world
from db import check_database
from db.models import Base

NUMBER = "168-24F24A57-000E"

# The types of the product's columns on SQL Server, by those of ours.
TYPES = {
    "BOOLEAN": "bit",
    "DATETIME": "datetime",
    "FLOAT": "float",
    "DOUBLE": "float",
    "INTEGER": "int",
    "BIGINT": "bigint",
    "SMALLINT": "smallint",
}

# Its rows; the ids are such as we would never give.
ROWS = """
INSERT INTO st_TicketStatuses VALUES (1, 'Active', 'Aktiv', 1, 1, 1, 0);
INSERT INTO st_TicketStatuses VALUES (2, 'Waiting', 'Wartend', 2, 1, 0, 0);
INSERT INTO st_TicketStatuses VALUES (3, 'Closed', 'Geschlossen', 3, 0, 0, 0);
INSERT INTO st_TicketStatuses VALUES (4, 'Closed and Locked', 'Gesperrt', 4, 0, 0, 1);
INSERT INTO st_TicketPriorities VALUES (1, 'Low', 'Niedrig', 1);
INSERT INTO st_TicketPriorities VALUES (2, 'Normal', 'Normal', 2);
INSERT INTO st_CommentTypes VALUES (5, 'General', 'Allgemein', 0, 1);
INSERT INTO st_CommentTypes VALUES (6, 'Transfer', 'Weitergabe', 0, 0);
INSERT INTO st_CommentTypes VALUES (7, 'Resolution', 'Lösung', 0, 0);
INSERT INTO st_EventTypes VALUES (502000, 'Ticket Created', 'x');
INSERT INTO st_EventTypes VALUES (502005, 'Ticket Comment Added', 'x');
INSERT INTO st_Departments (DepartmentID, DisplayName, IsDeleted) VALUES (40, 'Technik', 0);
INSERT INTO st_Groups (DepartmentID, GroupID, GroupName, IsDeleted, IsFrontLine)
    VALUES (40, 70, 'Erste Linie', 0, 1);
INSERT INTO st_Roles (RoleID, RoleName, LoweredRoleName, RoleCategory)
    VALUES (9, 'Agents', 'agents', 1);
INSERT INTO st_Users (UserID, UserName, LoweredUserName, DisplayName, Password, PasswordFormat,
    PasswordSalt, AuthenticationType, DateCreatedUTC, DateLastLoginUTC, IsDeleted, IsLockedOut,
    IsPrimaryAdmin, IsQueue)
    VALUES (500, 'Queue', 'queue', 'Queue', NULL, 0, NULL, 0, '2015-02-03 00:00:00.000000',
    '2015-02-03 00:00:00.000000', 0, 0, 0, 1);
INSERT INTO st_Users (UserID, UserName, LoweredUserName, DisplayName, Password, PasswordFormat,
    PasswordSalt, AuthenticationType, DateCreatedUTC, DateLastLoginUTC, IsDeleted, IsLockedOut,
    IsPrimaryAdmin, IsQueue)
    VALUES (501, 'Jürgen', 'jürgen', 'Jürgen', :password, :format, :salt, 0,
    '2015-02-03 00:00:00.000000', '2015-02-03 00:00:00.000000', 0, 0, 0, 0);
INSERT INTO st_UsersInRoles VALUES (501, 9, '2015-02-03 00:00:00.000000');
INSERT INTO st_UsersInGroups (DepartmentID, GroupID, UserID, IsActiveForTickets, IsAfk)
    VALUES (40, 70, 501, 1, 0);
INSERT INTO st_Tickets (TicketID, TicketNumber, DateOpenedUTC, TicketPriorityID, TicketStatusID,
    DepartmentID, GroupID, UserID, Subject, CustomerEmailAddress, IdleStartTimeUTC, ReplyCountIn,
    ReplyCountOut, IsDeleted, IsSpam, IsPinnedToAgent, RequiresFollowUp, ShowInFollowUpView)
    VALUES (9000, '168-24F24A57-000E', '2019-08-23 06:55:19.000000', 2, 1, 40, 70, 501,
    'Drucker 😀', 'Kim@Example.com', '2019-08-23 06:55:19.000000', 1, 0, 0, 0, 0, 0, 0);
INSERT INTO st_TicketMessages (TicketMessageID, TicketID, DateReceivedUTC, Subject, BodyText,
    MessageDirection, FromAddress, IsDraft)
    VALUES (5000000000, 9000, '2019-08-23 06:55:19.000000', 'Drucker', 'Druckt nicht.', 0,
    'Kim@Example.com', 0);
"""


def lay_out(engine: Engine) -> None:
    """Make the product's tables, with its types and without a trace of ours."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for table in Base.metadata.sorted_tables:
            columns = [f"{each.name} {type_of(each, engine)}" for each in table.columns]
            keys = ", ".join(column.name for column in table.primary_key)
            body = ", ".join([*columns, f"PRIMARY KEY ({keys})"])
            connection.execute(text(f"CREATE TABLE {table.name} ({body})"))
        connection.commit()


def type_of(column: Column[Any], engine: Engine) -> str:
    """Return the product's type of a column; SQLite numbers only what is plainly INTEGER."""
    kind = column.type.compile(engine.dialect)
    counts = column is column.table.autoincrement_column
    return "INTEGER" if counts else TYPES.get(kind, "nvarchar(4000) COLLATE NOCASE")


def fill(engine: Engine) -> None:
    password_format, password, salt = STORED
    values = {"password": password, "format": password_format, "salt": salt}
    with engine.begin() as connection:
        for statement in ROWS.split(";\n")[:-1]:
            used = {name: value for name, value in values.items() if f":{name}" in statement}
            connection.execute(text(statement), used)


def shape(engine: Engine) -> dict[str, list[str]]:
    inspector = inspect(engine)
    return {
        name: [f"{column['name']} {column['type']}" for column in inspector.get_columns(name)]
        for name in inspector.get_table_names()
        if name.startswith("st_")
    }


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with opened(f"sqlite:///{tmp_path}/product.db") as engine:
        lay_out(engine)
        fill(engine)
        yield engine


@pytest.fixture
def world(engine: Engine, tmp_path: Path) -> Iterator[World]:
    world = open_world(tmp_path, f"sqlite:///{tmp_path}/product.db").as_user("jürgen", PASSWORD)
    with closing(world.site):
        yield world


def test_there_is_nothing_of_ours_before_the_first_start(engine: Engine) -> None:
    assert [name for name in inspect(engine).get_table_names() if name.startswith("isv_")] == []
    assert [each for each in check_database(engine) if each.is_problem] == []


def test_its_tickets_are_found_and_read(world: World) -> None:
    [ticket] = world.GetTicketsBySearch(["EmailAddress=kim@example.com"]).tickets
    assert (ticket.id, ticket.ticket_number, ticket.subject) == (9000, NUMBER, "Drucker 😀")
    assert (ticket.id_department, ticket.id_group, ticket.id_agent) == (40, 70, 501)
    [part] = world.GetTicketConversationPartList(9000).parts
    assert world.GetTicketMessagePlainText(part.part_id).message_body == "Druckt nicht."


def test_its_statuses_priorities_and_comment_types_are_used(world: World) -> None:
    assert world.AddTicketNote(NUMBER, "allgemein", "Toner leer").result
    number = world.create(department=40, group=0, agent=0)
    assert (world.info(number).priority, world.info(number).id) == (2, 9001)


def test_its_tables_are_never_altered(engine: Engine, tmp_path: Path) -> None:
    before = shape(engine)
    world = open_world(tmp_path, f"sqlite:///{tmp_path}/product.db").as_user("jürgen", PASSWORD)
    with closing(world.site):
        world.create(department=40, group=70, agent=501)
    assert shape(engine) == before
