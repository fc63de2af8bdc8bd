"""Playing notices what is not as it should be."""

from collections.abc import Mapping
from typing import Any

from .case import Case
from .expectations import Result
from .playing import play

_KNOWN = {"admin_user": "admin", "admin_password": "secret", "ticket": 7}
_ZERO = {"ID": 0, "Subject": None, "LastReplyDateUtc": "0001-01-01T00:00:00", "IsOpen": False}


class _Answering:
    """Answers every call alike, and keeps the arguments."""

    def __init__(self, **members: Any) -> None:
        self._result = {"Message": "", "Result": True, "ResultCode": 0, **members}
        self.arguments: list[Mapping[str, Any]] = []

    def call(self, service: str, operation: str, arguments: Mapping[str, Any]) -> Result:
        self.arguments.append(arguments)
        return self._result


def _info(arguments: Mapping[str, object], expect: Mapping[str, object], **more: Any) -> Case:
    return Case("svcTickets", "GetTicketInfo", arguments, expect, **more)


def _complaints(caller: _Answering, *cases: Case) -> list[list[str]]:
    return [outcome.complaints for outcome in play(caller, cases, _KNOWN)]


def test_arguments_are_filled_in_and_completed() -> None:
    caller = _Answering()
    cases = (_info({"ticketId": "{ticket}"}, {}), _info({}, {}))
    assert _complaints(caller, *cases) == [[], []]
    credentials = {"authUserName": "admin", "authPassword": "secret"}
    assert caller.arguments == [{**credentials, "ticketId": 7}, {**credentials, "ticketId": 0}]


def test_what_one_case_saves_the_next_knows() -> None:
    caller = _Answering(Ticket={"ID": 12})
    first = _info({}, {}, save={"found": "Ticket.ID"})
    assert _complaints(caller, first, _info({"ticketId": "{found}"}, {})) == [[], []]
    assert caller.arguments[1]["ticketId"] == 12


def test_a_wrong_value_is_told() -> None:
    case = _info({}, {"Ticket.ID": "{ticket}", "Ticket.Number": "x", "Ticket.List.0": "*nonempty"})
    (told,) = _complaints(_Answering(Ticket={"ID": 8, "List": []}), case)
    assert [line.partition(":")[0] for line in told] == [
        "Ticket.ID",
        "Ticket.Number",
        "Ticket.List.0",
    ]


def test_a_refusal_is_no_success_and_a_success_no_refusal() -> None:
    refusal = _Answering(Result=False, ResultCode=100, Message="No.")
    assert _complaints(refusal, _info({}, {})) != [[]]
    assert _complaints(refusal, _info({}, {}, succeeds=False)) == [[]]
    assert _complaints(_Answering(), _info({}, {}, succeeds=False)) != [[]]


def test_a_structure_is_zero_when_all_its_members_are() -> None:
    case = _info({}, {"Ticket": "*zero"})
    assert _complaints(_Answering(Ticket=_ZERO), case) == [[]]
    assert _complaints(_Answering(Ticket={**_ZERO, "IsOpen": True}), case) != [[]]
    assert _complaints(_Answering(Ticket=None), case) != [[]]


def test_what_no_contract_knows_is_told() -> None:
    cases = (_info({"ticketID": 1}, {}), _info({"ticketId": "{nothing}"}, {}))
    assert _complaints(_Answering(), *cases) == [
        ["ValueError: not in the contract: ticketID"],
        ["ValueError: nothing was saved as nothing"],
    ]
