"""The operations of svcNews, a module for each noun; importing them enters them all."""

from soap_service.services.news.operations import items, listing, reviews, targets, translations
from soap_service.services.news.service import service

__all__ = ["items", "listing", "reviews", "service", "targets", "translations"]
