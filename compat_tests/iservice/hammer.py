"""Takes questions as fast as it can: ``python -m compat_tests.iservice.hammer URL FOLDER AGENT``.

Prints the id of each question that it got, until the queue is empty.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.iservice.world import open_world

if __name__ == "__main__":
    world = open_world(Path(sys.argv[2]), sys.argv[1])
    agent = world.voice(int(sys.argv[3]))
    while (taken := agent.MyQueueGetNext()).interaction_id:
        print(taken.interaction_id)
    print(*(taken.errors or ()))
    world.site.close()
