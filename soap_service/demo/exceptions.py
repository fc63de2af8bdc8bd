"""What can go wrong with demo data.

DemoError       the database belongs to somebody
"""

from __future__ import annotations


class DemoError(Exception):
    """Raised when demo data would be mixed with real data."""
