"""Providers called, providers hosted, and events delivered."""
