"""Works on the same few tickets as others do: ``python -m compat_tests.load.hammer``.

The arguments are URL, user name, seconds and the numbers of the shared tickets; the password comes
from standard input. It prints the calls that were acknowledged, the numbers it was given, and every
answer that was not a success, as one JSON object.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks import calls, load

_NUMBER = re.compile(rb"<RequestResult>([^<]+)</RequestResult>")
_MAX_BAD = 20
KINDS = ("AddTicketNote", "AddMessageToTicket", "TransferTicket", "CloseTicket", "CreateTicket")


@dataclass
class Tally:
    """What one process saw: calls by name that succeeded, new numbers, and bad answers."""

    acknowledged: Counter[str] = field(default_factory=Counter)
    created: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)


def arguments(operation: str, number: str, turn: int) -> str:
    """Return the arguments of a call on a ticket; groups alternate, so most transfers move it."""
    by_operation = {
        "AddTicketNote": {"ticketNumber": number, "messageType": "", "notetext": f"note {turn}"},
        "AddMessageToTicket": {
            "ticketNumber": number,
            "fromAddress": "kim@example.com",
            "toAddress": "",
            "ccAddress": "",
            "subject": f"message {turn}",
            "body": "x",
            "isHtml": False,
            "toCustomer": False,
            "sendEmail": False,
        },
        "TransferTicket": {
            "ticketNumber": number,
            "targetGroupID": 1 + turn % 2,
            "targetAgentID": 3 + turn % 4,
            "transferComment": "",
            "ticketStatus": "Active",
        },
        "CloseTicket": {"ticketNumber": number, "closingComment": f"closed {turn}"},
    }
    if operation == "CreateTicket":
        return calls.new_ticket("load@example.com")
    return calls.elements(**by_operation[operation])


def hammer(port: int, who: calls.Credentials, seconds: float, numbers: list[str]) -> Tally:
    """Call in turn until the time is over."""
    tally = Tally()
    end = time.monotonic() + seconds
    with load.Connection(port) as connection:
        for turn in itertools.count():
            if time.monotonic() > end or len(tally.bad) > _MAX_BAD:
                return tally
            operation = KINDS[turn % len(KINDS)]
            text = arguments(operation, numbers[turn // len(KINDS) % len(numbers)], turn)
            _note(tally, operation, connection.exchange(calls.request(operation, who, text)))
    return tally


def _note(tally: Tally, operation: str, answer: load.Answer) -> None:
    if answer.status != 200 or b"<Result>true</Result>" not in answer.body:
        tally.bad.append(f"{operation}: {answer.status} {answer.body.decode()[-600:]}")
        return
    tally.acknowledged[operation] += 1
    tally.created += [found.decode() for found in _NUMBER.findall(answer.body)]


if __name__ == "__main__":
    port, user_name, seconds, *shared = sys.argv[1:]
    found = hammer(int(port), (user_name, sys.stdin.readline().strip()), float(seconds), shared)
    json.dump(vars(found), sys.stdout)
