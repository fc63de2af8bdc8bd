"""The outbox of events: told to the event provider at least once, in order for each object."""

from providers.outbox.courier import Courier, CourierSettings, Send
from providers.outbox.exceptions import (
    BadProfile,
    LeaseLost,
    OutboxError,
    UnknownEvent,
    UnknownProfile,
)
from providers.outbox.inspection import (
    STATES,
    EventView,
    count_events,
    drop_events,
    find_event,
    list_events,
    redeliver_events,
)
from providers.outbox.lease import WorkLease
from providers.outbox.matching import Condition, Match
from providers.outbox.profiles import (
    ANY_EVENT,
    Profile,
    Profiles,
    add_profile,
    load_profiles,
    remove_profile,
)
from providers.outbox.retry import RetryPolicy
from providers.outbox.store import remove_finished

__all__ = [
    "ANY_EVENT",
    "STATES",
    "BadProfile",
    "Condition",
    "Courier",
    "CourierSettings",
    "EventView",
    "LeaseLost",
    "Match",
    "OutboxError",
    "Profile",
    "Profiles",
    "RetryPolicy",
    "Send",
    "UnknownEvent",
    "UnknownProfile",
    "WorkLease",
    "add_profile",
    "count_events",
    "drop_events",
    "find_event",
    "list_events",
    "load_profiles",
    "redeliver_events",
    "remove_finished",
    "remove_profile",
]
