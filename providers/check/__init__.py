"""Checks of a provider by its author: every method is asked in every way, and judged."""

from providers.check.checking import METHODS, check_provider
from providers.check.findings import Finding, Verdict

__all__ = ["METHODS", "Finding", "Verdict", "check_provider"]
