"""Handing a question to somebody outside, who needs no login but a link."""

from __future__ import annotations

import html
from uuid import uuid4

from db.models.iservice import ExternalForward, Response
from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import audit, handling, mail
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import RESPONSE_NOT_FOUND
from soap_service.services.iservice.interactions import lock_interaction
from soap_service.services.iservice.logins import read_address
from soap_service.services.iservice.sessions import digest
from soap_service.services.iservice.subjects import bare
from soap_service.services.iservice.types import AnswerInput

_PLACE = "{link}"
_BODY = "<p>{link}</p>"
_PAGE = "ExternalAnswer.aspx"


def forward_external(
    desk: Desk, interaction_id: int, answer: AnswerInput, external_email: str | None
) -> None:
    """Mail a link to a question, in the words of a stored response. Raises ServiceError.

    The page behind the link belongs to the web site, not to this service.
    """
    address = read_address(external_email)
    question = handling.lock_own(desk, interaction_id, or_right=Right.ASSIGN)
    subject, body = _words(desk, answer, question.segment_id)
    mailbox = mail.mailbox_of(desk.session, question.segment_id, answer.mailbox_id)
    guid = str(uuid4())
    desk.session.add(
        ExternalForward(
            guid_hash=digest(guid),
            interaction_id=interaction_id,
            email=address,
            date_utc=desk.now,
        )
    )
    link = html.escape(f"{desk.call.base_url}/{_PAGE}?id={guid}")
    anchor = f'<a href="{link}">{link}</a>'
    text = body.replace(_PLACE, anchor) if _PLACE in body else f"{body}<p>{anchor}</p>"
    mail.post(desk, mailbox, mail.Letter([address], subject or bare(question.subject), text))
    audit.record(desk, lock_interaction(desk, interaction_id), f"Forwarded to {address}")


def _words(desk: Desk, answer: AnswerInput, segment_id: int) -> tuple[str, str]:
    """Return subject and body of the message. Raises ServiceError."""
    if not answer.notification_id:
        return answer.subject or "", answer.body_html or _BODY
    response = desk.session.get(Response, answer.notification_id)
    if response is None or response.segment_id != segment_id:
        raise ServiceError(RESPONSE_NOT_FOUND, response=answer.notification_id)
    return response.subject or "", (response.body_html or "") + (answer.body_html or "")
