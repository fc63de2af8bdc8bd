"""iService: mailboxes, raw messages and the queue of outbound mail."""

from soap_service.demo import crm

from .iservice_case import NOBODY, bad, good, log_in

_BOX = {
    "SegmentID": crm.SUPPORT,
    "Name": "Second",
    "InServer": "mail.example.com",
    "InUsername": "second@example.com",
    "InProtocol": "EWSOAuth",
    "InPort": 443,
    "InUseSsl": True,
    "DefaultTopicID": crm.PRINTERS,
    "IsEnabled": True,
    "InPassword": "secret",
}
_RAW = (
    b"From: Kim <kim@example.com>\r\nTo: support@example.com\r\nSubject: Fire\r\n"
    b"Date: Thu, 22 Aug 2019 10:00:00 +0200\r\nMessage-ID: <1@example.com>\r\n\r\nIt burns\r\n"
)

CASES = (
    *log_in("root", "ada", "anna", "mailer", "landlord"),
    good(
        "MailboxesGet",
        {"segmentID": crm.SALES},
        {"Mailboxes.0.InUsername": "sales@example.com", "Mailboxes.0.LastCheckedUtc": None},
    ),
    bad("MailboxesGet", {"segmentID": NOBODY}, 303),
    good("MailboxesGetForward", expect={"Mailboxes.0.Name": "Support"}, who="anna"),
    bad("MailboxesGetForward", {"segmentID": crm.SALES}, 303, who="anna"),
    good(
        "MailboxSave",
        {"mailbox": _BOX},
        {"Mailbox.MailboxID": "*positive", "Mailbox.InProtocol": "EWSOAuth"},
        who="ada",
        box="Mailbox.MailboxID",
    ),
    bad("MailboxSave", {"mailbox": _BOX}, 370, who="ada"),
    good("MailboxSetEnabled", {"mailboxID": "{box}", "isEnabled": False}, who="ada"),
    bad("MailboxSetEnabled", {"mailboxID": NOBODY}, 306, who="ada"),
    good(
        "RawMessageSubmit",
        {"mailboxID": crm.SUPPORT_BOX, "data": _RAW},
        {"RawMessageID": "*positive", "IsDuplicate": False},
        who="mailer",
        raw="RawMessageID",
    ),
    good(
        "RawMessageSubmit",
        {"mailboxID": crm.SUPPORT_BOX, "data": _RAW},
        {"RawMessageID": "{raw}", "IsDuplicate": True},
        who="mailer",
    ),
    bad("RawMessageSubmit", {"mailboxID": NOBODY, "data": _RAW}, 306, who="mailer"),
    good(
        "RawMessagesGet",
        {"maxRows": 10},
        {
            "TotalCount": 1,
            "RawMessages.0.SizeBytes": len(_RAW),
            "RawMessages.0.IsProcessed": False,
            "RawMessages.0.InteractionID": None,
        },
        who="landlord",
    ),
    bad("RawMessagesGet", code=2, who="ada"),
    good(
        "RawMessagesProcess",
        {"maxRows": 10},
        {"Succeeded": 1, "Failed": 0},
        who="mailer",
        received="InteractionIDs.0",
    ),
    bad("RawMessagesProcess", {"rawMessageID": NOBODY}, 312, who="mailer"),
    good(
        "RawMessageGet",
        {"rawMessageID": "{raw}"},
        {"FileName": "{raw}.eml", "Data": "*nonempty"},
        who="landlord",
    ),
    bad("RawMessageGet", {"rawMessageID": NOBODY}, 312, who="landlord"),
    good(
        "InteractionGetDetails",
        {"interactionID": "{received}"},
        {
            "Details.Type": "Customer Email",
            "Details.DateUtc": "2019-08-22T08:00:00",
            "Details.CustomerID": "{kim_id}",
            "Details.MailboxID": crm.SUPPORT_BOX,
        },
        who="anna",
    ),
    good(
        "SmtpOutGet",
        {"pageNum": 1, "perPage": 1},
        {"TotalCount": "*positive", "Items.0.SmtpOutID": "*positive", "Items.0.AttemptCount": 0},
        who="ada",
        waiting="Items.0.SmtpOutID",
    ),
    bad("SmtpOutGet", code=2, who="anna"),
    good("SmtpOutSetDelay", {"smtpOutIDs": ["{waiting}"], "delay": "OneDay"}, who="ada"),
    bad("SmtpOutSetDelay", {"smtpOutIDs": [NOBODY]}, 313, who="ada"),
    good("SmtpOutRemove", {"smtpOutIDs": ["{waiting}"]}, who="ada"),
    bad("SmtpOutRemove", {"smtpOutIDs": ["{waiting}"]}, 313, who="ada"),
    good(
        "SmtpOutLease",
        {"maxRows": 1, "leaseSeconds": 600},
        {"LeaseID": "*nonempty", "Messages.0.FromAddress": "*nonempty"},
        who="mailer",
        lease="LeaseID",
        leased="Messages.0.SmtpOutID",
    ),
    bad("SmtpOutLease", {"maxRows": 1}, 2, who="ada"),
    good(
        "SmtpOutReport",
        {"leaseID": "{lease}", "failedIDs": ["{leased}"], "errorMessage": "Mailbox full"},
        who="mailer",
    ),
    bad("SmtpOutReport", {"leaseID": "x", "deliveredIDs": ["{leased}"]}, 372, who="mailer"),
    good(
        "SmtpOutGet",
        {"errorsOnly": True},
        {"TotalCount": 1, "Items.0.LastError": "Mailbox full", "Items.0.AttemptCount": 1},
        who="ada",
    ),
)
