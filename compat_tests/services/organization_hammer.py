"""Takes names as fast as it can: ``python -m compat_tests.services.organization_hammer FOLDER N``.

Prints a line for each name it was the one to take.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.services.world import DATABASE, PASSWORD, bind, make_call
from soap_service.services import open_site

if __name__ == "__main__":
    folder, names = Path(sys.argv[1]), int(sys.argv[2])
    site = open_site(f"sqlite:///{folder}/{DATABASE}", folder)
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
