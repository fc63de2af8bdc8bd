"""A worked sample of a provider: customers who log in, tickets that cost, events in a file."""

from providers.sample.folder import Demo, SampleFolder
from providers.sample.provider import SampleProvider

__all__ = ["Demo", "SampleFolder", "SampleProvider"]
