"""The tables, by the product they come from, and our own."""

from db.models import iservice, smartertrack
from db.models.base import Base
from db.models.iservice.base import IServiceBase
from db.models.own import PREFIX as OWN_PREFIX
from db.models.own import OwnBase

__all__ = [
    "METADATA",
    "OWN_PREFIX",
    "PRODUCT_PREFIX",
    "Base",
    "IServiceBase",
    "OwnBase",
    "iservice",
    "smartertrack",
]

PRODUCT_PREFIX = "st_"
"""How the names of SmarterTrack's tables begin."""

METADATA = [Base.metadata, OwnBase.metadata, IServiceBase.metadata]
"""Everything a database of our making holds."""
