"""Lets visitors look at pages as fast as it can, for tests of what happens side by side.

``python -m compat_tests.services.visitors_hammer URL FOLDER COUNT``: every process reports the same
visitors. Prints the id that each page view was answered with, or the failure's message.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.services.world import PASSWORD, bind, make_call
from soap_service.services import open_site

if __name__ == "__main__":
    url, folder, views = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    site = open_site(url, folder)
    track = bind(site)["TrackVisitor"]
    sys.stdin.readline()
    for turn in range(views):
        result = track(make_call(), "admin", PASSWORD, f"visitor {turn // 5}", "/", "", None)
        print(result.visitor_id or result.message)
    site.close()
