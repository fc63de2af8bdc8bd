"""iService: sessions, contacts, subscriptions and what customers do by themselves."""

from soap_service.demo import crm

from .iservice_case import NOBODY, bad, good, log_in

_NAME = {"PropertyID": crm.NAME, "Values": [{"Value": "Nina Nová"}]}
_NEW = {"Properties": [_NAME], "Logins": [{"Name": "nina@example.com", "Type": "email"}]}
_BIRTHDAY = {
    "PropertyName": "Birthday",
    "Values": [{"ValueDateUtc": "2001-02-03T00:00:00"}],
}
_QUESTION = {
    "SegmentID": crm.SUPPORT,
    "TopicID": crm.PRINTERS,
    "Subject": "Größe 😀",
    "BodyHtml": "<p>Help</p>",
}
_SUBSCRIPTIONS = {"ListIDs": ["1"], "OptoutIDs": ["campaign-1"], "ArticleIDs": ["1"]}


def _search(where: str, field: str, text: str) -> dict[str, object]:
    found = {"Where": where, "FieldID": field, "SearchString": text}
    return {"fields": {"Groups": [{"Fields": [found]}]}}


CASES = (
    *log_in("root", "anna", "kim", "landlord"),
    bad("Login", {"loginName": "{kim_login}", "password": "wrong"}, 1),
    good(
        "LoggedIn",
        expect={
            "IsLoggedIn": True,
            "ContactID": "{anna_id}",
            "IsAgent": True,
            "UserTypeName": "CSR",
            "AccessRights.0": "Answer.Send",
            "SegmentIDs": [crm.SUPPORT],
            "UserTypeID": "*positive",
        },
        who="anna",
    ),
    good("LoggedIn", {"sessionID": "dead"}, {"IsLoggedIn": False, "UserTypeID": None}),
    good("GetVersion", expect={"Version": "*nonempty", "SchemaVersion": "*nonempty"}),
    good(
        "Register",
        {"details": _NEW, "password": "secret", "membership": [crm.SUPPORT, crm.SALES]},
        {"ContactID": "*positive"},
        nina_id="ContactID",
    ),
    bad("Register", {"details": _NEW, "password": "secret"}, 320),
    good("RegisterOpenID", {"openIDGuid": "0f8fad5b"}, {"ContactID": "*positive"}),
    bad("RegisterOpenID", code=10),
    good("PasswordResetSend", {"loginName": "{kim_login}"}),
    bad("PasswordResetSend", code=10),
    good("PasswordResetConfirm", {"resetToken": "{reset_token}", "newPassword": "another"}),
    bad("PasswordResetConfirm", {"resetToken": "{reset_token}", "newPassword": "x"}, 325),
    good(
        "ContactsSearch",
        {**_search("start", "name", "kim"), "pageNum": 1, "perPage": 10},
        {
            "TotalCount": 1,
            "Contacts.0.ContactID": "{kim_id}",
            "Contacts.0.Email": "{kim_login}",
            "Contacts.0.SegmentIDs": [crm.SUPPORT],
        },
    ),
    bad("ContactsSearch", _search("end", "nonsense", "x"), 360),
    good(
        "ContactCreate",
        {"details": {"Properties": [_NAME]}, "membership": [crm.SUPPORT]},
        {"ContactID": "*positive"},
        made="ContactID",
    ),
    bad("ContactCreate", {"details": {"Properties": []}}, 322),
    good("ContactGetName", {"contactID": "{made}"}, {"Name": "Nina Nová"}, who="anna"),
    bad("ContactGetName", {"contactID": "{ola_id}"}, 301, who="anna"),
    good(
        "ContactSetDetails",
        {
            "contactID": "{made}",
            "details": {
                "Properties": [_BIRTHDAY],
                "SetLogins": True,
                "Logins": [{"Name": "made@example.com"}],
            },
        },
    ),
    bad("ContactSetDetails", {"contactID": "{made}", "membership": [NOBODY]}, 303),
    good(
        "ContactGetDetails",
        {"contactID": "{made}"},
        {
            "Name": "Nina Nová",
            "Properties.0.Name": "Birthday",
            "Properties.0.IsDate": True,
            "Properties.0.Kind": "Contact",
            "Properties.0.SegmentID": None,
            "Properties.0.Values.0.ValueDateUtc": "2001-02-03T00:00:00",
            "Properties.0.Values.0.ValueInt": None,
            "Logins.0.Name": "made@example.com",
            "Membership": [crm.SUPPORT],
            "CanModifyLogins": True,
        },
        who="anna",
    ),
    bad("ContactGetDetails", {"contactID": "{root_id}"}, 301, who="anna"),
    good("ContactSetSubscriptions", {"contactID": "{made}", "subscriptions": _SUBSCRIPTIONS}),
    bad(
        "ContactSetSubscriptions",
        {"contactID": "{made}", "subscriptions": {"ListIDs": ["99"]}},
        316,
    ),
    good(
        "ContactGetSubscriptions",
        {"contactID": "{made}"},
        {
            "Lists.0.IsOnList": True,
            "Campaigns.0.IsOptedOut": True,
            "Articles.0.Subject": "How to change the toner",
        },
    ),
    bad("ContactGetSubscriptions", {"contactID": "{yuki_id}"}, 301, who="kim"),
    good(
        "FindAnswerMySubscriptionsSet",
        {"subscriptions": {"ListIDs": ["1"]}, "pageAction": "FindAnswerMySubscriptionsSet"},
        {"Lists.0.Name": "Newsletter", "Lists.0.IsOnList": True},
        who="kim",
    ),
    bad("FindAnswerMySubscriptionsSet", code=2, who="anna"),
    good(
        "FindAnswerArticlesSearch",
        {"sessionID": "", "searchString": "toner"},
        {"TotalCount": 1, "Articles.0.Rating": 4.5, "Articles.0.IsPublic": True},
    ),
    good(
        "FindAnswerArticleGet",
        {"articleID": crm.SECRETS},
        {"Article.Subject": "Service codes", "Article.Rating": None},
    ),
    bad("FindAnswerArticleGet", {"sessionID": "", "articleID": crm.SECRETS}, 308),
    good(
        "AttachmentUpload",
        {"fileName": "Ü.bin", "contentType": "image/png", "data": bytes(range(256))},
        {"AttachmentID": "*positive", "Data": None},
        who="kim",
        file_id="AttachmentID",
    ),
    bad("AttachmentUpload", {"data": b"x"}, 10),
    good(
        "FindAnswerQuestionSubmit",
        {"question": {**_QUESTION, "AttachmentIDs": ["{file_id}"]}},
        {"InteractionID": "*positive"},
        who="kim",
        question="InteractionID",
    ),
    good(
        "FindAnswerQuestionSubmit",
        {"sessionID": "", "question": {**_QUESTION, "Login": "somebody@example.com"}},
    ),
    bad("FindAnswerQuestionSubmit", {"sessionID": "", "question": _QUESTION}, 350),
    good(
        "FindAnswerHistory",
        expect={"Interactions.0.Subject": "Größe 😀", "Interactions.0.Type": "Customer Ticket"},
        who="kim",
    ),
    bad("FindAnswerHistory", code=2, who="anna"),
    good(
        "InteractionGetAttachments",
        {"interactionID": "{question}"},
        {"Attachments.0.FileName": "Ü.bin", "Attachments.0.SizeBytes": 256},
        who="kim",
    ),
    bad("InteractionGetAttachments", {"interactionID": NOBODY}, 302),
    good("AttachmentGet", {"attachmentID": "{file_id}"}, {"Data": "*nonempty"}, who="anna"),
    bad("AttachmentGet", {"attachmentID": NOBODY}, 307),
    good(
        "ContactGetHistory",
        {"contactID": "{kim_id}", "pageNum": 1, "perPage": 2},
        {"PerPage": 2, "Interactions.0.CustomerName": "Kim Larsen", "TotalCount": "*positive"},
        who="anna",
    ),
    bad("ContactGetHistory", {"contactID": NOBODY}, 301),
    good("ContactDelete", {"contactID": "{made}"}, who="landlord"),
    bad("ContactDelete", {"contactID": "{made}"}, 301, who="landlord"),
    good("Logout", who="kim"),
    bad("Logout", code=300, who="kim"),
)
