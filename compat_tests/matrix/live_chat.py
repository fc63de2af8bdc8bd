"""svcLiveChat: chats from the form to the transcript, by the customer's key and the agent's id."""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_NO_KEY = "00000000-0000-4000-8000-00000000ffff"
_QUESTION = 'My "Drücker" <&> 日本語 😀'
_BYTES = bytes(range(256))


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcLiveChat", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcLiveChat", operation, arguments, expect or {}, succeeds=False)


def _wish(**changes: object) -> dict[str, object]:
    """Return the arguments of a chat with the first department."""
    return {
        "departmentId": "{department_id}",
        "groupId": "{group_id}",
        "customerName": "Zoë",
        "customerEmailAddress": "zoe@example.com",
        "question": _QUESTION,
        "parameters": ["CustomerIP=192.0.2.7", "CustomerLanguage=de"],
        **changes,
    }


_STARTING = (
    _good(
        "GetChatForm",
        {"departmentId": "{department_id}", "page": 1},
        {"DepartmentName": "{department_name}", "AgentsAvailable": 0},
    ),
    _good("GetChatForm", {"departmentId": "{department_id}", "page": 2}, {"Fields": "*nonempty"}),
    _bad("GetChatForm", {"departmentId": "{department_id}", "page": 3}, {"Fields": None}),
    _good(
        "StartChat",
        _wish(),
        {"ChatId": "*positive", "ChatNumber": "*nonempty", "QueuePosition": 1},
        chat="ChatId",
        guid="ChatGuid",
        chat_number="ChatNumber",
    ),
    _good("StartChat", _wish(question=""), {"QueuePosition": 2}, second="ChatId", key="ChatGuid"),
    _bad("StartChat", _wish(customerName=""), {"ChatGuid": None, "ChatId": "*zero"}),
    _good(
        "GetChatStatus",
        {"chatGuid": "{guid}"},
        {"ChatStatus": "Waiting", "QueuePosition": 1, "ChatNumber": "{chat_number}"},
    ),
    _bad("GetChatStatus", {"chatGuid": _NO_KEY}, {"QueuePosition": "*zero"}),
    _good(
        "GetChatQueue",
        {"authUserName": "{agent_user}", "authPassword": "{agent_password}"},
        {"Chats.0.ChatID": "{chat}", "Chats.0.InitialQuestion": _QUESTION},
    ),
    _bad("GetChatQueue", {"authPassword": "wrong"}, {"Chats": None}),
    _bad("SendMessageToCustomer", {"chatId": "{chat}", "message": "Too early"}),
    _good(
        "AcceptChat",
        {
            "authUserName": "{agent_user}",
            "authPassword": "{agent_password}",
            "chatId": "{chat}",
        },
        {
            "Chat.ChatID": "{chat}",
            "Chat.ChatStatus": "Active",
            "Chat.UserID": "{agent_id}",
            "Chat.CustomerDisplayName": "Zoë",
            "Chat.CustomerIP": "192.0.2.7",
            "Chat.MessageCountIn": 1,
            "Chat.DateEndedUTC": "*zero",
        },
    ),
    _bad("AcceptChat", {"chatId": "{chat}"}, {"Chat.ChatID": 0}),
)

_TALKING = (
    _good(
        "SendMessageToCustomer",
        {"chatId": "{chat}", "message": "Which one?\nThe <red> one?"},
        {"ChatMessageId": "*positive"},
        said="ChatMessageId",
    ),
    _good("SendMessageFromCustomer", {"chatGuid": "{guid}", "message": "Yes & no"}),
    _bad("SendMessageFromCustomer", {"chatGuid": _NO_KEY, "message": "x"}),
    _good(
        "GetMessagesForCustomer",
        {"chatGuid": "{guid}", "afterMessageId": "{said}"},
        {
            "ChatMessages.0.Text": "Yes & no",
            "ChatMessages.0.IsFromCustomer": True,
            "ChatMessages.0.SenderName": "Zoë",
        },
    ),
    _bad("GetMessagesForCustomer", {"chatGuid": _NO_KEY}, {"ChatMessages": None}),
    _good(
        "GetChatMessages",
        {"chatId": "{chat}", "afterMessageId": 0},
        {
            "ChatMessages.0.Text": _QUESTION,
            "ChatMessages.1.Text": "Which one?\nThe <red> one?",
            "ChatMessages.1.ChatMessageID": "{said}",
        },
    ),
    _bad("GetChatMessages", {"chatId": _NOBODY}, {"ChatMessages": None}),
    _good(
        "GetChatTranscript",
        {"chatId": "{chat}"},
        {"TranscriptText": "*nonempty", "TranscriptHtml": "*nonempty"},
    ),
    _bad("GetChatTranscript", {"chatId": _NOBODY}, {"TranscriptText": None}),
)

