"""The live chat provider: whether a chat may be started, and where (``StartChat``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from providers.envelope import Result
from providers.variables import custom_field_items, item

__all__ = ["START_CHAT", "ChatAnswer", "ChatQuestion", "chat_inputs", "read_chat"]

START_CHAT = "StartChat"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatQuestion:
    """The chat that is about to be started; an ``email_from`` of None is not sent at all."""

    department_name: str
    user_name: str = ""
    email_from: str | None = None
    custom_fields: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """Whether the chat may be started, where it goes, and the custom fields to overwrite.

    ``message`` is to be shown when it is not allowed; ``failed`` says that the provider gave no
    answer.
    """

    allowed: bool = True
    message: str = ""
    department_name: str | None = None
    custom_fields: Mapping[str, str] = field(default_factory=dict)
    failed: bool = False


def chat_inputs(question: ChatQuestion) -> list[str]:
    """Return what is sent about a chat."""
    mail = question.email_from
    return [
        item("loginUsername", question.user_name),
        item("departmentName", question.department_name),
        *([] if mail is None else [item("emailFrom", mail)]),
        *custom_field_items(question.custom_fields),
    ]


def read_chat(result: Result) -> ChatAnswer:
    """Return the answer of a result; only ``ChatCreation=FALSE`` forbids the chat."""
    outputs = result.outputs
    if outputs.says("ChatCreation", "FALSE"):
        return ChatAnswer(False, result.message)
    department = outputs.get("departmentName") or None
    return ChatAnswer(True, result.message, department, outputs.custom_fields)
