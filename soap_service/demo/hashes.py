"""The hashes of the demo passwords, made beside other work, for each takes its time."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property

from soap_service.accounts import Passwords, StoredPassword
from soap_service.demo.logins import Logins


class Hashes:
    """What to store as the password of each demo account; made when first asked, or before."""

    def __init__(self, logins: Logins) -> None:
        self._logins = (*logins.all(), *logins.iservice)

    def begin(self) -> None:
        """Begin to make them all, and wait for none."""
        assert self._made

    def of(self, user_name: str) -> StoredPassword:
        """Return the hash of an account's password."""
        return self._made[user_name].result()

    @cached_property
    def _made(self) -> dict[str, Future[StoredPassword]]:
        at_once = os.cpu_count() or 1
        make = Passwords(at_once).hash
        threads = ThreadPoolExecutor(at_once)
        made = {each.user_name: threads.submit(make, each.password) for each in self._logins}
        threads.shutdown(wait=False)
        return made
