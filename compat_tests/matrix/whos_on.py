"""svcWhosOn: page views, who is on line, inviting, forcing, answering and removing visitors."""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_KEY, _OTHER = "cookie-Zoë-1", "cookie-2"
_URL = "https://shop.example/größe?a=1&b=<2>"


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcWhosOn", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcWhosOn", operation, arguments, expect or {}, succeeds=False)


def _seen(key: str, **more: object) -> Mapping[str, object]:
    return {"visitorKey": key, "pageUrl": _URL, "pageTitle": "Größe & 日本語 😀", **more}


_KNOWN = [
    "DisplayName=Zoë <Öz>",
    "EmailAddress=zoe@example.com",
    "IPAddress=192.0.2.7",
    "Country=Canada",
    "Language=fr-CA",
    "Referrer=https://search.example/?q=1=2",
]
_PLACE = {"departmentId": "{department_id}", "groupId": "{group_id}"}

_TRACKING = (
    _good(
        "TrackVisitor",
        _seen(_KEY, parameters=_KNOWN),
        {"VisitorId": "*positive", "Invitation": None, "ChatId": 0, "ChatGuid": None},
        visitor="VisitorId",
    ),
    _bad("TrackVisitor", {"visitorKey": _KEY, "pageUrl": "javascript:x"}, {"VisitorId": "*zero"}),
    _good("TrackVisitor", _seen(_OTHER), {"VisitorId": "*positive"}, other="VisitorId"),
    _good(
        "GetVisitors",
        {"searchCriteria": ["Text=größe", "Country=canada", "MinHits=1"]},
        {"Visitors.0.VisitorID": "{visitor}", "Visitors.0.IsOnline": True},
    ),
    _bad("GetVisitors", {"searchCriteria": ["Colour=red"]}, {"Visitors": None}),
    _good(
        "GetVisitor",
        {"visitorId": "{visitor}"},
        {
            "Visitor.VisitorID": "{visitor}",
            "Visitor.DisplayName": "Zoë <Öz>",
            "Visitor.EmailAddress": "zoe@example.com",
            "Visitor.Country": "Canada",
            "Visitor.DateLeftUTC": "*zero",
            "Visitor.Hits": 1,
            "Visitor.Visits": 1,
            "Pages.0.PageUrl": _URL,
            "Pages.0.PageTitle": "Größe & 日本語 😀",
        },
    ),
    _bad("GetVisitor", {"visitorId": _NOBODY}, {"Pages": None}),
)

_INVITING = (
    _good(
        "InviteVisitorToChat",
        {"visitorId": "{visitor}", **_PLACE, "message": "Puis-je vous aider ?"},
        {"InvitationId": "*positive"},
        invitation="InvitationId",
    ),
    _bad(
        "InviteVisitorToChat",
        {"visitorId": "{visitor}", **_PLACE, "message": "Again?"},
        {"InvitationId": "*zero"},
    ),
    _good(
        "TrackVisitor",
        _seen(_KEY),
        {
            "VisitorId": "{visitor}",
            "Invitation.InvitationID": "{invitation}",
            "Invitation.InvitationText": "Puis-je vous aider ?",
            "Invitation.Answer": "Waiting",
            "Invitation.DateAnsweredUTC": "*zero",
        },
    ),
    _good(
        "GetPendingInvitation",
        {"visitorKey": _KEY},
        {"VisitorId": "{visitor}", "Invitation.InvitationID": "{invitation}"},
    ),
    _bad("GetPendingInvitation", {"visitorKey": "nobody"}, {"Invitation": None}),
    _bad("AcceptInvitation", {"visitorKey": _OTHER, "invitationId": "{invitation}"}),
    _good(
        "AcceptInvitation",
        {"visitorKey": _KEY, "invitationId": "{invitation}"},
        {"ChatId": "*positive", "ChatNumber": "*nonempty", "ChatGuid": "*nonempty"},
        chat="ChatId",
    ),
    _good(
        "GetInvitationsForVisitor",
        {"visitorId": "{visitor}"},
        {
            "Invitations.0.InvitationID": "{invitation}",
            "Invitations.0.Answer": "Accepted",
            "Invitations.0.ChatID": "{chat}",
        },
    ),
    _bad("GetInvitationsForVisitor", {"visitorId": _NOBODY}, {"Invitations": None}),
    _good(
        "InviteVisitorToChat",
        {"visitorId": "{other}", **_PLACE, "message": "Hello?"},
        declined="InvitationId",
    ),
    _good("RejectInvitation", {"visitorKey": _OTHER, "invitationId": "{declined}"}),
    _bad("RejectInvitation", {"visitorKey": _OTHER, "invitationId": "{declined}"}),
    _good(
        "ForceChat",
        {"visitorId": "{other}", **_PLACE, "message": "I insist."},
        {"ChatId": "*positive", "ChatNumber": "*nonempty"},
        forced="ChatId",
    ),
    _bad("ForceChat", {"visitorId": "{other}", **_PLACE}, {"ChatId": "*zero"}),
    _good("TrackVisitor", _seen(_OTHER), {"ChatId": "{forced}", "ChatGuid": "*nonempty"}),
)

_LEAVING = (
    _good("RemoveVisitor", {"visitorId": "{visitor}"}),
    _bad("RemoveVisitor", {"visitorId": "{visitor}"}),
    _good("GetVisitors", {"searchCriteria": ["Text=größe", "Country=canada"]}, {"Visitors": []}),
    _good(
        "GetVisitorsBySearch",
        {"searchCriteria": ["Country=Canada", "IsOnline=false"]},
        {"Visitors.0.VisitorID": "{visitor}", "Visitors.0.DateLeftUTC": "*nonempty"},
    ),
    _bad("GetVisitorsBySearch", {"searchCriteria": ["MinHits=many"]}, {"Visitors": None}),
)

CASES = (*_TRACKING, *_INVITING, *_LEAVING)
