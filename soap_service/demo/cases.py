"""The demo cases of iService: questions, answers, notes and what waits for approval."""

from __future__ import annotations

from datetime import datetime, timedelta

from db import UnitOfWork
from db.models.iservice import Interaction
from soap_service.call import Call
from soap_service.demo import crm
from soap_service.demo.company import START
from soap_service.services.desk import Site
from soap_service.services.iservice import answers, creation, handling, queue, sessions
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.types import AnswerInput, InteractionInput

CASE_COUNT = 24

_SUBJECTS = (
    "The printer on floor 3 does not print",
    "Größe der Anlage überschreitet das Limit",
    "ログインできません",
    "My account <urgent> & locked",
)
_PLACES = (
    (crm.KIM, crm.SUPPORT, crm.PRINTERS),
    (crm.YUKI, crm.SUPPORT, crm.ACCOUNTS),
    (crm.OLA, crm.SALES, crm.ORDERS),
    (crm.YUKI, crm.SALES, crm.ORDERS),
)
_QUESTION = "<p>Hello,</p><p>please have a look: {subject}</p>"
_ANSWER = "<p>Hello,</p><p>we looked into it; it should work now.</p>"


def tell_cases(site: Site, unit: UnitOfWork) -> None:
    """Let customers ask and agents answer, by the same rules as everybody, at set times.

    Some questions wait, some are queued, one answer waits for approval.
    """
    for number in range(CASE_COUNT):
        asked = START + timedelta(hours=5 * number, minutes=number)
        _ask(_desk(site, unit, crm.ROOT, asked), number)
    later = START + timedelta(hours=5 * CASE_COUNT)
    _work(_desk(site, unit, crm.ANNA, later))
    _answer(_desk(site, unit, crm.BEN, later))
    _answer(_desk(site, unit, crm.QUINN, later))


def _ask(desk: Desk, number: int) -> Interaction:
    contact_id, segment_id, topic_id = _PLACES[number % len(_PLACES)]
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    given = InteractionInput(
        type="Customer Email" if number % 3 else "Customer Ticket",
        contact_id=contact_id,
        segment_id=segment_id,
        topic_id=topic_id,
        subject=subject,
        body_html=_QUESTION.format(subject=subject),
    )
    return creation.import_interaction(desk, given)


def _work(desk: Desk) -> None:
    """Answer the first question, leave the second open with a draft, comment the third."""
    first, second, third = (_next(desk) for _ in range(3))
    answer = AnswerInput(body_html=_ANSWER)
    answers.answer_question(desk, first, answer, leave_open=False)
    answers.save_draft(desk, second, answer, is_auto_saved=False)
    question = handling.lock_question(desk, third)
    creation.note_on(desk, question, None, "<p>Called back.</p>", is_private=True)


def _answer(desk: Desk) -> None:
    """Answer the next question; without the right to send, the answer waits for approval."""
    answers.answer_question(desk, _next(desk), AnswerInput(body_html=_ANSWER), leave_open=False)


def _next(desk: Desk) -> int:
    taken = queue.take_next(desk, None)
    assert taken is not None
    return taken.interaction_id


def _desk(site: Site, unit: UnitOfWork, contact_id: int, now: datetime) -> Desk:
    token = sessions.start(unit.session, contact_id, "", now)
    unit.session.flush()
    caller = sessions.caller_of(unit.session, token, now)
    sessions.end(unit.session, caller.session_hash)
    call = Call("", "iService", "", "", True, "")
    return Desk(site, unit, caller, now, call)
