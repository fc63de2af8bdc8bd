"""What others said, as it may be written down."""

from __future__ import annotations

import pytest

from providers.redaction import redacted, secrets_of

SECRETS = ["k9-secret", "a=b&c"]


def test_the_secrets_of_a_list_are_known() -> None:
    items = ["authPW=a", "loginUsername=ann", "loginPassword=a=b&c", "loginPassword="]
    assert secrets_of(items) == ["a=b&c", "a"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("All is well", "All is well"),
        ("wrong k9-secret there", "wrong *** there"),
        ("<string>a=b&amp;c</string>", "<string>***</string>"),
        ("got authPW=other words", "got authPW=***"),
        ("AUTHPW: other", "AUTHPW: ***"),
        ("loginPassword = x\nmore", "loginPassword = ***"),
        ("line\r\nline\x1b", "line line\x1b"),
        ("x" * 400, "x" * 300 + "..."),
        ("x" * 295 + "k9-secret", "x" * 295 + "***"),
    ],
)
def test_a_text_is_shown_without_them(text: str, shown: str) -> None:
    assert redacted(text, SECRETS) == shown
