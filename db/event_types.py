"""The kinds of events, by the ids that event providers are told, and what is told of each.

The first three digits say what an event is about. 502007 was never published, nor any event whose
id begins with 504.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "CATEGORIES",
    "COMMON_LABELS",
    "EVENT_NAMES",
    "EVENT_TYPES",
    "FOLLOW_UP_DUE",
    "Category",
    "argument_keys",
    "category_of",
    "event_name",
    "is_event_type",
    "key_of_label",
]

EVENT_TYPES: tuple[tuple[int, str], ...] = (
    (501000, "KB Article Created"),
    (501001, "KB Article Modified"),
    (501002, "KB Article Flagged For Review"),
    (501003, "KB Article Stale"),
    (501004, "KB Article Marked As Reviewed"),
    (501005, "KB Article Deleted"),
    (502000, "Ticket Created"),
    (502001, "Ticket Transferred"),
    (502002, "Ticket Status Changed"),
    (502003, "Ticket Priority Changed"),
    (502004, "Ticket Deleted"),
    (502005, "Ticket Comment Added"),
    (502006, "Ticket Message Sent"),
    (502008, "Ticket Idle"),
    (502009, "Ticket Count Department"),
    (502010, "Ticket Count Group"),
    (502011, "Ticket Count Agent"),
    (502012, "Ticket Follow Up Scheduled"),
    (502013, "Ticket Followed Up"),
    (502014, "Ticket Time Log Created"),
    (503000, "WhosOn Chat Forced"),
    (503001, "WhosOn Chat Accepted"),
    (503002, "WhosOn Chat Invited"),
    (503003, "WhosOn Chat Invite Rejected"),
    (503004, "WhosOn Chat Invite Ignored"),
    (503005, "WhosOn Visitor Removed"),
    (503006, "WhosOn Visitor Purged"),
    (503007, "WhosOn Online Activity"),
    (505000, "Chat Channel Joined"),
    (505001, "Chat Channel Left"),
    (505002, "Chat Channel Invited"),
    (506000, "Survey Answered"),
    (506001, "Survey Offered"),
    (507000, "Task Created"),
    (507001, "Task Modified"),
    (507002, "Task Deleted"),
    (507003, "Task Started"),
    (507004, "Task Due"),
    (507005, "Task Comment Added"),
    (508000, "Call Log Created"),
    (508001, "Call Log Modified"),
    (508002, "Call Log Deleted"),
    (508003, "Call Log Attached To Ticket"),
    (508004, "Call Log Detached From Ticket"),
    (508005, "Call Log Time Log Created"),
    (509000, "POP Connection Failed"),
    (509001, "POP Login Failed"),
    (509002, "POP Download Failed"),
    (509003, "POP Import Failed"),
    (510000, "SMTP Connection Failed"),
    (510001, "SMTP Login Failed"),
    (510002, "SMTP Delivery Failed"),
    (511000, "Live Chat Started"),
    (511001, "Live Chat Ended"),
    (511002, "Live Chat Transferred"),
    (511003, "Live Chat Deleted"),
    (511004, "Live Chat Attached To Ticket"),
    (511005, "Live Chat Detached From Ticket"),
    (511006, "Live Chat Incoming Message"),
    (511007, "Live Chat Outgoing Message"),
    (511008, "Live Chat Idle"),
    (511009, "Live Chat Department Count"),
    (511010, "Live Chat Group Count"),
    (511011, "Live Chat Agent Count"),
    (511012, "Live Chat Comment Added"),
    (511013, "Live Chat Time Log Created"),
    (512000, "Agent Ticket Status Changed"),
    (512001, "Agent Live Chat Status Changed"),
)
"""(id, English name) of each of the product's, the first rows of ``st_EventTypes``."""

EVENT_NAMES: Mapping[int, str] = dict(EVENT_TYPES)
"""English names of the product's by id."""

FOLLOW_UP_DUE = 902001
"""Ticket Follow-up Due: the product has it under a number that was never published."""

_OWN_NAMES = {FOLLOW_UP_DUE: "Ticket Follow-up Due"}


