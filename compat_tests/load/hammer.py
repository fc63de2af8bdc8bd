"""Works on the same few tickets as others do: ``python -m compat_tests.load.hammer``.

The arguments are port, user name, seconds, the number of this process among the others and the
numbers of the shared tickets; the password comes from standard input. It prints the calls that
were acknowledged, the texts they left, the numbers it was given, and every answer that was not a
success, as one JSON object.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks import calls, load
from compat_tests.load.chronicle import closing, transfer

_NUMBER = re.compile(rb"<RequestResult>([^<]+)</RequestResult>")
_MAX_BAD = 20
_FIRST_AGENT = 3
KINDS = ("AddTicketNote", "AddMessageToTicket", "TransferTicket", "CloseTicket", "CreateTicket")


@dataclass
class Tally:
    """What one process saw: calls by name that succeeded, their texts, numbers, bad answers."""

    acknowledged: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Turn:
    """One call of a process: ``text`` is what it leaves on the ticket, and nobody else does."""

    operation: str
    arguments: str
    text: str


class Hammer:
    """One process among those that work on the shared tickets.

    Each process has two agents to itself and hands a ticket to them in turn, so that every transfer
    changes something, whoever comes before it.
    """

    def __init__(self, place: int, numbers: Sequence[str]) -> None:
        self._place = place
        self._numbers = numbers

    def turn(self, index: int) -> Turn:
        """Return the call that comes at an index from 0."""
        operation = KINDS[index % len(KINDS)]
        round_ = index // len(KINDS)
        number = self._numbers[round_ % len(self._numbers)]
        text = self._text(operation, index, round_ // len(self._numbers))
        return Turn(operation, _arguments(operation, number, text), text)

    def _text(self, operation: str, index: int, visit: int) -> str:
        """``visit`` counts how often this process has come to the ticket."""
        label = f"{self._place}/{index}"
        if operation == "TransferTicket":
            agent = _FIRST_AGENT + 2 * self._place + visit % 2
            return transfer(label, group_id=1 + index % 2, agent_id=agent)
        return closing(label) if operation == "CloseTicket" else f"{operation} {label}"


def _arguments(operation: str, number: str, text: str) -> str:
    if operation == "CreateTicket":
        return calls.new_ticket("load@example.com", text)
    return calls.elements(ticketNumber=number, **_FURTHER[operation](text))


def _transfer(text: str) -> dict[str, str | int]:
    _, _, target = text.partition(" to ")
    group_id, agent_id = target.split()
    return {
        "targetGroupID": group_id,
        "targetAgentID": agent_id,
        "transferComment": text,
        "ticketStatus": "Active",
    }


def _message(text: str) -> dict[str, str | int]:
    return {
        "fromAddress": "kim@example.com",
        "toAddress": "",
        "ccAddress": "",
        "subject": text,
        "body": "x",
        "isHtml": False,
        "toCustomer": False,
        "sendEmail": False,
    }


_FURTHER = {
    "AddTicketNote": lambda text: {"messageType": "", "notetext": text},
    "AddMessageToTicket": _message,
    "TransferTicket": _transfer,
    "CloseTicket": lambda text: {"closingComment": text},
}


def hammer(
    port: int, who: calls.Credentials, seconds: float, place: int, numbers: Sequence[str]
) -> Tally:
    """Call in turn until the time is over."""
    tally, work = Tally(), Hammer(place, numbers)
    end = time.monotonic() + seconds
    with load.Connection(port) as connection:
        for index in itertools.count():
            if time.monotonic() > end or len(tally.bad) > _MAX_BAD:
                return tally
            turn = work.turn(index)
            request = calls.request(turn.operation, who, turn.arguments)
            _note(tally, turn, connection.exchange(request))
    return tally


def _note(tally: Tally, turn: Turn, answer: load.Answer) -> None:
    if answer.status != 200 or b"<Result>true</Result>" not in answer.body:
        tally.bad.append(f"{turn.operation}: {answer.status} {answer.body.decode()[-600:]}")
        return
    tally.acknowledged[turn.operation] += 1
    tally.texts.append(turn.text)
    tally.created += [found.decode() for found in _NUMBER.findall(answer.body)]


if __name__ == "__main__":
    port, user_name, seconds, place, *shared = sys.argv[1:]
    who = (user_name, sys.stdin.readline().strip())
    json.dump(vars(hammer(int(port), who, float(seconds), int(place), shared)), sys.stdout)
