"""Demo data: a small company with tickets, for a first look and for tests."""

from soap_service.demo.ensure import ensure_demo

__all__ = ["ensure_demo"]
