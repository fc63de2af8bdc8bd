"""Who may know whom (the rooms of the house)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.serving import PROJECT

ROOMS = ("soap_service", "db", "providers")
SHARED = ("soap_service.call", "soap_service.exceptions", "soap_service.naming")

# What a room may import of the project, beside itself; a room inside another has its own rules.
ALLOWED = {
    "soap_service.asmx": SHARED,
    "soap_service.services": (*SHARED, "soap_service.accounts", "db", "providers"),
    "soap_service.accounts": (*SHARED, "db"),
    "soap_service.batch": (),
    "soap_service.config": (),
    "soap_service.journal": (),
    "soap_service.metrics": (),
    "soap_service.contracts": (
        *("soap_service.asmx", "soap_service.call", "soap_service.services"),
        *("soap_service.config", "soap_service.console.output", "soap_service.web"),
    ),
    "soap_service.background": (
        *("soap_service.config", "soap_service.console.tenant_settings", "soap_service.services"),
        *("db", "providers"),
    ),
    "soap_service.serving.connection": (),
    "soap_service.serving.log": (),
    "soap_service.serving.notice": (),
    "soap_service.serving.lanes": ("soap_service.serving.connection",),
    "soap_service.serving.http_worker": (
        "soap_service.serving.connection",
        "soap_service.serving.lanes",
    ),
    "soap_service.serving.server": (
        "soap_service.config",
        "soap_service.serving.log",
        "soap_service.serving.http_worker",
        "soap_service.serving.notice",
        "soap_service.metrics",
    ),
    "providers": ("db",),
    "providers.check": ("providers",),
    "providers.kit": ("soap_service.asmx", "soap_service.call"),
    "providers.sample": ("providers.kit",),
    "db": (),
}

# The only modules that import a library.
KEEPERS = {
    "spyne": ("soap_service.asmx.spyne_bridge",),
    "gunicorn": (
        "soap_service.serving.server",
        "soap_service.serving.http_worker",
        "soap_service.serving.connection",
        "soap_service.serving.log",
    ),
    "prometheus_client": ("soap_service.metrics",),
    "lxml": ("soap_service.asmx", "soap_service.app"),
    "argon2": ("soap_service.accounts",),
    "rich": ("soap_service.console", "soap_service.batch.progress"),
    "zeep": ("providers.discovery", "soap_service.batch.connection"),
    "requests": ("soap_service.batch.connection",),
    "urllib3": ("soap_service.batch.connection",),
    "http.client": ("providers.http_transport",),
}


def modules() -> Iterator[tuple[str, Path]]:
    for room in ROOMS:
        for path in sorted((PROJECT / room).rglob("*.py")):
            parts = path.relative_to(PROJECT).with_suffix("").parts
            yield ".".join(parts).removesuffix(".__init__"), path


def imported(module: str, path: Path) -> Iterator[str]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) + 1 - node.level]
            base = ".".join(parents) if node.level else ""
            source = ".".join(filter(None, (base, node.module)))
            yield from (f"{source}.{alias.name}" for alias in node.names)


def within(name: str, rooms: tuple[str, ...]) -> bool:
    return any(f"{name}.".startswith(f"{room}.") for room in rooms)


def room_of(module: str) -> str:
    return max((room for room in ALLOWED if within(module, (room,))), key=len, default="")


IMPORTS = [(module, name) for module, path in modules() for name in imported(module, path)]


@pytest.mark.parametrize("room", ALLOWED)
def test_a_room_knows_only_whom_it_may(room: str) -> None:
    allowed = (room, *ALLOWED[room], "soap_service.__version__")
    trespasses = [
        f"{module} imports {name}"
        for module, name in IMPORTS
        if room_of(module) == room and within(name, ROOMS) and not within(name, allowed)
    ]
    assert trespasses == []


def test_only_the_command_line_knows_the_commands() -> None:
    knowing = {module for module, name in IMPORTS if within(name, ("soap_service.commands",))}
    hosts = ("soap_service.cli", "soap_service.commands")
    assert {module for module in knowing if not within(module, hosts)} == set()


def test_only_hosts_of_providers_know_the_kit() -> None:
    knowing = {module for module, name in IMPORTS if within(name, ("providers.kit",))}
    hosts = ("providers.kit", "providers.sample", "soap_service.commands.sample_provider")
    assert {module for module in knowing if not within(module, hosts)} == set()


@pytest.mark.parametrize("library", KEEPERS)
def test_a_library_is_met_behind_its_seam(library: str) -> None:
    trespasses = [
        f"{module} imports {name}"
        for module, name in IMPORTS
        if within(name, (library,)) and not within(module, KEEPERS[library])
    ]
    assert trespasses == []


def test_raw_sql_is_spoken_in_db_only() -> None:
    speakers = {module for module, name in IMPORTS if within(name, ("sqlalchemy.text",))}
    assert {module for module in speakers if not within(module, ("db",))} == set()


def test_operations_and_rules_leave_queries_to_their_store() -> None:
    builders = ("sqlalchemy.select", "sqlalchemy.insert", "sqlalchemy.update", "sqlalchemy.delete")
    speakers = {module for module, name in IMPORTS if within(name, builders)}
    trades = {"operations", "rules"}
    assert {module for module in speakers if module.rpartition(".")[2] in trades} == set()


def test_the_rules_see_every_room() -> None:
    assert {module.partition(".")[0] for module, _ in IMPORTS} == set(ROOMS)
    assert ("soap_service.serving.server", "gunicorn.arbiter.Arbiter") in IMPORTS
