"""Who may call what: the whole table, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from compat_tests.iservice.outcome import failure
from compat_tests.iservice.world import World, contract
from soap_service.demo import crm
from soap_service.naming import snake_case
from soap_service.services.iservice.operations import service

NO_PERMISSION = 2
EVERYBODY = tuple(person[0] for person in crm.PEOPLE)
AGENTS = ("root", "ada", "cara", "mira", "anna", "ben", "quinn")
ADMINISTRATORS = ("root", "ada")
MANAGERS = ("root", "ada", "cara")
QA_MANAGERS = (*MANAGERS, "mira")
CUSTOMERS = ("kim", "yuki", "ola")
CONTACTS = (*AGENTS, *CUSTOMERS)
MAIL_SERVICE, LANDLORD = ("mailer",), ("landlord",)

TABLE = {
    "anybody": (
        "Login LoggedIn Register RegisterOpenID PasswordResetSend PasswordResetConfirm GetVersion"
        " TopicsGet AttachmentUpload FindAnswerArticlesSearch FindAnswerArticleGet"
        " FindAnswerQuestionSubmit"
    ),
    EVERYBODY: "Logout",
    CONTACTS: (
        "ContactGetName ContactGetDetails ContactSetDetails ContactGetSubscriptions"
        " ContactSetSubscriptions AttachmentGet InteractionGetAttachments"
    ),
    CUSTOMERS: "FindAnswerHistory FindAnswerMySubscriptionsSet",
    AGENTS: (
        "ContactsSearch ContactCreate ContactGetHistory InteractionGetDetails InteractionsSearch"
        " InteractionStartAgentEmail InteractionStartTicket InteractionStartNote"
        " InteractionStartForwardEmail InteractionCreateAgentEmail InteractionCreateTicket"
        " InteractionCreateNote InteractionForwardEmail InteractionCreate"
        " InteractionGetStatusAudit InteractionPropertySet MyQueueGetNext MyQueueGetDetails"
        " InteractionAssign InteractionUnqueue AnswerSend AnswerSendLeaveOpen"
        " InteractionSaveResolve InteractionChangeSegment InteractionChangeTopic"
        " InteractionForwardExternal MailboxesGetForward AnswerSaveDraft AnswerAutoSave"
        " InteractionSaveNote InteractionMarkSpam CaseGet CasePropertySet SegmentsGet"
        " ContactPropertiesGet InteractionPropertiesGet ResponsesGet BatchFormSubmit"
        " BatchUtilityRun BatchValidate"
    ),
    MANAGERS: "MyQueueGetThis BroadcastMessageGet",
    QA_MANAGERS: "MyQueueGetApprove AnswerApprove AnswerReject",
    ADMINISTRATORS: (
        "AgentLogout InteractionDelete AgentsGet UserTypesGet MailboxesGet MailboxSave"
        " MailboxSetEnabled SmtpOutGet SmtpOutSetDelay SmtpOutRemove MonitorGet"
        " InteractionPurgeGet InteractionPurgeSet"
    ),
    (*ADMINISTRATORS, *LANDLORD): "TenantGetInfo",
    LANDLORD: (
        "ContactDelete RawMessagesGet RawMessageGet BroadcastMessageApply BroadcastMessageRemove"
        " TenantsGet"
    ),
    MAIL_SERVICE: "RawMessageSubmit RawMessagesProcess SmtpOutLease SmtpOutReport",
}
"""Who may call which operations; anybody needs no session."""

ROWS = [(operation, who) for who, names in TABLE.items() for operation in names.split()]


def is_refused(result: Any) -> bool:
    return list(result.error_details or ()) == [str(NO_PERMISSION)]


def test_every_operation_is_in_the_table_once() -> None:
    assert sorted(operation for operation, _ in ROWS) == sorted(contract().operations)


@pytest.mark.parametrize(
    ("operation", "who"), [row for row in ROWS if row[1] != "anybody"], ids=lambda each: str(each)
)
def test_only_who_may_gets_in(world: World, operation: str, who: tuple[str, ...]) -> None:
    """Known difference I3."""
    assert failure(getattr(world.anybody, operation)()) == NO_PERMISSION
    allowed = {
        name for name in EVERYBODY if not is_refused(getattr(getattr(world, name), operation)())
    }
    assert allowed == set(who)


@pytest.mark.parametrize("operation", TABLE["anybody"].split())
def test_some_operations_are_open_to_all(world: World, operation: str) -> None:
    assert not is_refused(getattr(world.anybody, operation)())
    assert not is_refused(getattr(world.landlord, operation)())


def test_the_rights_stand_beside_the_operations() -> None:
    assert service.access.keys() == {snake_case(name) for name in contract().operations}
