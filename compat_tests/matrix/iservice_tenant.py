"""iService: how the tenant is set up, the installation it is in, batches and the purge."""

from soap_service.demo import crm

from .iservice_case import NOBODY, bad, good, log_in

_COLUMNS = ["contact-Login (email)", "contact-Name"]
_ROWS = [
    {"RowNumber": 1, "Values": ["row@example.com", "Rowena"]},
    {"RowNumber": 2, "Values": ["too few"]},
]
_TICKET = ["contact-login", "tickettopicID", "ticketsegmentID", "ticketsubject", "ticketbody"]

CASES = (
    *log_in("root", "ada", "anna", "landlord"),
    good(
        "SegmentsGet",
        expect={
            "Segments.0.Name": "Support",
            "Segments.0.IsStandard": True,
            "Segments.0.DefaultServiceLevelID": crm.BASIC,
        },
        who="anna",
    ),
    bad("SegmentsGet", code=2, who="landlord"),
    good(
        "TopicsGet",
        {"segmentID": crm.SUPPORT, "includeDeleted": True},
        {
            "Topics.0.Name": "Printers",
            "Topics.0.ParentTopicID": None,
            "Topics.0.PropertyIDs": [crm.SEVERITY],
            "Topics.1.SkillIDs": [crm.BILLING],
            "Topics.3.Visibility": "Deleted",
        },
        who="anna",
    ),
    good("TopicsGet", {"sessionID": "", "segmentID": crm.SALES}, {"Topics.0.Name": "Orders"}),
    bad("TopicsGet", {"sessionID": "", "segmentID": NOBODY}, 303),
    good(
        "ContactPropertiesGet",
        {"segmentID": crm.SALES},
        {"Properties.0.Name": "Budget", "Properties.0.IsNumber": True},
    ),
    bad("ContactPropertiesGet", {"segmentID": NOBODY}, 303),
    good(
        "InteractionPropertiesGet",
        {"segmentID": crm.SUPPORT},
        {"Properties.0.Kind": "Answer", "Properties.3.Kind": "KnowledgeBase"},
    ),
    bad("InteractionPropertiesGet", {"segmentID": NOBODY}, 303),
    good(
        "ResponsesGet",
        {"segmentID": crm.SUPPORT, "kind": "Auto"},
        {"Responses.0.Kind": "Auto", "Responses.0.Name": "Acknowledgment"},
    ),
    bad("ResponsesGet", {"segmentID": NOBODY}, 303),
    good(
        "AgentsGet",
        {"segmentID": crm.SUPPORT},
        {"Agents.0.Name": "Ada Admin", "LicensesUsed": 7, "LicensesAuthorized": 0},
    ),
    bad("AgentsGet", code=2, who="anna"),
    good(
        "UserTypesGet",
        expect={"UserTypes.0.Name": "Anonymous", "UserTypes.2.IsAgent": True},
    ),
    bad("UserTypesGet", code=2, who="anna"),
    good("AgentLogout", {"agentContactID": "{ben_id}"}, who="ada"),
    bad("AgentLogout", {"agentContactID": "{kim_id}"}, 309, who="ada"),
    good(
        "BroadcastMessageApply",
        {"tenantNames": ["{tenant}"], "messageHtml": "Down at <b>noon</b>"},
        who="landlord",
    ),
    bad("BroadcastMessageApply", {"tenantNames": ["x"], "messageHtml": "x"}, 314, who="landlord"),
    good(
        "BroadcastMessageGet",
        expect={"IsActive": True, "MessageHtml": "Down at <b>noon</b>"},
        who="ada",
    ),
    bad("BroadcastMessageGet", code=2, who="anna"),
    good("BroadcastMessageRemove", {"tenantNames": ["{tenant}"]}, who="landlord"),
    bad("BroadcastMessageRemove", code=10, who="landlord"),
    good("BroadcastMessageGet", expect={"IsActive": False, "AppliedUtc": None}, who="ada"),
    good("TenantsGet", expect={"Tenants.0.TenantName": "{tenant}"}, who="landlord"),
    bad("TenantsGet", code=2, who="ada"),
    good(
        "TenantGetInfo",
        expect={"Tenant.TenantName": "{tenant}", "Tenant.MailboxesEnabled": True},
        who="ada",
    ),
    bad("TenantGetInfo", {"tenantName": "x"}, 314, who="landlord"),
    good(
        "MonitorGet",
        expect={"Tenants.0.TenantName": "{tenant}", "Tenants.0.Mailboxes.0.Status": "OK"},
    ),
    bad("MonitorGet", code=2, who="anna"),
    good(
        "InteractionPurgeSet",
        {"isEnabled": False, "retentionDays": 365},
        {"IsEnabled": False, "RetentionDays": 365},
        who="ada",
    ),
    bad("InteractionPurgeSet", {"isEnabled": True, "retentionDays": 179}, 380, who="ada"),
    good(
        "InteractionPurgeGet",
        expect={"RetentionDays": 365, "PendingInteractions": "*positive", "LastDeletedUtc": None},
        who="ada",
    ),
    bad("InteractionPurgeGet", code=2, who="anna"),
    good(
        "BatchValidate",
        {"columns": _COLUMNS, "rows": _ROWS, "rowAction": "None"},
        {"RowsTotal": 2, "RowsSucceeded": 1, "Rows.0.ContactID": None},
        who="anna",
    ),
    bad("BatchValidate", {"columns": ["nonsense"]}, 390),
    good(
        "BatchUtilityRun",
        {"columns": _COLUMNS, "rows": _ROWS, "rowAction": "None"},
        {
            "RowsFailed": 1,
            "Rows.0.ContactCreated": True,
            "Rows.0.ContactID": "*positive",
            "Rows.0.InteractionID": None,
            "Rows.1.ErrorMessage": "The row has 1 values for 2 columns.",
        },
        who="anna",
    ),
    good(
        "BatchUtilityRun",
        {
            "columns": _TICKET,
            "rows": [
                {"RowNumber": 7, "Values": ["row@example.com", "1", f"{crm.SUPPORT}", "Ink", "x"]}
            ],
            "rowAction": "Ticket",
        },
        {"Rows.0.RowNumber": 7, "Rows.0.InteractionID": "*positive"},
        who="anna",
    ),
    bad("BatchUtilityRun", {"columns": _COLUMNS, "rowAction": "Ticket"}, 391),
    good(
        "BatchFormSubmit",
        {"formName": "Contacts", "columns": _COLUMNS, "rows": _ROWS[:1]},
        {"RowsSucceeded": 1, "Rows.0.ContactCreated": False},
        who="anna",
    ),
    bad("BatchFormSubmit", {"formName": "nonsense", "columns": _COLUMNS}, 315),
)
