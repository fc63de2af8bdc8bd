"""The outbox of events: told to the event provider at least once, in order for each object."""

from providers.outbox.courier import Courier, CourierSettings, Send
from providers.outbox.exceptions import (
    BadProfile,
    LeaseLost,
    OutboxError,
    UnknownEvent,
    UnknownProfile,
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
    "BadProfile",
    "Condition",
    "Courier",
    "CourierSettings",
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
    "load_profiles",
    "remove_finished",
    "remove_profile",
]