_FILES = (
    _good(
        "AddChatAttachmentFromCustomer",
        {"chatGuid": "{guid}", "fileName": "größe.bin", "data": _BYTES},
        {
            "File.FileNameOriginal": "größe.bin",
            "File.FileSizeInBytes": 256,
            "File.IsFromCustomer": True,
            "File.DownloadUrl": "*nonempty",
        },
        file="File.FileID",
    ),
    _bad("AddChatAttachmentFromCustomer", {"chatGuid": _NO_KEY, "fileName": "a"}),
    _good(
        "AddChatAttachment",
        {"chatId": "{chat}", "fileName": "a.txt", "data": b"abc"},
        {"File.FileSizeInBytes": 3, "File.IsFromCustomer": False},
    ),
    _bad("AddChatAttachment", {"chatId": "{chat}", "fileName": ""}, {"File": "*zero"}),
    _good("GetChatAttachments", {"chatId": "{chat}"}, {"Files.0.FileID": "{file}"}),
    _bad("GetChatAttachments", {"chatId": _NOBODY}, {"Files": None}),
    _good("GetAttachmentsForCustomer", {"chatGuid": "{guid}"}, {"Files.0.FileID": "{file}"}),
    _bad("GetAttachmentsForCustomer", {"chatGuid": _NO_KEY}, {"Files": None}),
)

_ABOUT = (
    _good(
        "AddChatComment",
        {"chatId": "{chat}", "commentType": "general", "commentText": "A <note>"},
        {"CommentId": "*positive"},
        comment="CommentId",
    ),
    _bad("AddChatComment", {"chatId": "{chat}", "commentType": "gossip"}, {"CommentId": "*zero"}),
    _good(
        "GetChatComments",
        {"chatId": "{chat}"},
        {"Comments.0.CommentId": "{comment}", "Comments.0.CommentText": "A <note>"},
    ),
    _bad("GetChatComments", {"chatId": _NOBODY}, {"Comments": None}),
    _good("SetChatProperties", {"chatId": "{chat}", "properties": ["TrackingID=a=b"]}),
    _bad("SetChatProperties", {"chatId": "{chat}", "properties": ["ChatNumber=1"]}),
    _good(
        "GetChatProperties",
        {"chatId": "{chat}", "requestedValues": ["trackingid", "GroupName"]},
        {"RequestResults.0": "trackingid=a=b", "RequestResults.1": "GroupName={group_name}"},
    ),
    _bad("GetChatProperties", {"chatId": _NOBODY}, {"RequestResults": None}),
    _good("GetChatPropertiesList", {"chatId": "{chat}"}, {"RequestResults.0": "*nonempty"}),
    _bad("GetChatPropertiesList", {"chatId": _NOBODY}, {"RequestResults": None}),
    _good("SetChatCustomFields", {"chatId": "{chat}", "customFieldValues": []}),
    _bad("SetChatCustomFields", {"chatId": "{chat}", "customFieldValues": ["No such=x"]}),
    _good(
        "GetChatCustomFields",
        {"chatId": "{chat}", "requestedValues": ["No such"]},
        {"RequestResults.0": "No such="},
    ),
    _bad("GetChatCustomFields", {"chatId": _NOBODY}, {"RequestResults": None}),
    _good("GetChatCustomFieldsList", {"chatId": "{chat}"}),
    _bad("GetChatCustomFieldsList", {"chatId": _NOBODY}, {"RequestResults": None}),
)

_TIME = {
    "chatId": "{chat}",
    "subject": "Talk",
    "agentId": "{agent_id}",
    "timeLogCategoryId": 0,
    "description": "Long",
    "dateStartUtc": "2015-01-31T14:00:00Z",
    "dateEndUtc": "2015-01-31T14:05:00Z",
    "isBillable": True,
}
_TIMES = (
    _good("AddChatTimeLog", _TIME),
    _bad("AddChatTimeLog", {**_TIME, "dateEndUtc": "2015-01-30T14:05:00Z"}),
    _good(
        "GetChatTimeLogs",
        {"chatId": "{chat}"},
        {"TimeLogs.0.Subject": "Talk", "TimeLogs.0.ChatID": "{chat}"},
        log="TimeLogs.0.ID",
    ),
    _bad("GetChatTimeLogs", {"chatId": _NOBODY}, {"TimeLogs": None}),
    _good(
        "GetChatTimeLog",
        {"chatId": "{chat}", "timeLogId": "{log}"},
        {"TimeLog.DateEndUTC": "2015-01-31T14:05:00", "TimeLog.IsBillable": True},
    ),
    _bad("GetChatTimeLog", {"chatId": "{chat}", "timeLogId": _NOBODY}, {"TimeLog": "*zero"}),
)

