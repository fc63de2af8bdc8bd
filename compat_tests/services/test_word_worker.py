"""The worker keeps the words of what was written, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, select

from compat_tests.services.library import article
from compat_tests.services.outcome import success
from compat_tests.services.world import ANNA, FIRST_LINE, World
from db.models.own import CallLogWords, KbWords, TicketWords
from soap_service.background.worker import open_worker
from soap_service.config import load_settings

WORDS = (TicketWords, CallLogWords, KbWords)


def test_a_turn_of_the_worker_reads_what_has_no_words(world: World, tmp_path: Path) -> None:
    world.create("Zebra", body="")
    success(world.CreateCallLog2(["Subject=Zebra", f"GroupID={FIRST_LINE}", f"UserID={ANNA}"]))
    article(world, "Zebra")
    for model in WORDS:
        world.change(lambda session, model=model: session.execute(delete(model)))
    url = world.site.database.engine.url.render_as_string(hide_password=False)
    with open_worker(load_settings(tmp_path, None, {"ISERVICE_DATABASE_URL": url}, {})) as worker:
        worker.turn()
    for model in WORDS:
        assert world.rows(select(model.subject_words)) == [(" zebra",)]
