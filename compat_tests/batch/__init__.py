"""The batch utilities as users run them, against a server process."""
