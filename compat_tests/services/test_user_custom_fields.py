"""Custom fields, and their values for users."""

from __future__ import annotations

import pytest

from compat_tests.services.world import ANNA, BEN, World
from db.models.smartertrack import CustomDataField


@pytest.fixture
def fields(world: World) -> World:
    """A world with a text, a list and an older field of the same name as the text."""
    rows = [
        CustomDataField(display_name="Serial", data_type=1, default_value="none"),
        CustomDataField(
            display_name="Plan",
            data_type=4,
            default_value="Pick one",
            options="Basic\r\nPro\n\nEnterprise\n",
            is_global=True,
        ),
        CustomDataField(display_name="serial", default_value="newer"),
    ]
    world.change(lambda session: session.add_all(rows))
    return world


def test_definitions_list_their_options_line_by_line(fields: World) -> None:
    """Known difference U58."""
    first, second, _third = fields.GetAllCustomFields().custom_fields
    assert (first.id, first.display_name, first.value_options) == (1, "Serial", [])
    assert (first.data_type, first.default_value, first.is_global) == ("1", "none", False)
    assert second.value_options == ["Basic", "Pro", "Enterprise"]
    assert (second.data_type, second.default_value, second.is_global) == ("4", "Pick one", True)


def test_values_come_in_the_order_and_spelling_asked(fields: World) -> None:
    """Known difference U59."""
    assert fields.SetUserCustomFields(ANNA, ["SERIAL=A=1", None, "Plan="]).result is True
    asked = ["plan", "Nonsense", "serial ", "Serial"]
    assert fields.GetUserCustomFields(ANNA, asked).request_results == [
        "plan=",
        "Nonsense=",
        "serial=A=1",
        "Serial=A=1",
    ]
    assert fields.GetUserCustomFields(ANNA, None).request_results == []


def test_a_value_never_set_is_the_default(fields: World) -> None:
    fields.SetUserCustomFields(ANNA, ["Serial=7"])
    assert fields.GetUserCustomFieldsList(ANNA).request_results == ["Plan=Pick one", "Serial=7"]
    assert fields.GetUserCustomFieldsList(BEN).request_results == ["Plan=Pick one", "Serial=none"]


def test_a_value_can_be_set_again(fields: World) -> None:
    for value in ("1", "2"):
        assert fields.SetUserCustomFields(ANNA, [f"Serial={value}"]).result is True
    assert fields.GetUserCustomFields(ANNA, ["Serial"]).request_results == ["Serial=2"]


@pytest.mark.parametrize(("text", "code"), [("Nonsense=1", 208), ("Serial", 12)])
def test_one_wrong_field_leaves_all_as_they_were(fields: World, text: str, code: int) -> None:
    assert fields.SetUserCustomFields(ANNA, ["Serial=1", text]).result_code == code
    assert fields.GetUserCustomFields(ANNA, ["Serial"]).request_results == ["Serial=none"]


def test_a_user_must_be_there(fields: World) -> None:
    assert fields.SetUserCustomFields(999, ["Serial=1"]).result_code == 204
    assert fields.GetUserCustomFields(999, ["Serial"]).result_code == 204