@dataclass(frozen=True, slots=True)
class Category:
    """What events are about: its name, and the labels of its conditions in the product.

    The labels are those of the user interface; only that "Article Title" is the argument ``title``
    is known.
    """

    name: str
    labels: tuple[str, ...] = ()


COMMON_LABELS = ("Time of Day", "Day of Week", "Event Type", "Name")
"""The labels of conditions that every category has."""

_LISTENING = ("Server Name", "Server Port", "Login Username", "SSL", "Customer Email")
_SENDING = (
    "SMTP Server",
    "Server Port",
    "Email Address",
    "SSL",
    "Requires Authentication",
    "Customer Email",
)
_ARTICLES = (
    "Agent",
    "Folder",
    "Article Title",
    "Keywords",
    "Body Text",
    "Marked as Draft",
    "Marked as Private",
    "Flagged for Review",
    "Feedback Text",
    "Feedback Display Name",
    "Feedback IP Address",
    "Feedback Email",
    "Feedback Moderated",
    "Feedback Abuse Reports",
)
_VISITORS = (
    "Acting Agent",
    "Department",
    "Group",
    "Sent Message",
    "Customer Name",
    "Customer Email Address",
    "IP Address",
    "Host Name",
    "Host Domain",
    "Session Start Time",
    "Hits",
    "Duration Minutes",
    "Idle Minutes",
    "Country",
)
_TASKS = (
    "Acting Agent",
    "Agent Assigned",
    "Description",
    "Due Date",
    "Priority",
    "Related Item",
    "Status",
    "Start Date",
    "Subject",
)

CATEGORIES: Mapping[int, Category] = {
    501: Category("Knowledge Base", _ARTICLES),
    502: Category("Ticket"),
    503: Category("Who's On", _VISITORS),
    505: Category("Chat channel", ("Agent", "Chat Room Name", "Sent Message")),
    506: Category("Survey"),
    507: Category("Task", _TASKS),
    508: Category("Call Log"),
    509: Category("POP", _LISTENING),
    510: Category("SMTP", _SENDING),
    511: Category("Live Chat"),
    512: Category("Agent status"),
    902: Category("Ticket"),
}
"""Categories by the first three digits; the labels of those without any are not known."""

_ACTING = ("actinguserid", "actinguser")
_TICKET = (
    "title",
    "ticketid",
    "ticketnumber",
    "customeremail",
    "departmentid",
    "groupid",
    "agentid",
    "statusid",
    "priorityid",
    *_ACTING,
)
_ARTICLE = (
    "title",
    "articleid",
    "folderid",
    "authorid",
    "keywords",
    "markedasdraft",
    "markedasprivate",
    "flaggedforreview",
    "actinguserid",
    "actinguser",
)
_TASK = (
    "title",
    "taskid",
    "agentid",
    "statusid",
    "priorityid",
    "startdate",
    "duedate",
    "ticketid",
    "chatid",
    "calllogid",
)
_CHAT = (
    "title",
    "chatid",
    "chatnumber",
    "customername",
    "customeremail",
    "departmentid",
    "groupid",
    "agentid",
)
_CALL_LOG = (
    "title",
    "calllogid",
    "callnumber",
    "customername",
    "customeremail",
    "phonenumber",
    "departmentid",
    "groupid",
    "agentid",
    "isincoming",
    *_ACTING,
)
_VISITOR = (
    "title",
    "visitorid",
    "customername",
    "customeremail",
    "ipaddress",
    "hostname",
    "hostdomain",
    "sessionstarttime",
    "hits",
    "durationminutes",
    "idleminutes",
    "country",
)
_INVITATION = (*_VISITOR, "departmentid", "groupid", "agentid", "sentmessage")
_RECEIVING = ("departmentid", "groupid", "userid", "useridtakingaction", "isreceiving")
_CHAT_ROOM = ("title", "chatroomid", "agentid", "agent", "sentmessage")
_OLD_PLACE = ("olddepartmentid", "oldgroupid", "olduserid")

