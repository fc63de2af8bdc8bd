"""The operations of svcKB, a module for each noun; importing them enters them all."""

from soap_service.services.knowledge_base.operations import (
    articles,
    files,
    folders,
    properties,
    reviews,
    search,
    translations,
)
from soap_service.services.knowledge_base.service import service

__all__ = [
    "articles",
    "files",
    "folders",
    "properties",
    "reviews",
    "search",
    "service",
    "translations",
]
