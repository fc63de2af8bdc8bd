"""A small world for the rules: two departments, three groups, three employees, one customer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import event
from sqlalchemy.orm import Session

from db import UnitOfWork
from db.models.smartertrack import Department, Group, User, UserInGroup, UserInRole
from soap_service.accounts import StoredPassword, add_account
from soap_service.accounts.membership import FORMAT_HASHED
from soap_service.call import Call
from soap_service.contracts import contract_of, shapes_of
from soap_service.services import SERVICES, Service, Shape, Site, open_site

WSDL = Path(__file__).resolve().parents[2] / "wsdl"
NOON = datetime(2019, 8, 23, 6, 55, 19)
PASSWORD = "correct horse"
DATABASE = "test.db"

SUPPORT, SALES = 1, 2
FIRST_LINE, SECOND_LINE, ORDERS = 1, 2, 3
QUEUE, ADMIN, ANNA, BEN, CUSTOMER = 1, 2, 3, 4, 5

# Argon2id as everywhere, but of the least strength: a real one is slow on purpose.
STORED = StoredPassword(FORMAT_HASHED, PasswordHasher(1, 8, 1).hash(PASSWORD), "")


def make_call() -> Call:
    """Return what an operation is told of its call."""
    return Call(
        site="default",
        service="",
        request_id="1",
        client_address="127.0.0.1",
        is_local=True,
        base_url="http://localhost",
    )


class Clock:
    """Starts at noon of a known day and stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@dataclass(slots=True)
class World:
    """A site with its handlers; ``as_user`` is who calls."""

    site: Site
    clock: Clock
    handlers: Mapping[str, Callable[..., Any]]
    user_name: str = "admin"
    password: str = PASSWORD

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        """Return the operation of that name, credentials given."""
        handler = self.handlers[operation]
        return lambda *arguments: handler(make_call(), self.user_name, self.password, *arguments)

    def as_user(self, user_name: str, password: str = PASSWORD) -> World:
        """Return the same world, called by somebody else."""
        return replace(self, user_name=user_name, password=password)

    def rows(self, query: Any) -> list[Any]:
        """Return what is in the database, as objects or tuples."""
        return self.site.database.run(lambda unit: list(unit.session.execute(query).all()))

    def change(self, work: Callable[[Session], object]) -> None:
        """Change the database behind the operations' back."""
        self.site.database.run(lambda unit: work(unit.session))

    def create(self, subject: str = "Help", **changes: Any) -> str:
        """Open a ticket for the first line, held by Anna, and return its number."""
        arguments = {
            "department": SUPPORT,
            "group": FIRST_LINE,
            "agent": ANNA,
            "to": "kim@example.com",
            "subject": subject,
            "body": "Hello",
            "is_html": False,
            "waiting": False,
            "send": False,
        } | changes
        result = self.CreateTicket(*arguments.values())
        assert result.result, result.message
        return str(result.request_result)

    def info(self, number: str) -> Any:
        """Return the TicketInfo of a ticket."""
        result = self.GetTicketInfoByTicketNumber(number)
        assert result.result, result.message
        return result.ticket


def prepare_world(folder: Path) -> Path:
    """Make the database of a new world in a folder and return its file."""
    with closing(open_site(f"sqlite:///{folder}/{DATABASE}", folder)) as site:
        site.database.run(populate)
    return folder / DATABASE


def open_world(folder: Path, database_url: str | None = None) -> World:
    """Return the world of a folder, its dice counting 0, 1, 2 and so on."""
    dice, clock = count(), Clock()
    site = open_site(
        database_url or f"sqlite:///{folder}/{DATABASE}",
        folder,
        clock=clock,
        random_below=lambda limit: next(dice) % limit,
    )
    return World(site, clock, bind(site))


def bind(site: Site) -> dict[str, Callable[..., Any]]:
    """Return the handlers of all services by operation, of two those of the newer service."""
    handlers: dict[str, Callable[..., Any]] = {}
    for service in SERVICES:
        handlers = {**service.bind(shapes(service), site).handlers, **handlers}
    return handlers


@cache
def shapes(service: Service) -> dict[str, Shape]:
    """Return what the published contract of a service says; it is read once."""
    return shapes_of(contract_of(service, WSDL))


def statements(world: World) -> Iterator[list[str]]:
    """Yield a list that every statement sent to the database is added to."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(world.site.database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(world.site.database.engine, "before_cursor_execute", note)


def populate(unit: UnitOfWork) -> None:
    """Fill an empty database with the departments, groups and people of the world."""
    session = unit.session
    session.add_all(
        [
            Department(department_id=SUPPORT, display_name="Support"),
            Department(department_id=SALES, display_name="Sales"),
        ]
    )
    session.flush()
    session.add_all(
        [
            _group(SUPPORT, FIRST_LINE, "First Line", is_front_line=True),
            _group(SUPPORT, SECOND_LINE, "Second Line"),
            _group(SALES, ORDERS, "Orders"),
        ]
    )
    _add_people(session)


def _group(department_id: int, group_id: int, name: str, *, is_front_line: bool = False) -> Group:
    return Group(
        department_id=department_id,
        group_id=group_id,
        group_name=name,
        is_front_line=is_front_line,
    )


def _add_people(session: Session) -> None:
    people = (("admin", "Ada"), ("anna", "Anna Weiß"), ("ben", "Ben"), ("kim", "Kim"))
    users: list[User] = [
        add_account(
            session,
            user_name=name,
            password=STORED,
            email=f"{name}@example.com",
            display_name=display_name,
            now=NOON,
        )
        for name, display_name in people
    ]
    assert [user.user_id for user in users] == [ADMIN, ANNA, BEN, CUSTOMER]
    users[0].is_primary_admin = True
    session.add_all(
        [
            UserInRole(user_id=ANNA, role_id=3, date_added_utc=NOON),
            UserInRole(user_id=BEN, role_id=3, date_added_utc=NOON),
            UserInGroup(department_id=SUPPORT, group_id=FIRST_LINE, user_id=ANNA),
            UserInGroup(department_id=SALES, group_id=ORDERS, user_id=BEN),
        ]
    )
