"""The failures of svcNews; codes and texts are ours, as the service is.

What can go wrong with brands, roles and users has the codes of svcOrganization, what can go wrong
with languages that of svcKB.
"""

from __future__ import annotations

from soap_service.services.failures import Failure

NEWS_ITEM_NOT_FOUND = Failure(530, "News item not found: {item}")
NOT_A_DRAFT = Failure(531, "News item {item} is published already.")
A_DRAFT = Failure(532, "News item {item} is a draft already.")
ENDS_BEFORE_START = Failure(533, "The news item is shown until a day before its first one.")
TRANSLATION_OF_ITSELF = Failure(534, "News item {item} cannot be a translation of itself.")
NOT_A_TRANSLATION = Failure(535, "News item {translation} is no translation of news item {item}.")