_TICKETS = (
    Case(
        "svcTickets",
        "CreateTicketFromCustomer",
        {
            "departmentId": "{department_id}",
            "fromAddress": "zoe@example.com",
            "subject": "After the chat",
            "body": "Hello",
            "isHtml": False,
            "sendAutoResponder": False,
        },
        {},
        {"ticket": "RequestResult"},
    ),
    _good("AttachChatToTicket", {"chatId": "{chat}", "ticketNumber": "{ticket}"}),
    _bad("AttachChatToTicket", {"chatId": "{chat}", "ticketNumber": "nothing"}),
    _good(
        "GetTicketsForChat",
        {"chatId": "{chat}"},
        {"RequestResults.0": "TicketNumber={ticket}"},
    ),
    _bad("GetTicketsForChat", {"chatId": _NOBODY}, {"RequestResults": None}),
    _good(
        "GetChatsBySearch",
        {"searchCriteria": ["TicketNumber={ticket}", "ChatStatus=Active", "Text=DRÜCKER"]},
        {"Chats.0.ChatID": "{chat}", "Chats.0.MessageCountOut": 1},
    ),
    _bad("GetChatsBySearch", {"searchCriteria": ["Colour=red"]}, {"Chats": None}),
    _good("DetachChatFromTicket", {"chatId": "{chat}", "ticketNumber": "{ticket}"}),
    _bad("DetachChatFromTicket", {"chatId": "{chat}", "ticketNumber": "{ticket}"}),
)

_RECEIVING = (
    _good(
        "SetAgentChatStatusForAllGroups", {"agentUserName": "{agent_user}", "receiveChats": True}
    ),
    _bad("SetAgentChatStatusForAllGroups", {"agentUserName": "nobody", "receiveChats": True}),
    _good(
        "GetAgentChatStatus",
        {"agentUserName": "{agent_user}"},
        {"ReceivingStatus.0.IsReceiving": True},
        receiving_group="ReceivingStatus.0.GroupId",
    ),
    _bad("GetAgentChatStatus", {"agentUserName": "nobody"}, {"ReceivingStatus": None}),
    _good(
        "SetAgentChatStatus",
        {
            "agentUserName": "{agent_user}",
            "receivingStatusArr": [{"GroupId": "{receiving_group}", "IsReceiving": False}],
        },
    ),
    _bad(
        "SetAgentChatStatus",
        {
            "agentUserName": "{agent_user}",
            "receivingStatusArr": [{"GroupId": _NOBODY, "IsReceiving": True}],
        },
    ),
)

_ENDING = (
    _good(
        "TransferChat",
        {"chatId": "{chat}", "groupId": "{other_group_id}", "userId": "{other_agent_id}"},
    ),
    _bad("TransferChat", {"chatId": "{chat}", "groupId": 0, "userId": 0}),
    _good("GetChatsByAgent", {"userId": "{other_agent_id}"}, {"Chats.0.ChatID": "{chat}"}),
    _bad("GetChatsByAgent", {"userId": _NOBODY}, {"Chats": None}),
    _good("EndChat", {"chatId": "{chat}"}),
    _bad("EndChat", {"chatId": "{chat}"}),
    _good(
        "GetChat",
        {"chatId": "{chat}"},
        {
            "Chat.ChatStatus": "Ended",
            "Chat.GroupID": "{other_group_id}",
            "Chat.UserID": "{other_agent_id}",
            "Chat.ChatNumber": "{chat_number}",
            "Chat.MessageCountIn": 2,
        },
    ),
    _bad("GetChat", {"chatId": _NOBODY}, {"Chat.ChatID": 0}),
    _good("EndChatByCustomer", {"chatGuid": "{key}"}),
    _bad("EndChatByCustomer", {"chatGuid": "{key}"}),
    _good("DeleteChat", {"chatId": "{second}"}),
    _bad("DeleteChat", {"chatId": "{second}"}),
)

CASES = (
    *_STARTING,
    *_TALKING,
    *_FILES,
    *_ABOUT,
    *_TIMES,
    *_TICKETS,
    *_RECEIVING,
    *_ENDING,
)
