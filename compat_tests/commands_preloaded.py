"""What `compat_tests.commands` imports before the first command: all that any of them needs."""

import importlib
import pkgutil

from sqlalchemy.orm import configure_mappers

from soap_service import batch, console

__all__: list[str] = []

importlib.import_module("alembic.command")  # Imported where tables change, elsewhere not.
for _room in (batch, console):
    for _module in pkgutil.iter_modules(_room.__path__, f"{_room.__name__}."):
        importlib.import_module(_module.name)
configure_mappers()
