"""Playing cases through a client: fill in, call, check, save."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from soap_service.asmx.contract import Operation

from .arguments import complete, fill
from .callers import Caller
from .case import Case
from .contracts import CONTRACTS
from .expectations import ABSENT, Result, complaints, value_at


@dataclass(frozen=True)
class Outcome:
    """What came of a case: the result, None after a fault, and what is wrong with it."""

    case: Case
    result: Result | None
    complaints: list[str]

    @property
    def operation(self) -> str:
        """The operation, as `service/Operation`."""
        return f"{self.case.service}/{self.case.operation}"


def play(caller: Caller, cases: Iterable[Case], known: Mapping[str, Any]) -> list[Outcome]:
    """Play cases one after another; what they save is known to those behind them."""
    saved = dict(known)
    return [_play(caller, case, saved) for case in cases]


def _play(caller: Caller, case: Case, saved: dict[str, Any]) -> Outcome:
    try:
        result = caller.call(case.service, case.operation, _arguments(case, saved))
        wrong = complaints(case, result, saved)
    except Exception as error:  # whatever a library raises is the case's failure
        return Outcome(case, None, [f"{type(error).__name__}: {error}"])
    found = {name: value_at(result, path) for name, path in case.save.items()}
    saved.update({name: value for name, value in found.items() if value is not ABSENT})
    return Outcome(case, result, wrong)


def _arguments(case: Case, saved: Mapping[str, Any]) -> dict[str, Any]:
    operation = CONTRACTS[case.service].operations[case.operation]
    given = {**_credentials(case.service, operation, saved), **fill(case.arguments, saved)}
    return complete(operation.parameters, given)


def _credentials(service: str, operation: Operation, saved: Mapping[str, Any]) -> dict[str, Any]:
    """The administrator's, by the names that the operation has for them, or a session."""
    if service == "iService":
        names = (parameter.name for parameter in operation.parameters)
        return {name: saved["session"] for name in names if name == "sessionID"}
    user, password = operation.parameters[:2]
    return {user.name: saved["admin_user"], password.name: saved["admin_password"]}


def known_values(demo: Mapping[str, Any]) -> dict[str, Any]:
    """What cases can refer to from the start: names of demo.json, the first of each kind.

    `other_...` is an agent, customer, department or group beside it, `second_group_id` a further
    group of the same department.
    """
    agents, customers, groups = demo["agents"], demo["customers"], demo["groups"]
    department, other_department = demo["departments"][:2]
    group, second = (one for one in groups if one["department_id"] == department["id"])
    other_group = next(one for one in groups if one["department_id"] == other_department["id"])
    return {
        "admin_user": demo["admin"]["username"],
        "admin_password": demo["admin"]["password"],
        **_person("agent", agents[0], "id", "password"),
        **_person("other_agent", agents[1], "id", "password"),
        **_person("customer", customers[0], "email", "password"),
        **_person("other_customer", customers[1], "email"),
        "department_id": department["id"],
        "department_name": department["name"],
        "other_department_id": other_department["id"],
        "other_department_name": other_department["name"],
        "group_id": group["id"],
        "group_name": group["name"],
        "second_group_id": second["id"],
        "second_group_name": second["name"],
        "other_group_id": other_group["id"],
        "other_group_name": other_group["name"],
        "session": "",
        "tenant": "default",
        **_contacts(demo["iservice"]["contacts"]),
    }


def _contacts(contacts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The people of iService: `anna_login`, `anna_password`, `anna_id` and so on."""
    known: dict[str, Any] = {}
    for each in contacts:
        name = each["username"].partition("@")[0]
        known[f"{name}_login"], known[f"{name}_password"] = each["username"], each["password"]
        known[f"{name}_id"] = each["id"]
    return known


def _person(prefix: str, person: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {f"{prefix}_user": person["username"]} | {f"{prefix}_{key}": person[key] for key in keys}
