"""A small tenant for the rules: the demo tenant, where everybody has the same password."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from compat_tests.services.world import NOON, PASSWORD, STORED, WSDL, Clock, make_call
from db import Database, UnitOfWork
from soap_service.asmx import Contract
from soap_service.asmx.contract import Member, Scalar
from soap_service.call import Call
from soap_service.contracts import contract_of, shapes_of
from soap_service.demo import crm
from soap_service.services import Site, open_site
from soap_service.services.iservice import sessions, types
from soap_service.services.iservice.operations import service

__all__ = ["NOON", "PASSWORD", "Voice", "World", "contract", "open_world", "populate", "values"]

DATABASE = "tenant.db"
_ZEROS: Mapping[str, object] = {"boolean": False, "dateTime": NOON}


@cache
def contract() -> Contract:
    """Return the published contract; it is read once."""
    return contract_of(service, WSDL)


def populate(unit: UnitOfWork) -> None:
    """Fill an empty tenant."""
    crm.make_tenant(unit.session, lambda _: STORED, NOON)


@dataclass
class Voice:
    """Somebody who calls: ``voice.Operation(name=value, ...)``, names as in the contract.

    What is left out is absent, or zero where the contract requires a value.
    """

    world: World
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    last_call: Call = field(default_factory=make_call)

    def __getattr__(self, operation: str) -> Callable[..., Any]:
        found = contract().operations[operation]

        def call(**given: Any) -> Any:
            unknown = given.keys() - {member.name for member in found.parameters}
            assert not unknown, unknown
            known = {"sessionID": self.token, **given}
            arguments = [known.get(member.name, _zero(member)) for member in found.parameters]
            self.last_call = make_call()
            self.last_call.cookies = self.cookies
            return self.world.handlers[operation](self.last_call, *arguments)

        return call


def _zero(member: Member) -> object:
    kind = member.type
    if member.nillable or not kind.is_value_type:
        return None
    if isinstance(kind, Scalar):
        return _ZEROS.get(kind.name, 0)
    return kind.values[0]  # type: ignore[attr-defined]


@dataclass
class World:
    """A site with the handlers of iService; nobody in particular calls as ``anybody``."""

    site: Site
    clock: Clock
    handlers: Mapping[str, Callable[..., Any]]

    @property
    def anybody(self) -> Voice:
        """A caller without a session."""
        return Voice(self)

    def voice(self, contact_id: int) -> Voice:
        """Return a caller with a new session."""
        token = self.site.database.run(
            lambda unit: sessions.start(unit.session, contact_id, "127.0.0.1", self.clock())
        )
        return Voice(self, token)

    def __getattr__(self, name: str) -> Voice:
        """Return the caller of a login name of the demo tenant, with a new session."""
        names = [person[0] for person in crm.PEOPLE]
        if name not in names:
            raise AttributeError(name)
        return self.voice(names.index(name) + 1)

    def rows(self, query: Any) -> list[Any]:
        """Return what is in the database."""
        return self.site.database.run(lambda unit: list(unit.session.execute(query).all()))

    def change(self, work: Callable[[Session], object]) -> None:
        """Change the database behind the operations' back."""
        self.site.database.run(lambda unit: work(unit.session))

    def question(self, contact_id: int = crm.KIM, **changes: Any) -> int:
        """Import a customer's email into Support and return its id."""
        given = {
            "type": "Customer Email",
            "contact_id": contact_id,
            "segment_id": crm.SUPPORT,
            "topic_id": crm.PRINTERS,
            "subject": "It does not print",
            "body_html": "<p>Help!</p>",
        } | changes
        made = self.root.InteractionCreate(interaction=types.InteractionInput(**given))
        assert made.success, made.errors
        return int(made.interaction_id)

    def queued(self, agent_id: int = crm.ANNA, **changes: Any) -> int:
        """Import a question that is assigned to an agent and return its id."""
        return self.question(assign_to_agent_id=agent_id, **changes)


def open_world(folder: Path, database_url: str) -> World:
    """Return the world over a database that holds a tenant."""
    clock = Clock()
    site = open_site(database_url, folder, clock=clock)
    return World(site, clock, service.bind(shapes_of(contract()), site).handlers)


@contextmanager
def opened(folder: Path, database_url: str) -> Iterator[Database]:
    """Give the database of a folder, with all tables, until the block ends."""
    site = open_site(database_url, folder)
    yield site.database
    site.close()


def values(property_id: int, *texts: str, label: str | None = None) -> types.PropertyInput:
    """Return what stores texts as the values of a property."""
    return types.PropertyInput(
        property_id, None, [types.PropertyValue(label, text) for text in texts]
    )
