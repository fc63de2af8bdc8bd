"""What `compat_tests.commands` imports before the first command: all that any of them needs."""

import importlib
import pkgutil

from sqlalchemy.orm import configure_mappers

import soap_service.cli
import soap_service.console

__all__: list[str] = []

for _module in pkgutil.iter_modules(soap_service.console.__path__, "soap_service.console."):
    importlib.import_module(_module.name)
configure_mappers()
