"""The outbox of events, its courier and its clockwork."""
