"""Lists of key=value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.variables import Outputs, custom_field_items, item


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("authPW", "k9-secret", "authPW=k9-secret"),
        ("loginPassword", "a=b&c", "loginPassword=a=b&c"),
        ("subject", "two\nlines ", "subject=two\nlines "),
        ("location", "", "location="),
        ("location", None, "location="),
    ],
)
def test_an_item_is_key_and_value(key: str, value: str | None, text: str) -> None:
    assert item(key, value) == text


def test_custom_fields_keep_their_names_and_order() -> None:
    fields = {"Server Name": "db-07", "billing ID": None, "": "lost", "A": ""}
    assert list(custom_field_items(fields)) == ["cf_Server Name=db-07", "cf_billing ID=", "cf_A="]


def test_outputs_are_read_without_case() -> None:
    outputs = Outputs(["Authentication=OK", "EMAILADDRESS=a@b.example"])
    assert outputs.get("authentication") == "OK"
    assert outputs.get("EmailAddress") == "a@b.example"
    assert outputs.get("DisplayName") is None


def test_items_without_an_equals_sign_are_skipped() -> None:
    outputs = Outputs(["nonsense", "", None, "a=1"])
    assert outputs.get("nonsense") is None
    assert outputs.get("a") == "1"


def test_the_first_equals_sign_ends_the_key_and_nothing_is_trimmed() -> None:
    assert Outputs(["a= b=c\n "]).get("a") == " b=c\n "
    assert Outputs([" a=1"]).get("a") is None


def test_the_last_of_equal_keys_counts() -> None:
    assert Outputs(["Key=1", "KEY=2"]).get("key") == "2"


@pytest.mark.parametrize("word", ["TRUE", "True", "true", " true "])
def test_words_are_compared_without_case(word: str) -> None:
    assert Outputs([f"CanStartTickets={word}"]).says("CanStartTickets", "True")
    assert not Outputs([f"CanStartTickets={word}"]).says("CanStartTickets", "False")
    assert not Outputs().says("CanStartTickets", "False")


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), (" 7 ", 7), ("", None), ("-1", None), ("7.5", None), ("٣", None), ("9" * 10, None)],
)
def test_numbers_are_whole(text: str, number: int | None) -> None:
    assert Outputs([f"groupId={text}"]).number("GROUPID") == number


def test_custom_fields_keep_their_case_and_their_prefix_needs_none() -> None:
    outputs = Outputs(["cf_Billing ID=1", "CF_server=2", "Cf_=lost", "cfx=3", "cf_Billing ID=4"])
    assert outputs.custom_fields == {"Billing ID": "4", "server": "2"}


@given(st.text(min_size=1).filter(lambda key: "=" not in key), st.text())
def test_what_is_written_is_read(key: str, value: str) -> None:
    assert Outputs([item(key, value)]).get(key) == value
