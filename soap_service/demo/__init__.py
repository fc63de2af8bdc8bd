"""Demo data: a small company with tickets, for a first look and for tests."""

from soap_service.demo.ensure import ensure_demo
from soap_service.demo.exceptions import DemoError

__all__ = ["DemoError", "ensure_demo"]
