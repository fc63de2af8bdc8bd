"""Events that nobody causes but the clock: what is idle, due or has become too many."""

from soap_service.services.clockwork.clockwork import Clockwork

__all__ = ["Clockwork"]
