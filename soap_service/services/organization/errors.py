"""The failures of svcOrganization; codes and texts are ours, the product's are unknown."""

from __future__ import annotations

from soap_service.services.failures import Failure

NO_QUEUE_USER = Failure(200, "This installation has no queue user.")
