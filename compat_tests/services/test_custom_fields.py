"""Custom fields of tickets."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from compat_tests.services.outcome import sent
from compat_tests.services.world import SALES, SUPPORT, World
from db.models.smartertrack import (
    CustomDataField,
    CustomDataFieldInCustomTemplate,
    CustomDataFieldInTicket,
    CustomTemplate,
    Department,
)


def add_fields(session: Session) -> None:
    session.add(CustomTemplate(custom_template_id=1, display_name="Ticket"))
    session.add_all(
        [
            CustomDataField(custom_field_id=1, display_name="Serial Number"),
            CustomDataField(
                custom_field_id=2,
                display_name="Plan",
                default_value="Pick one",
                options="Basic\r\nPro\n",
            ),
            CustomDataField(custom_field_id=3, display_name="Elsewhere", default_value="x"),
        ]
    )
    session.flush()
    session.add_all(
        CustomDataFieldInCustomTemplate(
            custom_template_id=1, custom_field_id=field, sort_order=order, is_visible=True
        )
        for field, order in ((1, 2), (2, 1))
    )
    department = session.get(Department, SUPPORT)
    assert department is not None
    department.custom_template_id_ticket = 1


@pytest.fixture
def number(world: World) -> str:
    """A ticket of a department that has fields."""
    world.change(add_fields)
    return world.create()


def test_a_department_says_how_its_fields_are_shown(world: World, number: str) -> None:
    result = world.GetCustomFieldControls(SUPPORT)
    assert [(each.custom_field_id, each.display_name) for each in result.custom_fields] == [
        (2, "Plan"),
        (1, "Serial Number"),
    ]
    [plan, _serial] = result.custom_fields
    assert (plan.custom_template_id, plan.sort_order, plan.is_visible_to_users) == (1, 1, True)
    assert (plan.is_required_by_users, plan.is_required_by_agents) == (False, False)


def test_a_department_without_a_template_has_none(world: World, number: str) -> None:
    assert world.GetCustomFieldControls(SALES).custom_fields == []
    assert world.GetCustomFieldControls(77).result_code == 102


def test_a_list_that_was_never_set_has_its_prompt(world: World, number: str) -> None:
    result = world.GetTicketCustomFieldsList(number)
    assert result.request_results == ["Plan=Pick one", "Serial Number="]


def test_names_are_found_in_any_case_and_echoed(world: World, number: str) -> None:
    """Known difference U31."""
    world.SetTicketCustomFields(number, ["serial number=a=b", "PLAN=pro"])
    asked = ["SERIAL NUMBER", "plan", "Elsewhere", "Unknown", None]
    assert world.GetTicketCustomFields(number, asked).request_results == [
        "SERIAL NUMBER=a=b",
        "plan=Pro",
        "Elsewhere=x",
        "Unknown=",
        "=",
    ]


def test_a_field_of_no_template_is_listed_once_it_is_set(world: World, number: str) -> None:
    world.SetTicketCustomFields(number, ["Elsewhere="])
    listed = world.GetTicketCustomFieldsList(number).request_results
    assert listed == ["Plan=Pick one", "Serial Number=", "Elsewhere="]


@pytest.mark.parametrize(
    ("values", "code"), [(["Plan=Gold"], 145), (["Colour=red"], 13), (["Plan"], 12)]
)
def test_one_wrong_value_and_nothing_changes(
    world: World, number: str, values: list[str], code: int
) -> None:
    """Known difference U31."""
    result = world.SetTicketCustomFields(number, ["Serial Number=1", *values])
    assert (result.result, result.result_code) == (False, code)
    assert world.rows(select(CustomDataFieldInTicket.data_content)) == []


@pytest.mark.parametrize("value", ["Basic", "pick ONE", ""])
def test_a_list_takes_its_options_its_prompt_and_nothing(
    world: World, number: str, value: str
) -> None:
    assert world.SetTicketCustomFields(number, [f"Plan={value}"]).result


def test_a_field_can_be_changed_again(world: World, number: str) -> None:
    world.SetTicketCustomFields(number, ["Plan=Basic"])
    world.SetTicketCustomFields(number, ["Plan=Pro", "Plan=Basic", "Plan=Pro"])
    assert world.GetTicketCustomFields(number, ["Plan"]).request_results == ["Plan=Pro"]


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("GetTicketCustomFieldsList", ()),
        ("GetTicketCustomFields", (["Plan"],)),
        ("SetTicketCustomFields", (["Plan=Pro"],)),
    ],
)
def test_a_ticket_that_is_not_there_has_no_fields(
    world: World, operation: str, arguments: Any
) -> None:
    assert getattr(world, operation)("168-24F24A57-000E", *arguments).result_code == 100


def test_more_fields_cost_no_more_statements(world: World, number: str, sql: list[str]) -> None:
    sent(sql)
    world.GetTicketCustomFieldsList(number)
    assert sent(sql) == 3
    world.SetTicketCustomFields(number, ["Plan=Pro", "Serial Number=1", "Elsewhere=2"])
    assert sent(sql) == 5
    world.GetCustomFieldControls(SUPPORT)
    assert sent(sql) == 3