_KEYS: Mapping[int, tuple[str, ...]] = {
    501000: _ARTICLE,
    501001: _ARTICLE,
    501002: _ARTICLE,
    501003: (*_ARTICLE, "staledays"),
    501004: _ARTICLE,
    501005: _ARTICLE,
    502000: _TICKET,
    502001: (*_TICKET, *_OLD_PLACE),
    502002: (*_TICKET, "oldticketstatusid"),
    502003: (*_TICKET, "oldticketpriorityid"),
    502004: _TICKET,
    502005: _TICKET,
    502006: (*_TICKET, "ticketmessageid"),
    502008: (*_TICKET, "idleminutes"),
    502009: ("title", "departmentid", "ticketcount"),
    502010: ("title", "departmentid", "groupid", "ticketcount"),
    502011: ("title", "agentid", "ticketcount"),
    502012: _TICKET,
    502013: _TICKET,
    502014: _TICKET,
    503000: (*_INVITATION, "chatid", *_ACTING),
    503001: (*_INVITATION, "chatid"),
    503002: (*_INVITATION, *_ACTING),
    503003: _INVITATION,
    503004: _INVITATION,
    503005: (*_VISITOR, *_ACTING),
    503006: _VISITOR,
    503007: (*_VISITOR, "pageurl"),
    505000: (*_CHAT_ROOM, *_ACTING),
    505001: (*_CHAT_ROOM, *_ACTING),
    505002: (*_CHAT_ROOM, "chatnumber", "ticketnumber", *_ACTING),
    507000: (*_TASK, *_ACTING),
    507001: (*_TASK, *_ACTING),
    507002: (*_TASK, *_ACTING),
    507003: _TASK,
    507004: _TASK,
    507005: (*_TASK, *_ACTING),
    508000: _CALL_LOG,
    508001: _CALL_LOG,
    508002: _CALL_LOG,
    508003: (*_TICKET, "calllogid"),
    508004: (*_TICKET, "calllogid"),
    508005: _CALL_LOG,
    511000: (*_CHAT, *_ACTING),
    511001: (*_CHAT, *_ACTING),
    511002: (*_CHAT, *_ACTING, *_OLD_PLACE),
    511003: (*_CHAT, *_ACTING),
    511004: (*_TICKET, "chatid"),
    511005: (*_TICKET, "chatid"),
    511006: (*_CHAT, *_ACTING, "chatmessageid"),
    511007: (*_CHAT, *_ACTING, "chatmessageid"),
    511008: (*_CHAT, "idleminutes"),
    511009: ("title", "departmentid", "chatcount"),
    511010: ("title", "departmentid", "groupid", "chatcount"),
    511011: ("title", "agentid", "chatcount"),
    511012: (*_CHAT, *_ACTING),
    511013: (*_CHAT, *_ACTING),
    512000: _RECEIVING,
    512001: _RECEIVING,
    FOLLOW_UP_DUE: (*_TICKET, "followupdate"),
}

_LABEL_KEYS = {
    "articletitle": "title",
    "chatroomname": "title",
    "subject": "title",
    "customeremailaddress": "customeremail",
}


def event_name(event_type_id: int) -> str:
    """Return the English name of an event type, ``""`` for an unknown one."""
    return EVENT_NAMES.get(event_type_id, "") or _OWN_NAMES.get(event_type_id, "")


def is_event_type(event_type_id: int) -> bool:
    """Tell whether there is such an event type, the product's or ours."""
    return bool(event_name(event_type_id))


def category_of(event_type_id: int) -> Category | None:
    """Return what events of a type are about."""
    return CATEGORIES.get(event_type_id // 1000)


def argument_keys(event_type_id: int) -> tuple[str, ...]:
    """Return the keys of the arguments that are told with an event, as far as it is told at all.

    Of the product's own keys only ``title`` of 501000 is known, the others are ours.
    """
    return _KEYS.get(event_type_id, ())


def key_of_label(plain_label: str) -> str:
    """Return the key for a label of a condition in lower case and without spaces."""
    return _LABEL_KEYS.get(plain_label, plain_label)
