"""What ``[WebMethod(EnableSession = true)]`` gives an operation: state behind a cookie."""

from __future__ import annotations

import secrets
from collections import Counter

from soap_service.call import Call

COOKIE = "ASP.NET_SessionId"


class Sessions:
    """The sessions of one service in this process."""

    def __init__(self) -> None:
        self._calls: Counter[str] = Counter()

    def count(self, call: Call) -> int:
        """Return how many calls the session has made, starting a session when there is none."""
        session = call.cookies.get(COOKIE)
        if session is None:
            session = secrets.token_hex(12)
            call.response_headers.append(("Set-Cookie", f"{COOKIE}={session}; path=/; HttpOnly"))
        self._calls[session] += 1
        return self._calls[session]
