"""Takes names as fast as it can.

``python -m compat_tests.services.organization_hammer URL FOLDER N`` takes N names of each kind and
prints a line for each that it was the one to take.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.services.world import PASSWORD, bind, make_call
from soap_service.services import open_site

if __name__ == "__main__":
    url, folder, names = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    site = open_site(url, folder)
    handlers = bind(site)
    for turn in range(names):
        name = f"name {turn}"
        calls = (
            ("CreateUser", (name, "x", "", True, "")),
            ("AddRole", (name, True)),
            ("CreateOrganization", ([f"Name={name}"],)),
        )
        for operation, arguments in calls:
            result = handlers[operation](make_call(), "admin", PASSWORD, *arguments)
            print(f"{operation} {name}" if result.result else f"refused {result.result_code}")
    site.close()
