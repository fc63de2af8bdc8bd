"""The kinds of events, by the ids that event providers are told.

The first three digits say what an event is about: 501 knowledge base, 502 tickets, 503 who is on
the site, 505 chat rooms, 506 surveys, 507 tasks, 508 call logs, 509 incoming and 510 outgoing
mail, 511 live chats, 512 agents. 502007 was never published.
"""

from __future__ import annotations

from collections.abc import Mapping

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
"""(id, English name) of each, the first rows of ``st_EventTypes``."""

EVENT_NAMES: Mapping[int, str] = dict(EVENT_TYPES)
"""English names by id."""
