"""Creates tickets as fast as it can: ``python -m compat_tests.services.hammer FOLDER COUNT``.

Prints the number of each ticket that was created.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.services.world import DATABASE, PASSWORD, SUPPORT, bind, make_call
from soap_service.services import open_site

if __name__ == "__main__":
    folder, tickets = Path(sys.argv[1]), int(sys.argv[2])
    site = open_site(f"sqlite:///{folder}/{DATABASE}", folder)
    create = bind(site)["CreateTicket"]
    for turn in range(tickets):
        arguments = (SUPPORT, 0, 0, "kim@example.com", f"{turn}", "x", False, False, False)
        result = create(make_call(), "admin", PASSWORD, *arguments)
        print(result.request_result or result.message)
    site.close()
