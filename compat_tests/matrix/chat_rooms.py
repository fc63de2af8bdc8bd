"""svcChatRooms: rooms opened, entered, talked in and closed, by the administrator and an agent."""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_NAME = 'About "Größe" <&> 日本語 😀'
_TEXT = "Grüße & <b>Toner</b> 😀\n"
_AGENT = {"authUserName": "{agent_user}", "authPassword": "{agent_password}"}
_ROOM = {"chatRoomId": "{room}"}
_NO_ROOM = {"chatRoomId": _NOBODY}


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcChatRooms", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcChatRooms", operation, arguments, expect or {}, succeeds=False)


_OPENING = (
    _good(
        "CreateChatRoom",
        {"chatRoomName": "Short", "isShortLived": True},
        {"ChatRoomId": "*positive"},
        room="ChatRoomId",
    ),
    _bad("CreateChatRoom", {"chatRoomName": " "}, {"ChatRoomId": "*zero"}),
    _good("EditChatRoom", {**_ROOM, "chatRoomName": _NAME}),
    _bad("EditChatRoom", {**_ROOM, **_AGENT, "chatRoomName": "Mine"}),
    _good(
        "GetChatRooms",
        {"includeClosed": False},
        {
            "ChatRooms.0.ChatRoomID": "{room}",
            "ChatRooms.0.ChatRoomName": _NAME,
            "ChatRooms.0.DateCreatedUTC": "*nonempty",
            "ChatRooms.0.DateEndedUTC": "*zero",
            "ChatRooms.0.IsMember": True,
            "ChatRooms.0.IsOpen": True,
            "ChatRooms.0.IsShortLived": True,
            "ChatRooms.0.MemberCount": 1,
            "ChatRooms.0.StartedBy": "{admin_user}",
        },
    ),
)

_PERMISSIONS = [
    {"UserID": "{other_agent_id}", "IsAllowed": False},
    {"GroupID": "{group_id}", "DepartmentID": "{department_id}", "IsAllowed": True},
    {"UserID": "{agent_id}", "IsAllowed": True},
]

_ACCESS = (
    _good("SetChatRoomPermissions", {**_ROOM, "permissions": _PERMISSIONS}),
    _bad("SetChatRoomPermissions", {**_ROOM, "permissions": [{"IsAllowed": True}]}),
    _good(
        "GetChatRoomPermissions",
        _ROOM,
        {
            "Permissions.0.UserID": "{other_agent_id}",
            "Permissions.0.IsAllowed": False,
            "Permissions.1.GroupID": "{group_id}",
            "Permissions.1.DepartmentID": "{department_id}",
            "Permissions.1.RoleID": 0,
            "Permissions.2.IsAllowed": True,
        },
    ),
    _bad("GetChatRoomPermissions", _NO_ROOM, {"Permissions": None}),
)

_INVITED = {**_ROOM, "userId": "{agent_id}", "message": "Komm 😀", "ticketNumber": ""}

_INVITATIONS = (
    _good("InviteToChatRoom", _INVITED, {"InvitationId": "*positive"}, first="InvitationId"),
    _bad("InviteToChatRoom", _INVITED, {"InvitationId": "*zero"}),
    _good("DeclineChatRoomInvitation", {**_AGENT, "invitationId": "{first}"}),
    _bad("DeclineChatRoomInvitation", {**_AGENT, "invitationId": "{first}"}),
    _good("InviteToChatRoom", _INVITED, second="InvitationId"),
    _good(
        "GetChatRoomInvitations",
        _AGENT,
        {
            "Invitations.0.InvitationID": "{second}",
            "Invitations.0.ChatRoomID": "{room}",
            "Invitations.0.ChatRoomName": _NAME,
            "Invitations.0.InvitationText": "Komm 😀",
            "Invitations.0.UserIDFrom": "*positive",
            "Invitations.0.ChatNumber": "",
        },
    ),
    _good("AcceptChatRoomInvitation", {**_AGENT, "invitationId": "{second}"}),
    _bad("AcceptChatRoomInvitation", {**_AGENT, "invitationId": "{second}"}),
    _good(
        "GetChatRoomMembers",
        _ROOM,
        {"Members.0.UserName": "{admin_user}", "Members.1.UserID": "{agent_id}"},
    ),
    _bad("GetChatRoomMembers", _NO_ROOM, {"Members": None}),
)

_TALK = (
    _good(
        "SendChatRoomMessage",
        {**_ROOM, "message": _TEXT},
        {"ChatRoomMessageId": "*positive"},
        message="ChatRoomMessageId",
    ),
    _bad("SendChatRoomMessage", {**_ROOM, "message": ""}, {"ChatRoomMessageId": "*zero"}),
    _good("SendChatRoomMessage", {**_ROOM, **_AGENT, "message": "Ja"}),
    _good(
        "GetChatRoomMessages",
        {**_ROOM, "maxResults": 1},
        {"ChatRoomMessages.0.ChatRoomMessageID": "{message}", "ChatRoomMessages.0.Text": _TEXT},
    ),
    _good(
        "GetChatRoomMessages",
        {**_ROOM, "afterMessageId": "{message}"},
        {"ChatRoomMessages.0.Text": "Ja", "ChatRoomMessages.0.UserID": "{agent_id}"},
    ),
    _bad("GetChatRoomMessages", {**_ROOM, "maxResults": -1}, {"ChatRoomMessages": None}),
)

_ENDS = (
    _good("LeaveChatRoom", {**_ROOM, **_AGENT}),
    _bad("LeaveChatRoom", {**_ROOM, **_AGENT}),
    _good("JoinChatRoom", {**_ROOM, **_AGENT}),
    _bad("JoinChatRoom", _NO_ROOM),
    _good("CloseChatRoom", _ROOM),
    _bad("CloseChatRoom", _ROOM),
    _good(
        "GetChatRooms",
        {**_AGENT, "includeClosed": True},
        {"ChatRooms.0.IsOpen": False, "ChatRooms.0.DateEndedUTC": "*nonempty"},
    ),
    _good("DeleteChatRoom", _ROOM),
    _bad("DeleteChatRoom", _ROOM),
)

CASES: tuple[Case, ...] = (*_OPENING, *_ACCESS, *_INVITATIONS, *_TALK, *_ENDS)
