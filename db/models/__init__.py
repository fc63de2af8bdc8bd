"""The tables, by the product they come from, and our own."""

from db.models import smartertrack
from db.models.base import Base
from db.models.own import PREFIX as OWN_PREFIX
from db.models.own import OwnBase

__all__ = ["METADATA", "OWN_PREFIX", "PRODUCT_PREFIX", "Base", "OwnBase", "smartertrack"]

PRODUCT_PREFIX = "st_"
"""How the names of the product's tables begin."""

METADATA = [Base.metadata, OwnBase.metadata]
"""Everything a database of our making holds."""
