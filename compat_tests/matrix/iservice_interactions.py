"""iService: making, reading, finding and deleting interactions, and cases."""

from soap_service.demo import crm

from .iservice_case import NOBODY, bad, good, log_in

_PLACE = {"SegmentID": crm.SUPPORT, "TopicID": crm.PRINTERS, "ContactID": "{kim_id}"}
_SEVERITY = {"PropertyID": crm.SEVERITY, "Values": [{"ValueInt": 3}]}
_HOURS = {"PropertyID": crm.HOURS, "Values": [{"ValueNumber": 1.5}]}
_ORDER = {"PropertyID": crm.ORDER, "Values": [{"Value": "A-1"}]}
_SUBJECT = {"Where": "entire", "FieldID": "subject", "SearchString": "Ink"}
_START = {"segmentID": crm.SUPPORT, "interactionID": "{ticket}"}

CASES = (
    *log_in("root", "anna", "ada"),
    good(
        "InteractionCreateTicket",
        {
            "details": {
                **_PLACE,
                "Subject": "Ink",
                "BodyHtml": "<p>Empty</p>",
                "Properties": [_SEVERITY],
                "CaseProperties": [_ORDER],
            },
            "ticketType": 5,
            "pageAction": "MakeTicket",
        },
        {"InteractionID": "*positive"},
        who="anna",
        ticket="InteractionID",
    ),
    bad("InteractionCreateTicket", {"details": _PLACE, "ticketType": 4}, 351),
    good(
        "InteractionGetDetails",
        {"interactionID": "{ticket}"},
        {
            "Details.Type": "Agent Ticket",
            "Details.Status": "Unassigned",
            "Details.ThreadID": "{ticket}",
            "Details.ParentID": None,
            "Details.AssignedToID": None,
            "Details.BodyPlain": "Empty",
            "Details.InteractionProperties.0.Values.0.ValueInt": 3,
            "Details.CaseProperties.0.Values.0.Value": "A-1",
        },
        who="anna",
    ),
    bad("InteractionGetDetails", {"interactionID": NOBODY}, 302),
    good(
        "InteractionsSearch",
        {"fields": {"Groups": [{"Fields": [_SUBJECT]}]}, "pageNum": 1, "perPage": 5},
        {"TotalCount": 1, "Interactions.0.ID": "{ticket}"},
    ),
    bad("InteractionsSearch", {"sort": 99}, 361),
    good(
        "InteractionStartAgentEmail",
        {**_START, "customerID": "{kim_id}"},
        {
            "QuotedBody": "<blockquote><p>Empty</p></blockquote>",
            "Addresses": ["{kim_login}"],
            "DefaultMailboxID": crm.SUPPORT_BOX,
            "Mailboxes.0.Name": "Support",
            "Responses.0.Name": "Restart",
        },
    ),
    bad("InteractionStartAgentEmail", {"segmentID": NOBODY}, 303),
    good(
        "InteractionStartTicket",
        {"segmentID": crm.SUPPORT, "topicID": crm.PRINTERS, "customerID": "{kim_id}"},
        {"QuotedBody": None, "InteractionProperties.0.Name": "Severity"},
    ),
    bad("InteractionStartTicket", {"segmentID": crm.SUPPORT, "topicID": NOBODY}, 304),
    good("InteractionStartNote", _START, {"CaseProperties.0.Values.0.Value": "A-1"}),
    bad("InteractionStartNote", {**_START, "interactionID": NOBODY}, 302),
    good("InteractionStartForwardEmail", _START, {"QuotedBody": "*nonempty"}),
    bad("InteractionStartForwardEmail", {**_START, "interactionID": NOBODY}, 302),
    good(
        "InteractionCreateAgentEmail",
        {
            "details": {
                **_PLACE,
                "InResponseToID": "{ticket}",
                "Subject": "Offer",
                "AddSubjectRefNum": True,
                "BodyHtml": "<p>Hi</p>",
                "DestEmail": "{kim_login}",
                "Properties": [_HOURS],
            }
        },
        {"ThreadID": "{ticket}"},
        who="anna",
        email="InteractionID",
    ),
    bad("InteractionCreateAgentEmail", {"details": {**_PLACE, "DestEmail": "x"}}, 350),
    good(
        "InteractionCreateNote",
        {"details": {**_PLACE, "InResponseToID": "{email}", "BodyHtml": "x", "IsPrivate": True}},
        {"ThreadID": "{ticket}"},
    ),
    bad("InteractionCreateNote", {"details": {**_PLACE, "TopicID": crm.ORDERS}}, 346),
    good(
        "InteractionForwardEmail",
        {
            "details": {
                "InResponseToID": "{email}",
                "SegmentID": crm.SUPPORT,
                "TopicID": crm.PRINTERS,
                "Subject": "Fwd",
                "DestEmail": "boss@example.com",
            }
        },
        {"ThreadID": "{ticket}"},
    ),
    bad("InteractionForwardEmail", {"details": {"DestEmail": "boss@example.com"}}, 302),
    good(
        "InteractionCreate",
        {
            "interaction": {
                "Type": "Customer Email",
                "ContactLogin": "imported@example.com",
                "SegmentID": crm.SALES,
                "TopicID": crm.ORDERS,
                "DateUtc": "2015-02-03T13:45:39",
                "Subject": "Old",
                "BodyPlain": "as it was",
            }
        },
        {"InteractionID": "*positive"},
        imported="InteractionID",
    ),
    bad("InteractionCreate", {"interaction": {"Type": "Telegram"}}, 353),
    good(
        "InteractionGetDetails",
        {"interactionID": "{imported}"},
        {"Details.DateUtc": "2015-02-03T13:45:39", "Details.BodyHtml": None},
    ),
    good(
        "InteractionPropertySet",
        {"interactionID": "{ticket}", "values": [_SEVERITY], "caseValues": [_ORDER]},
        {"InteractionProperties.0.Values.0.ValueInt": 3},
        who="anna",
    ),
    bad("InteractionPropertySet", {"interactionID": "{email}", "values": []}, 2, who="anna"),
    good(
        "CasePropertySet",
        {"threadID": "{ticket}", "caseValues": [_ORDER]},
        {"CaseProperties.0.Values.0.Value": "A-1"},
        who="anna",
    ),
    bad("CasePropertySet", {"threadID": NOBODY}, 310),
    good(
        "CaseGet",
        {"threadID": "{ticket}"},
        {
            "RootInteractionID": "{ticket}",
            "Interactions.0.Type": "Agent Ticket",
            "Interactions.1.Type": "Agent Email",
            "Interactions.1.ToAddress": "{kim_login}",
            "Interactions.2.Type": "Private Note",
        },
        who="anna",
    ),
    bad("CaseGet", {"threadID": NOBODY}, 310),
    good(
        "InteractionGetStatusAudit",
        {"interactionID": "{ticket}"},
        {
            "Entries.0.Status": "Unassigned",
            "Entries.0.Description": "Agent Ticket created (MakeTicket)",
            "Entries.0.AgentID": "{anna_id}",
        },
    ),
    bad("InteractionGetStatusAudit", {"interactionID": NOBODY}, 302),
    good("InteractionDelete", {"interactionID": "{email}"}, who="ada"),
    bad("InteractionDelete", {"interactionID": "{email}"}, 302, who="ada"),
)
