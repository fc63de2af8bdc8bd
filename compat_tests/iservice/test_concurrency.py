"""Several processes empty one queue: no question is handed to two agents, and none is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from compat_tests.iservice.world import World
from db.models.iservice import Interaction
from soap_service.demo import crm

PROJECT = Path(__file__).resolve().parents[2]
AGENTS, QUESTIONS = (crm.ANNA, crm.QUINN, crm.MIRA), 60


def start(world: World, folder: Path, agent: int) -> subprocess.Popen[str]:
    url = world.site.database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "compat_tests.iservice.hammer", url, str(folder), str(agent)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def test_get_next_never_hands_a_question_to_two_agents(world: World, tmp_path: Path) -> None:
    numbers = {world.question() for _ in range(QUESTIONS)}
    processes = [start(world, tmp_path, agent) for agent in AGENTS]
    printed = [each.communicate(timeout=120)[0].split() for each in processes]
    assert [each.returncode for each in processes] == [0] * len(AGENTS)
    assert sorted(int(each) for own in printed for each in own) == sorted(numbers)
    held = select(Interaction.assigned_to_id, func.count()).group_by(Interaction.assigned_to_id)
    counted = dict(map(tuple, world.rows(held)))
    assert counted == {agent: len(own) for agent, own in zip(AGENTS, printed, strict=True) if own}
