"""What agents sign with."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.tickets.service import service
from soap_service.services.tickets.signatures import signature_for
from soap_service.services.tickets.types import StringRequestResult


@service.query
def get_agents_signature(
    desk: Desk, *, department_id: int, group_id: int, plain_text: bool
) -> StringRequestResult:
    """Return the signature for a group or department, as plain text or HTML."""
    text = signature_for(desk, department_id, group_id, plain_text=plain_text)
    return StringRequestResult(request_result=text)
