"""iService: the queue, answers and approval, on the demo's questions and new ones."""

from collections.abc import Iterator, Mapping

from soap_service.demo import crm

from .case import Case
from .iservice_case import NOBODY, bad, good, log_in

_ANSWER = {"BodyHtml": "<p>Switch it on.</p>"}


def _question(name: str, agent: str = "anna") -> Case:
    """Return the import of a question that an agent gets."""
    given = {
        "Type": "Customer Email",
        "ContactID": "{kim_id}",
        "SegmentID": crm.SUPPORT,
        "TopicID": crm.PRINTERS,
        "Subject": "It does not print",
        "AssignToAgentID": f"{{{agent}_id}}",
    }
    return good("InteractionCreate", {"interaction": given}, **{name: "InteractionID"})


def _acted(
    operation: str,
    arguments: Mapping[str, object] | None = None,
    expect: Mapping[str, object] | None = None,
    code: int = 342,
    answer: Mapping[str, object] = _ANSWER,
) -> Iterator[Case]:
    """Yield an action on a new question of Anna's, and the same on one of Quinn's."""
    more = {"answer": answer, **(arguments or {})}
    yield _question("mine")
    yield _question("other", "quinn")
    yield good(
        operation,
        {"interactionIDs": ["{mine}"], **more},
        {"UpdatedIDs": ["{mine}"]} if expect is None else expect,
        who="anna",
    )
    yield bad(operation, {"interactionIDs": ["{other}"], **more}, code, who="anna")


CASES = (
    *log_in("root", "anna", "quinn", "mira", "cara"),
    good(
        "MyQueueGetNext",
        {"pageAction": "MyQueueGetNext"},
        {
            "InteractionID": "*positive",
            "Details.Status": "Queued",
            "Details.AgentName": "Anna Weiß",
        },
        who="anna",
        next="InteractionID",
    ),
    bad("MyQueueGetNext", {"sessionID": "dead"}, 300),
    good(
        "MyQueueGetDetails",
        {"interactionID": "{next}", "pageAction": "ShowDetails"},
        {"Details.ID": "{next}", "Details.AssignedToID": "{anna_id}"},
        who="anna",
    ),
    bad("MyQueueGetDetails", {"interactionID": NOBODY}, 302),
    good(
        "MyQueueGetThis",
        {"interactionID": "{next}"},
        {"Details.AgentName": "Cara Chief"},
        who="cara",
    ),
    bad("MyQueueGetThis", {"interactionID": "{next}"}, 2, who="anna"),
    *_acted(
        "AnswerSend", expect={"ResponseInteractionIDs.0": "*positive", "SmtpOutIDs.0": "*positive"}
    ),
    *_acted("AnswerSendLeaveOpen", expect={"UpdatedIDs": ["{mine}"]}),
    *_acted("AnswerSaveDraft"),
    *_acted("AnswerAutoSave", expect={}),
    *_acted("InteractionSaveResolve"),
    *_acted("InteractionAssign", {"assignToAgentID": "{quinn_id}"}),
    *_acted("InteractionUnqueue"),
    *_acted("InteractionChangeTopic", answer={"TopicID": crm.ACCOUNTS}),
    *_acted("InteractionChangeSegment", answer={"ForwardSegmentID": crm.SALES}),
    *_acted("InteractionForwardExternal", {"externalEmail": "expert@example.org"}),
    _question("mine"),
    good(
        "InteractionSaveNote",
        {"interactionIDs": ["{mine}"], "answer": _ANSWER, "isPrivate": True},
        {"ThreadID": "{mine}"},
        who="anna",
    ),
    bad("InteractionSaveNote", {"interactionIDs": [NOBODY], "answer": _ANSWER}, 302),
    good("InteractionMarkSpam", {"interactionIDs": ["{mine}"]}, {"UpdatedIDs": ["{mine}"]}),
    bad("InteractionMarkSpam", {"interactionIDs": ["{mine}"]}, 343),
    _question("first", "quinn"),
    _question("second", "quinn"),
    good(
        "AnswerSend",
        {"interactionIDs": ["{first}", "{second}"], "answer": _ANSWER},
        {"UpdatedIDs": ["{first}", "{second}"], "SmtpOutIDs": []},
        who="quinn",
        proposed="ResponseInteractionIDs.0",
        other="ResponseInteractionIDs.1",
    ),
    good(
        "MyQueueGetApprove",
        expect={"Details.Status": "Pending", "Details.Type": "Agent Response"},
        who="mira",
    ),
    bad("MyQueueGetApprove", code=2, who="anna"),
    good(
        "AnswerApprove",
        {"interactionIDs": ["{proposed}"], "answer": {"BodyHtml": "<p>Better</p>"}},
        {"ResponseInteractionIDs": ["{proposed}"], "UpdatedIDs": ["{proposed}"]},
        who="mira",
    ),
    bad("AnswerApprove", {"interactionIDs": ["{proposed}"]}, 345, who="mira"),
    good("AnswerReject", {"interactionID": "{other}", "comments": "Too short"}, who="mira"),
    bad("AnswerReject", {"interactionID": "{other}"}, 302, who="mira"),
    good(
        "InteractionGetDetails",
        {"interactionID": "{second}"},
        {"Details.Status": "Queued", "Details.Tags": ["Draft"]},
        who="quinn",
    ),
)
