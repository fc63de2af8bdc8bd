"""Customers' own services that we call back: discovery, client, one module per provider.

SmarterTrack asks a customer's web service who a user is, what a ticket means to it, and tells it
what happened. This room finds such a service, calls it within a time budget, and hands events over
at least once; it may use ``db`` and knows neither the wire nor the services that ask it.
"""
