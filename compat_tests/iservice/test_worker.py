"""The worker purges what is old enough, once that is switched on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from compat_tests.iservice.outcome import success
from compat_tests.iservice.world import World
from db import open_engine
from db.models.iservice import Interaction
from soap_service.background.worker import open_worker
from soap_service.config import Settings, load_settings
from soap_service.services import open_site
from soap_service.services.desk import utc_now
from soap_service.services.iservice import purge


def settings_for(folder: Path, url: str) -> Settings:
    return load_settings(folder, None, {"ISERVICE_DATABASE_URL": url}, {})


@pytest.mark.parametrize(("enabled", "left"), [(False, 2), (True, 1)])
def test_old_interactions_go_when_that_is_switched_on(
    world: World, tmp_path: Path, enabled: bool, left: int
) -> None:
    now = utc_now()
    for days in (10, 200):
        world.question(date_utc=now - timedelta(days=days))
    success(world.ada.InteractionPurgeSet(isEnabled=enabled, retentionDays=180))
    url = world.site.database.engine.url.render_as_string(hide_password=False)
    with open_worker(settings_for(tmp_path, url)) as worker:
        worker.turn()
    assert len(world.rows(select(Interaction.interaction_id))) == left


def test_a_database_of_smartertrack_alone_has_nothing_to_purge(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/product.db"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE st_Tickets (TicketID int)")
    engine.dispose()
    site = open_site(url, tmp_path)
    assert not site.database.run(lambda unit: purge.is_possible(unit.session))
    site.close()
