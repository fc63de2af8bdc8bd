"""Properties: which there are, what they accept, and their values wherever these hang."""

from soap_service.services.iservice.properties.changes import Change, read_changes
from soap_service.services.iservice.properties.finding import find_properties, visible_properties
from soap_service.services.iservice.properties.showing import definitions, displays
from soap_service.services.iservice.properties.values import (
    OF_ARTICLE,
    OF_CASE,
    OF_CONTACT,
    OF_INTERACTION,
    Place,
    Stored,
    Values,
    read_all_values,
    read_values,
    write_values,
)

__all__ = [
    "OF_ARTICLE",
    "OF_CASE",
    "OF_CONTACT",
    "OF_INTERACTION",
    "Change",
    "Place",
    "Stored",
    "Values",
    "definitions",
    "displays",
    "find_properties",
    "read_all_values",
    "read_changes",
    "read_values",
    "visible_properties",
    "write_values",
]
